"""The places of an article beside each other: the first and only ones are what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p

from summarizer.topics.names.aliases import alias_table
from summarizer.topics.names.mentions import OPENING, TITLE, Mentions

#: Others that count.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Rivals:
    """The countries of an article, each with its parts."""

    in_title: frozenset[str]
    in_opening: frozenset[str]
    anywhere: frozenset[str]

    def beside(self, topic: str) -> tuple[float, float, float]:
        """Return how many others title and opening have, and how many there are in all."""
        own = {_lineage(topic)[-1]} if topic in alias_table().places else frozenset[str]()
        return (
            min(len(self.in_title - own), _MOST),
            min(len(self.in_opening - own), _MOST),
            log1p(len(self.anywhere)),
        )


def find_rivals(mentions: Mentions) -> Rivals:
    """Gather the countries that names, signs and parts show."""
    places = alias_table().places
    shown: dict[str, str] = {}
    for topic in {**mentions.topics, **mentions.signs}:
        lineage = [place for place in _lineage(topic) if place in places]
        if lineage:
            shown[topic] = lineage[-1]

    def seen_in(zone: int) -> frozenset[str]:
        return frozenset(
            country
            for topic, country in shown.items()
            if any(
                found[topic][zone] for found in (mentions.topics, mentions.signs) if topic in found
            )
        )

    return Rivals(
        in_title=seen_in(TITLE),
        in_opening=seen_in(OPENING),
        anywhere=frozenset(shown.values()),
    )


def _lineage(topic: str) -> list[str]:
    """Return a topic, what it is part of, and so on to the widest."""
    part_of = alias_table().part_of
    lineage = [topic]
    while (whole := part_of.get(lineage[-1])) is not None:
        lineage.append(whole)
    return lineage
