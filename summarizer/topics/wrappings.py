"""Words around a topic that say only that somebody wants to read about it: "news about Ukraine"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summarizer.topics.words import clean, words

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
    known = _wrappings()
    rest = tuple(typed)
    while rest not in known.names:
        inner = _without_front(rest, known) or _without_back(rest, known)
        if inner is None:
            break
        rest = inner
    return rest


def _without_front(typed: Words, known: Wrappings) -> Words | None:
    for length in range(min(known.longest, len(typed) - 1), 0, -1):
        if typed[:length] in known.before:
            return typed[length:]
    return None


def _without_back(typed: Words, known: Wrappings) -> Words | None:
    for length in range(min(known.longest, len(typed) - 1), 0, -1):
        if typed[-length:] in known.behind:
            return typed[:-length]
    return None


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
