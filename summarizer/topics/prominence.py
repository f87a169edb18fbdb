"""Is a topic what an article is about, or only mentioned?

What title or opening name, it is about, unless by an everyday word, as money or in a list. All else is
weighed: names further on, parts (its capital), signs; of places also how early they come, and how many others
there are.
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
from summarizer.topics.rivals import find_rivals
from summarizer.topics.trees import Tree, grown, leaf

#: Rarity of common nouns that texts use whatever they are about: oil, trade, gold.
_EVERYDAY = 1.0

#: Below this, what the opening names is a place among many.
_IN_PASSING = -0.25

_NEVER: Counts = [0, 0, 0, 0]


@dataclass(frozen=True, slots=True)
class Weights:
    """Two scorers; above zero an article is about the topic."""

    #: Of places: the sum of these trees' leaves.
    place: tuple[Tree, ...]

    #: Of all other topics: a weight for each of their features.
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
        tuple(map(grown, table["place"])),
        tuple(table["other"].values()),
        table["rarity"],
        table["rarest"],
    )


def prominent_topics(mentions: Mentions) -> Iterator[tuple[str, float]]:
    """Yield the topics of the alias table that an article is about, and how surely."""
    learned = weights()
    table = alias_table()
    for topic, row in candidates(mentions):
        if topic in table.places:
            score = sum(leaf(tree, row) for tree in learned.place)
            surely = score > _IN_PASSING
        else:
            rarity = learned.rarity.get(topic, learned.rarest)
            score = sum(w * x for w, x in zip(learned.other, (*row, rarity, 1.0), strict=True))
            surely = topic in mentions.plainly or (
                rarity > _EVERYDAY and topic not in table.currencies
            )
        if score > 0 or row[0] or (row[1] and surely):
            yield topic, score


def candidates(mentions: Mentions) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield every topic that is named, shown or part of what is.

    With ``FEATURES`` each, and those of places with ``PLACE_FEATURES``.
    """
    parts: dict[str, Counts] = {}
    part_of, places = alias_table().part_of, alias_table().places
    for topic, counts in mentions.topics.items():
        whole = part_of.get(topic)
        while whole:
            parts[whole] = list(map(sum, zip(parts.get(whole, _NEVER), counts, strict=True)))
            whole = part_of.get(whole)
    rivals = find_rivals(mentions)
    for topic in {**mentions.topics, **parts, **mentions.signs, **dict.fromkeys(mentions.listed)}:
        own = mentions.topics.get(topic, _NEVER)
        part, sign = parts.get(topic, _NEVER), mentions.signs.get(topic, _NEVER)
        row = (
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
        )
        yield topic, (*row, *rivals.beside(topic)) if topic in places else row


#: What ``candidates`` yields, in order; of topics that are no places, rarity and bias follow.
FEATURES = (
    "title", "opening", "opening again", "lead", "body",
    "part in title", "part in opening", "part in lead", "part in body",
    "sign in title", "sign in opening", "sign in lead", "sign in body",
    "length", "listed",
)  # fmt: skip
OTHER_FEATURES = (*FEATURES, "rarity", "bias")
PLACE_FEATURES = (*FEATURES, "first", "others in title", "others in opening", "places")
