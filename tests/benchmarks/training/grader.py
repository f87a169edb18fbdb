"""Learn a ``Grader`` from graded sentences.

Words are weighed by ridge regression on the grades; what the words of an article are worth is told to the
trees by weights that other domains gave, so that the trees do not trust words too much. The same data
gives the same arrays on one machine.
"""

from __future__ import annotations

import json
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from catboost import CatBoostRegressor
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import Ridge

from summarizer.ranking.concepts import Floats
from summarizer.ranking.forms import form_of
from summarizer.ranking.grading import scores_in_context
from summarizer.ranking.sentence_features import sentence_features
from summarizer.ranking.units import Sentence, find_sentences, without_dateline
from summarizer.ranking.wording import LANGUAGES, SIZE, wording
from tests.benchmarks.grades import Graded
from tests.benchmarks.training.highlights import LANGUAGES as GUESSED
from tests.benchmarks.training.highlights import guessed

_RIDGE = 2.0

#: Parts of the domains; each one's words are weighed by what the others gave.
_PARTS = 5
_TREES = {
    "iterations": 400, "depth": 6, "learning_rate": 0.07, "rsm": 0.3, "border_count": 64, "random_seed": 1,
    "thread_count": 1, "verbose": False, "allow_writing_files": False,
}  # fmt: skip

#: A step of the words' weights, which are whole numbers of it from -127 to 127.
_STEPS = 127


#: What learning counts a sentence for: of a graded article; the same once more as if its words were not
#: known, so that other languages gain by it; and where the grade is a guess.
_GRADED, _WORDLESS, _GUESSED = 1.0, 0.5, 0.2


@dataclass(frozen=True, slots=True)
class Example:
    """An article as it is learned from."""

    domain: str
    language: str
    grades: Floats
    features: Floats

    #: Sentences x places of ``wording``, each row divided by the root of how many it holds.
    words: csr_matrix

    @property
    def part(self) -> int:
        return zlib.crc32(self.domain.encode()) % _PARTS


def graded_example(graded: Graded) -> Example:
    paragraphs, language = graded.article().paragraphs, graded.language
    sentences = [s for paragraph in paragraphs for s in find_sentences(paragraph, language)]
    grades = np.array(graded.grades, np.float32)
    return example(graded.domain, sentences, graded.title, language, grades)


def guessed_examples() -> list[Example]:
    return [
        example("", sentences, title, language, grades)
        for language in GUESSED
        for title, sentences, grades in guessed(language)
    ]


def example(
    domain: str, sentences: Sequence[Sentence], title: str, language: str, grades: Floats
) -> Example:
    """Describe an article as ``Grader.grade`` does."""
    trimmed = [without_dateline(sentence) for sentence in sentences]
    forms = [form_of(sentence.text, language) for sentence in trimmed]
    features, concepts = sentence_features(trimmed, forms, title, language)
    rows, places = wording(concepts, len(trimmed), language)
    held = np.sqrt(np.maximum(np.bincount(rows, minlength=len(trimmed)), 1))
    words = csr_matrix(
        ((1 / held[rows]).astype(np.float32), (rows, places)), shape=(len(trimmed), SIZE)
    )
    return Example(domain, language, grades, features, words)


def fit_grader(
    graded: Sequence[Example], guesses: Sequence[Example], about: str = ""
) -> dict[str, Any]:
    """Return the arrays of a ``Grader``."""
    weights = fit_words(graded)
    told = [
        *((e, s, _GRADED) for e, s in zip(graded, _fair_scores(graded), strict=True)),
        *((e, np.zeros(len(e.grades), np.float32), _WORDLESS) for e in graded),
        *((e, np.zeros(len(e.grades), np.float32), _GUESSED) for e in guesses),
    ]
    model = CatBoostRegressor(**_TREES).fit(
        np.concatenate([np.hstack([e.features, scores_in_context(s)]) for e, s, _ in told]),
        np.concatenate([e.grades for e, _, _ in told]),
        sample_weight=np.concatenate([np.full(len(e.grades), weight) for e, _, weight in told]),
    )
    step = float(np.abs(weights).max() / _STEPS)
    return {
        **trees_of(model),
        "words": np.round(weights / step).astype(np.int8),
        "step": np.float32(step),
        "about": np.array(about),
    }


def _fair_scores(examples: Sequence[Example]) -> list[Floats]:
    """Return what the words of each article are worth by weights that other domains gave."""
    by_part = [fit_words([e for e in examples if e.part != part]) for part in range(_PARTS)]
    return [
        (e.words @ by_part[e.part]).astype(np.float32)
        if e.language in LANGUAGES
        else np.zeros(len(e.grades), np.float32)
        for e in examples
    ]


def fit_words(examples: Sequence[Example]) -> Floats:
    """Return a weight of each place of ``wording``."""
    known = [e for e in examples if e.language in LANGUAGES]
    model = Ridge(alpha=_RIDGE, solver="sparse_cg", tol=1e-3, max_iter=60)
    model.fit(vstack([e.words for e in known]), np.concatenate([e.grades for e in known]))
    return np.asarray(model.coef_, np.float32)


def trees_of(model: CatBoostRegressor) -> dict[str, Any]:
    """Return the model's trees as arrays; those of fewer levels get levels that no value passes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        told = json.loads(path.read_text())
    levels = int(str(_TREES["depth"]))
    shape = (len(told["oblivious_trees"]), levels)
    features = np.zeros(shape, np.uint8)
    borders = np.full(shape, np.inf, np.float32)
    leaves = np.zeros((shape[0], 1 << levels), np.float16)
    for row, tree in enumerate(told["oblivious_trees"]):
        for level, split in enumerate(tree["splits"] or ()):
            features[row, level] = split["float_feature_index"]
            borders[row, level] = split["border"]
        leaves[row, : len(tree["leaf_values"])] = tree["leaf_values"]
    bias = np.float32(told["scale_and_bias"][1][0])
    return {"features": features, "borders": borders, "leaves": leaves, "bias": bias}
