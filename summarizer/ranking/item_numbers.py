"""Numbers that items carry in their text: "3. Fry the onions." as a point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

#: "2. Canon R50", "(3) Fry", "４）".
_NUMBER = re.compile(r"\W?(\d{1,3})[.)）．、](?!\d)\s*(?=\S)")

#: Of items that are counted in their text, at least; "1. FC Passau" and "2. Mai" stand alone.
_FEWEST = 3


def without_stray_numbers(points: Sequence[str], paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return points without the numbers of their items, unless those tell the order of two or more.

    One number among other points, and steps "1.", "3.", "2." of several recipes, tell nothing.

    Args:
        points: In reading order.
        paragraphs: Of the article.
    """
    told = [number for point in points if (number := _number(point)) is not None]
    if not told or (len(told) > 1 and _in_order(told)):
        return tuple(points)
    counted = {_number(paragraph) for paragraph in paragraphs} - {None}
    return tuple(_without(point, counted) for point in points)


def _number(text: str) -> int | None:
    found = _NUMBER.match(text)
    return int(found[1]) if found else None


def _in_order(numbers: Sequence[int]) -> bool:
    """Whether they rise, or fall to the best."""
    rises = numbers[1] > numbers[0]
    return all((b > a) is rises and a != b for a, b in pairwise(numbers))


def _without(point: str, counted: set[int | None]) -> str:
    found = _NUMBER.match(point)
    if found is None or len(counted) < _FEWEST:
        return point
    rest, number = point[found.end() :], int(found[1])
    is_of_series = not counted.isdisjoint({number - 1, number + 1})
    return rest if is_of_series and not rest[:1].islower() else point
