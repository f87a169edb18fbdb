"""Which sentence answers best, and whether any does: what was learned, in ``data/answers.json``.

``python -m tests.benchmarks.training.answers`` writes it; its ``about`` says from what, and how well it did.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self

import numpy as np

from summarizer.answering.matching import COVERAGE, FEATURES
from summarizer.model_files import check_names
from summarizer.ranking.coverage.concepts import Floats


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights of what is told of sentences and of articles."""

    #: Of ``FEATURES``: the log odds of one sentence of an article to be the answer, against another.
    sentences: Floats

    #: Of ``COVERAGE``, and what is added: the log odds of an article to hold the answer.
    articles: Floats
    bias: float

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Self:
        """Make one of the file's content.

        Raises:
            ModelError: It was learned on other columns.
        """
        check_names("answers.json, sentences", table["sentences"], FEATURES)
        check_names("answers.json, articles", table["articles"], COVERAGE)
        return cls(
            np.array([*table["sentences"].values()], np.float32),
            np.array([*table["articles"].values()], np.float32),
            float(table["bias"]),
        )

    def scores(self, matches: Floats) -> Floats:
        """Return what each sentence is worth, by its row of ``FEATURES``."""
        found: Floats = matches @ self.sentences
        return found

    def answers(self, coverage: Floats) -> bool:
        """Tell whether an article holds the answer, by ``COVERAGE``."""
        return self.odds(coverage) > 0

    def odds(self, coverage: Floats) -> float:
        """Return the log odds of that."""
        return float(coverage @ self.articles + self.bias)


@cache
def load_judge() -> Judge:
    """Read the file, once a process."""
    text = files("summarizer.data").joinpath("answers.json").read_text(encoding="utf-8")
    return Judge.of(json.loads(text))


def best_first(scores: Sequence[float] | Floats) -> list[int]:
    """Return places by score, the first of equal ones first."""
    order: list[int] = np.argsort(-np.asarray(scores), kind="stable").tolist()
    return order
