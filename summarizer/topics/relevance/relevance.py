"""How sure it is that a reader calls an article about a topic.

``summarizer/data/relevance.npz`` says from what that was learned; ``python -m tests.benchmarks.training.relevance``
writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from summarizer.model_files import check_columns
from summarizer.topics.names.mentions import Mentions
from summarizer.topics.relevance.features import FEATURES, Candidates, Rarity, find_candidates
from summarizer.topics.relevance.nearness import LANGUAGE, Nearness, WordVectors
from summarizer.trees import ObliviousTrees

#: What the file states: what the trees see of a topic.
COLUMNS = {"trees": FEATURES}


@dataclass(frozen=True)
class Model:
    """What was learned."""

    vectors: WordVectors
    rarity: Rarity
    trees: ObliviousTrees

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Model:
        """Unpack arrays; those of text are UTF-8, a word a line.

        Raises:
            ModelError: It was learned on other columns.
        """
        check_columns("relevance.npz", arrays, COLUMNS)
        words, topics = (_lines(arrays[name]) for name in ("words", "topics"))
        lengths = arrays["lengths"].astype(np.float32)
        directions = arrays["directions"].astype(np.float32)
        directions /= np.maximum(np.linalg.norm(directions, axis=1, keepdims=True), 1)
        known = dict(zip(topics, arrays["rarity"].astype(float).tolist(), strict=True))
        return cls(
            vectors=WordVectors(
                index={word: row for row, word in enumerate(words)},
                vectors=directions * lengths[:, None],
                mean=arrays["mean"].astype(np.float32),
            ),
            rarity=Rarity(known, float(arrays["rarest"].item())),
            trees=ObliviousTrees(
                features=arrays["feature"].astype(np.intp),
                borders=arrays["threshold"].astype(np.float32),
                leaves=arrays["value"].astype(np.float32),
                bias=float(arrays["bias"].item()),
            ),
        )

    def candidates(self, mentions: Mentions) -> Candidates:
        """Return what an article may be about."""
        english = mentions.article.language == LANGUAGE
        nearness = Nearness(self.vectors, mentions) if english else None
        return find_candidates(mentions, self.rarity, nearness)

    def chances(self, candidates: Candidates) -> dict[str, float]:
        """Return topic -> chance that a reader calls the article about it."""
        if not candidates.topics:
            return {}
        scores = self.trees.values(np.array(candidates.rows, np.float32))
        chances = 1 / (1 + np.exp(-scores))
        return dict(zip(candidates.topics, chances.tolist(), strict=True))


@cache
def model() -> Model:
    """Read the file, once a process."""
    with files("summarizer.data").joinpath("relevance.npz").open("rb") as file:
        return Model.of(np.load(file))


def _lines(array: NDArray[np.generic]) -> list[str]:
    return array.tobytes().decode("utf-8").split("\n")
