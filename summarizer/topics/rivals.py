"""The places of an article beside each other: the first and only ones are what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log1p

from summarizer.topics.aliases import alias_table
from summarizer.topics.mentions import OPENING, TITLE, Mentions

#: Others that count.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Rivals:
    """The countries of an article, each with its parts."""

    #: Place -> words of the text before the first mention of it, or of a part of it.
    first: Mapping[str, int]

    in_title: frozenset[str]
    in_opening: frozenset[str]
    anywhere: frozenset[str]

    #: Words of the text.
    length: int

    def beside(self, place: str) -> tuple[float, float, float, float]:
        """Return how late a place comes, and others in title, opening and all of the article."""
        own = {_lineage(place)[-1]}
        return (
            log1p(self.first.get(place, self.length)),
            min(len(self.in_title - own), _MOST),
            min(len(self.in_opening - own), _MOST),
            log1p(len(self.anywhere)),
        )


def find_rivals(mentions: Mentions) -> Rivals:
    """Gather the countries that names, signs and parts show."""
    places = alias_table().places
    first: dict[str, int] = {}
    shown: dict[str, list[str]] = {}
    for topic in {**mentions.topics, **mentions.signs}:
        shown[topic] = [place for place in _lineage(topic) if place in places]
        if topic in mentions.first:
            for place in shown[topic]:
                first[place] = min(first.get(place, mentions.length), mentions.first[topic])

    def seen_in(zone: int) -> frozenset[str]:
        return frozenset(
            lineage[-1]
            for topic, lineage in shown.items()
            if lineage
            and any(
                found[topic][zone] for found in (mentions.topics, mentions.signs) if topic in found
            )
        )

    return Rivals(
        first=first,
        in_title=seen_in(TITLE),
        in_opening=seen_in(OPENING),
        anywhere=frozenset(lineage[-1] for lineage in shown.values() if lineage),
        length=mentions.length,
    )


def _lineage(topic: str) -> list[str]:
    """Return a topic, what it is part of, and so on to the widest."""
    part_of = alias_table().part_of
    lineage = [topic]
    while (whole := part_of.get(lineage[-1])) is not None:
        lineage.append(whole)
    return lineage
