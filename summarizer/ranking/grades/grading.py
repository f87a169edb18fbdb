"""How good each sentence of an article would be as a key point: the grade that a reader would give.

Grades are 3 essential, 2 good, 1 weak, 0 never. What was learned lies in ``data/grades.npz``; its
``about`` says from what, by which command, and how well it did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

from summarizer.model_files import check_columns
from summarizer.ranking.candidates import Sentence
from summarizer.ranking.coverage.concepts import Concepts, Floats
from summarizer.ranking.grades.outline import NOWHERE, PageOutline
from summarizer.ranking.grades.sentence_features import NAMES, sentence_features
from summarizer.ranking.grades.wording import SIZE, word_scores
from summarizer.ranking.rules.forms import SentenceForm
from summarizer.trees import ObliviousTrees

#: What the best of an article's sentences are taken to be.
_BEST = 3

#: What the words are worth: of the sentence, of those beside it, and how that stands in the article.
_SCORES = ("words_worth", "words_worth_before", "words_worth_behind", "words_worth_deviation", "words_worth_rank",
           "article_words_worth", "best_words_worth")  # fmt: skip

#: What the file states: what the trees see of a sentence.
COLUMNS = {"trees": (*NAMES, *_SCORES), "words": (f"hashed to {SIZE}",)}


@dataclass(frozen=True, slots=True)
class Grader:
    """What was learned from graded sentences."""

    trees: ObliviousTrees

    #: By ``wording``.
    words: Floats

    about: str

    @classmethod
    def of(cls, arrays: Mapping[str, Any]) -> Grader:
        """Take it out of a weights file.

        Raises:
            ModelError: It was learned on other columns.
        """
        check_columns("grades.npz", arrays, COLUMNS)
        return cls(
            trees=ObliviousTrees(
                features=arrays["features"].astype(np.intp),
                borders=arrays["borders"].astype(np.float32),
                leaves=arrays["leaves"] * arrays["leaf_steps"].astype(np.float32)[:, None],
                bias=float(arrays["bias"]),
            ),
            words=arrays["words"].astype(np.float32) * np.float32(arrays["step"]),
            about=str(arrays["about"]),
        )

    def grade(
        self,
        sentences: Sequence[Sentence],
        forms: Sequence[SentenceForm],
        title: str,
        language: str | None,
        setting: PageOutline = NOWHERE,
    ) -> tuple[Floats, Concepts]:
        """Return the grade to expect of each sentence, and the concepts of the sentences.

        Args:
            sentences: Of the article, all of them, in reading order, n >= 1.
            forms: Of each.
            title: The headline; may be empty.
            language: ISO 639-1 code; None if not known.
            setting: What the page says; by default there is none.
        """
        features, concepts = sentence_features(sentences, forms, title, language, setting)
        table = graded_features(features, concepts, language, self.words)
        return self.trees.values(table), concepts


def graded_features(
    features: Floats, concepts: Concepts, language: str | None, words: Floats
) -> Floats:
    """Return n sentences x all that the trees see: with what the words are worth here and nearby."""
    scores = word_scores(concepts, len(features), language, words)
    return np.concatenate([features, scores_in_context(scores)], axis=1, dtype=np.float32)


def scores_in_context(scores: Floats) -> Floats:
    """Return n x ``_SCORES``: each score, that of the sentence before and behind, and how it stands in the article."""
    mean, n = scores.mean(), len(scores)
    ranks = np.argsort(np.argsort(-scores, kind="stable"), kind="stable") / n
    return np.stack(
        [
            scores,
            np.concatenate([[mean], scores[:-1]]),
            np.concatenate([scores[1:], [mean]]),
            (scores - mean) / (scores.std() + 1e-6),
            ranks,
            np.full(n, mean),
            np.full(n, np.sort(scores)[-_BEST:].mean()),
        ],
        axis=1,
        dtype=np.float32,
    )


@cache
def load_grader() -> Grader:
    """Read the file, once a process."""
    with as_file(files("summarizer.data").joinpath("grades.npz")) as path, np.load(path) as arrays:
        return Grader.of(arrays)
