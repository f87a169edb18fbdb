"""Words around a topic that say only that somebody wants to read about it: "news about Ukraine"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, chain

from summarizer.topics.words.words import clean, words

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wrappings:
    """What stands before or behind a topic."""

    before: frozenset[Words]
    behind: frozenset[Words]

    #: Names that end or begin with such words: "Fox News".
    names: frozenset[Words]

    #: Words of the longest.
    longest: int


def unwrapped(typed: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a topic without what is wrapped around it.

    Args:
        typed: In small letters, as ``words`` returns them.
    """
    start, end = _span(tuple(typed))
    return tuple(typed[start:end])


def unwrapped_text(typed: str) -> str:
    """Return a topic as it was typed, on one line, without what is wrapped around it.

    What is not parted by a blank stays whole: 東京のニュース.
    """
    parts = typed.split()
    spelt = [words(clean(part)) for part in parts]
    start, end = _span(tuple(chain.from_iterable(spelt)))
    ends = [*accumulate(map(len, spelt))] or [0]
    # A part whose words all lie before the topic, or behind it, is none of it; signs alone have none.
    first = bisect_right(ends, start) if start else 0
    behind = bisect_left(ends, end) + 1 if end < ends[-1] else len(parts)
    return " ".join(parts[first:behind])


def _span(typed: Words) -> tuple[int, int]:
    """Return where the topic begins and ends; one word of it stays at least."""
    known = _wrappings()
    start, end = 0, len(typed)
    while (rest := typed[start:end]) not in known.names:
        if front := _front(rest, known):
            start += front
        elif back := _back(rest, known):
            end -= back
        else:
            break
    return start, end


def _front(typed: Words, known: Wrappings) -> int:
    lengths = range(min(known.longest, len(typed) - 1), 0, -1)
    return next((length for length in lengths if typed[:length] in known.before), 0)


def _back(typed: Words, known: Wrappings) -> int:
    lengths = range(min(known.longest, len(typed) - 1), 0, -1)
    return next((length for length in lengths if typed[-length:] in known.behind), 0)


@cache
def _wrappings() -> Wrappings:
    text = files("summarizer.data").joinpath("wrappings.txt").read_text(encoding="utf-8")
    sides: dict[str, set[Words]] = {"before": set(), "behind": set(), "names": set()}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            side, _, listed = line.partition(";")
            sides[side.strip()].update(words(clean(phrase)) for phrase in listed.split(","))
    return Wrappings(
        frozenset(sides["before"]),
        frozenset(sides["behind"]),
        frozenset(sides["names"]),
        max(map(len, sides["before"] | sides["behind"])),
    )
