"""How near an article's words are to a topic's: a report of a robbery is near to crime, whether it says so or not.

Words are vectors of latent semantic analysis, learned from English texts, and serve English texts alone.
Source: Deerwester et al. 1990, https://doi.org/10.1002/(SICI)1097-4571(199009)41:6<391::AID-ASI1>3.0.CO;2-9
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from summarizer.topics.names.aliases import alias_table
from summarizer.topics.names.mentions import TITLE, Mentions

Vector = NDArray[np.float32]

#: The language of the vectors.
LANGUAGE = "en"

#: What is told of a topic whose words have no vectors, or of a text in another language.
UNKNOWN = (-2.0, -2.0, -2.0)

#: What a name weighs beside the topic's own words.
_NAME = 0.5


@dataclass(frozen=True)
class WordVectors:
    """Vectors of folded words, each as long as the word is rare."""

    index: Mapping[str, int]

    #: One row a word.
    vectors: Vector

    #: The mean of the directions of texts, which is taken from each.
    mean: Vector

    @cached_property
    def norms(self) -> list[float]:
        """Squares of the vectors' lengths."""
        return [float(x) for x in (self.vectors**2).sum(axis=1)]

    @cached_property
    def topics(self) -> tuple[Mapping[str, int], Vector]:
        """Topics of the alias table that have vectors: topic -> row, and the rows, of length 1."""
        table = alias_table()
        found: dict[str, Vector] = {}
        for topic in dict.fromkeys(table.topics.values()):
            found[topic] = self.sum_of(topic.split("_"))
        for name, topic in table.topics.items():
            if name != topic and name in self.index and topic not in table.places:
                found[topic] = found[topic] + _NAME * self.vectors[self.index[name]]
        known = {topic: vector for topic, vector in found.items() if vector.any()}
        rows = np.array([unit(vector) for vector in known.values()], np.float32)
        return {topic: row for row, topic in enumerate(known)}, rows.reshape(len(known), -1)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The topics of the rows of ``topics``."""
        rows, _ = self.topics
        return tuple(rows)

    @cached_property
    def no_places(self) -> NDArray[np.intp]:
        """Rows of ``topics`` that are no places."""
        rows, _ = self.topics
        places = alias_table().places
        return np.array([row for topic, row in rows.items() if topic not in places], np.intp)

    def sum_of(self, words: Sequence[str]) -> Vector:
        rows = [self.index[word] for word in words if word in self.index]
        total: Vector = self.vectors[rows].sum(axis=0)
        return total

    def text_vector(self, counts: Counter[str]) -> Vector:
        """Return the direction of a text, by how often it has its words; 0 where it has none that are known."""
        rows = [(self.index[word], times) for word, times in counts.items() if word in self.index]
        if not rows:
            return np.zeros_like(self.mean)
        places, times = zip(*rows, strict=True)
        total: Vector = (1 + np.log(np.array(times, np.float32))) @ self.vectors[list(places)]
        return unit(total)


class Nearness:
    """Of one English article."""

    def __init__(self, vectors: WordVectors, mentions: Mentions) -> None:
        text: Counter[str] = Counter()
        title: list[str] = []
        for run in mentions.runs:
            text.update(run.folded)
            if run.zone == TITLE:
                title += run.folded
        self.vectors = vectors
        direction = unit(vectors.text_vector(text) - vectors.mean)
        headline = unit(vectors.sum_of(title))
        self.rows, table = vectors.topics
        near = table @ direction
        self.near, self.near_title = near.tolist(), (table @ headline).tolist()
        self.others = near[vectors.no_places]
        self.ranked = np.sort(self.others)
        self.words, self.words_title = vectors.vectors @ direction, vectors.vectors @ headline

    def of(self, topics: Sequence[str]) -> list[tuple[float, float, float]]:
        """Return of each topic how near the text and its title are, and how many of known ones are nearer."""
        near = [self._near(topic) for topic in topics]
        nearer = 1 - np.searchsorted(self.ranked, [text for text, _ in near], "right") / max(
            len(self.ranked), 1
        )
        return [
            (text, title, above) if (text, title) != UNKNOWN[:2] else UNKNOWN
            for (text, title), above in zip(near, nearer.tolist(), strict=True)
        ]

    def nearest(self, number: int) -> list[str]:
        """Return the topics of the table that are nearest, but places."""
        best = self.vectors.no_places[np.argsort(-self.others, kind="stable")[:number]]
        return [self.vectors.names[row] for row in best.tolist()]

    def _near(self, topic: str) -> tuple[float, float]:
        row = self.rows.get(topic)
        if row is not None:
            return self.near[row], self.near_title[row]
        index = self.vectors.index
        rows = [index[word] for word in topic.split("_") if word in index]
        if not rows:
            return UNKNOWN[:2]
        length = sum(self.vectors.norms[row] for row in rows) ** 0.5
        return (
            float(self.words[rows].sum()) / length,
            float(self.words_title[rows].sum()) / length,
        )


def unit(vector: Vector) -> Vector:
    """Return a vector of length 1, or 0."""
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector
