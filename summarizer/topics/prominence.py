"""Is a topic what an article is about, or only mentioned?

What title or opening name, it is about, unless by an everyday word. All else is weighed: names further on,
parts (its capital), signs.
The weights are learned: ``summarizer/data/prominence.json`` says from what.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log1p

from summarizer.topics.aliases import alias_table
from summarizer.topics.mentions import BODY, LEAD, OPENING, TITLE, Counts, Mentions

#: Rarity of common nouns that texts use whatever they are about: oil, trade, gold.
_EVERYDAY = 1.0

_NEVER: Counts = [0, 0, 0, 0]


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear scorer; above zero an article is about the topic."""

    #: Of places, of all other topics.
    place: tuple[float, ...]
    other: tuple[float, ...]

    #: Topic -> how rarely texts mention it: log of texts per text that does. Places have none.
    rarity: Mapping[str, float]

    #: Of one that no text mentioned.
    rarest: float


@cache
def weights() -> Weights:
    """Read the file, once a process."""
    table = json.loads(
        files("summarizer.data").joinpath("prominence.json").read_text(encoding="utf-8")
    )
    return Weights(
        tuple(table["place"].values()),
        tuple(table["other"].values()),
        table["rarity"],
        table["rarest"],
    )


def prominent_topics(mentions: Mentions) -> Iterator[tuple[str, float]]:
    """Yield the topics of the alias table that an article is about, and how surely."""
    learned = weights()
    places = alias_table().places
    for topic, row in candidates(mentions):
        is_place = topic in places
        weight = learned.place if is_place else learned.other
        rarity = 0.0 if is_place else learned.rarity.get(topic, learned.rarest)
        score = sum(w * x for w, x in zip(weight, (*row, rarity, 1.0), strict=True))
        named_first = row[0] or (row[1] and (topic in mentions.plainly or rarity > _EVERYDAY))
        if score > 0 or named_first:
            yield topic, score


def candidates(mentions: Mentions) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield every topic that is named, shown or part of what is, with ``FEATURES``."""
    parts: dict[str, Counts] = {}
    part_of = alias_table().part_of
    for topic, counts in mentions.topics.items():
        whole = part_of.get(topic)
        while whole:
            parts[whole] = list(map(sum, zip(parts.get(whole, _NEVER), counts, strict=True)))
            whole = part_of.get(whole)
    for topic in {**mentions.topics, **parts, **mentions.signs, **dict.fromkeys(mentions.listed)}:
        own = mentions.topics.get(topic, _NEVER)
        part, sign = parts.get(topic, _NEVER), mentions.signs.get(topic, _NEVER)
        yield (
            topic,
            (
                min(own[TITLE], 1),
                min(own[OPENING], 1),
                min(max(own[OPENING] - 1, 0), 1),
                min(own[LEAD], 1),
                log1p(own[BODY] + max(own[LEAD] - 1, 0)),
                min(part[TITLE], 1),
                min(part[OPENING], 1),
                min(part[LEAD], 1),
                log1p(part[BODY]),
                min(sign[TITLE], 2),
                min(sign[OPENING], 2),
                min(sign[LEAD], 2),
                log1p(sign[BODY]),
                min(log1p(mentions.length / 100), 2.5),
                topic in mentions.listed,
            ),
        )


#: What ``candidates`` yields, in order, and then what belongs to the topic.
FEATURES = (
    "title", "opening", "opening again", "lead", "body",
    "part in title", "part in opening", "part in lead", "part in body",
    "sign in title", "sign in opening", "sign in lead", "sign in body",
    "length", "listed", "rarity", "bias",
)  # fmt: skip
