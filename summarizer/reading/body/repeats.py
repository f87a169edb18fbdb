"""Lines that stand twice: copies for small screens, teasers, and what plans say of two things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from summarizer.language.scripts import DENSE
from summarizer.language.width import width

_NO_LETTERS = re.compile(r"[\W_]+")

#: What is as long and stands twice is no refrain; characters, and of dense scripts.
_MIN_REPEATED, _MIN_REPEATED_DENSE = 80, 27
_TWICE = 2

#: Columns of an item that may stand under several headings; of a copy the next line is as near, and
#: as far from its first place but for so many lines.
_MAX_REPEATED = 200
_NEAR = 10
_SHIFT = 2


def once(lines: Sequence[str], headings: Iterable[str]) -> list[str]:
    """Return lines without those that stand twice.

    Where a text begins with two that all stand below again, these are a teaser of it. So is a first line
    that has the next two without a blank between them.
    """
    if _is_glued(lines):
        lines = lines[1:]
    keys = [line_key(line) if _may_be_repeated(line) else "" for line in lines]
    counts = Counter(filter(None, keys))
    # What is said more often is asked of each who answers.
    keys = [key if counts[key] == _TWICE else "" for key in keys]
    if not any(keys):
        return list(lines)
    first = 0
    while keys[first] and keys[first] in keys[first + 1 :]:
        first += 1
    if first >= _TWICE:
        return list(lines[first:])
    places: dict[str, int] = {}
    firsts = {n: places.setdefault(key, n) for n, key in enumerate(keys) if key}
    again = {n: place for n, place in firsts.items() if n != place}
    apart = _apart(lines, again, frozenset(headings))
    return [line for n, line in enumerate(lines) if n not in again or n in apart]


def _apart(
    lines: Sequence[str], again: Mapping[int, int], headings: Collection[str]
) -> frozenset[int]:
    """Return which repeated lines are of plans and recipes: short, alone, under another heading.

    Lines of a copy of the text, made for small screens, are as far from their first places as the next.

    Args:
        lines: In reading order.
        again: Places of those that come again, and their first places.
        headings: Of the page.
    """
    above = list(accumulate(line in headings for line in lines))
    places = list(again)
    return frozenset(
        n
        for number, n in enumerate(places)
        if width(lines[n]) <= _MAX_REPEATED
        and above[n] > above[again[n]]
        and not any(
            abs(other - n) <= _NEAR and abs(other - again[other] - n + again[n]) <= _SHIFT
            for other in places[max(number - 1, 0) : number + 2]
            if other != n
        )
    )


def _may_be_repeated(line: str) -> bool:
    return len(line) >= (_MIN_REPEATED_DENSE if DENSE.search(line) else _MIN_REPEATED)


def _is_glued(lines: Sequence[str]) -> bool:
    """Whether the first line is the second, and the beginning of the third."""
    if len(lines) < 3 or not _may_be_repeated(lines[0]):
        return False
    first, second, third = map(line_key, lines[:3])
    rest = first.removeprefix(second)
    return bool(second) and rest != first and third.startswith(rest)


@lru_cache(maxsize=4096)
def line_key(text: str) -> str:
    """Return the letters of a line in lower case, by which it is known again."""
    return _NO_LETTERS.sub("", text).casefold()
