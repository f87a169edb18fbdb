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

from summarizer.models import Article
from summarizer.ranking.candidates import Sentence, without_dateline
from summarizer.ranking.coverage.concepts import Floats
from summarizer.ranking.grades.grading import COLUMNS, scores_in_context
from summarizer.ranking.grades.outline import NOWHERE, PageOutline
from summarizer.ranking.grades.sentence_features import sentence_features
from summarizer.ranking.grades.wording import LANGUAGES, SIZE, wording
from summarizer.ranking.rules.forms import form_of
from summarizer.ranking.summarize import find_placed, setting_of
from tests.benchmarks.grades import Graded
from tests.benchmarks.training.alignment import aligned
from tests.benchmarks.training.columns import stated
from tests.benchmarks.training.highlights import LANGUAGES as GUESSED
from tests.benchmarks.training.highlights import guessed

_RIDGE = 2.0

#: Parts of the domains; each one's words are weighed by what the others gave.
_PARTS = 5
_TREES = {
    "iterations": 300, "depth": 6, "learning_rate": 0.08, "rsm": 0.3, "border_count": 64,
    "thread_count": 1, "verbose": False, "allow_writing_files": False,
}  # fmt: skip

#: Forests that see the features in another order each: their mean is surer than any.
_SEEDS = (1, 2, 3)

#: Weights are whole numbers from -127 to 127: of one step for all words, of one for each tree.
_STEPS = 127

#: What learning counts a sentence for: of an article as its page has it; of its bare text; of that as if
#: its words were not known, so that other languages gain by it; and where the grade is a guess.
_PAGE, _BARE, _WORDLESS, _GUESSED = 1.0, 0.5, 0.5, 0.4


@dataclass(frozen=True, slots=True)
class Example:
    """An article as it is learned from."""

    domain: str
    language: str

    #: nan of sentences that nobody graded.
    grades: Floats
    features: Floats

    #: Sentences x places of ``wording``, each row divided by the root of how many it holds.
    words: csr_matrix

    @property
    def part(self) -> int:
        return zlib.crc32(self.domain.encode()) % _PARTS


@dataclass(frozen=True, slots=True)
class Lesson:
    """A graded article twice: its bare text, and as its page has it; None where that says no more."""

    bare: Example
    page: Example | None


def lesson(graded: Graded, page: Article | None) -> Lesson:
    """Describe an article.

    Args:
        graded: With its grades.
        page: As read from its page; None where it could not be.
    """
    return Lesson(
        _graded_example(graded, graded.article()), _graded_example(graded, page) if page else None
    )


def _graded_example(graded: Graded, article: Article) -> Example:
    language = article.language or graded.language
    placed = find_placed(article, language)
    sentences = [each.sentence for each in placed]
    grades = aligned([s.text for s in sentences], graded.sentences, graded.grades)
    setting = setting_of(article, placed)
    return example(graded.domain, sentences, article.title, language, grades, setting=setting)


def guessed_examples() -> list[Example]:
    return [
        example("", sentences, title, language, grades)
        for language in GUESSED
        for title, sentences, grades in guessed(language)
    ]


def example(
    domain: str,
    sentences: Sequence[Sentence],
    title: str,
    language: str,
    grades: Floats,
    *,
    setting: PageOutline = NOWHERE,
) -> Example:
    """Describe a text as ``Grader.grade`` does."""
    trimmed = [without_dateline(sentence) for sentence in sentences]
    forms = [form_of(sentence.text, language) for sentence in trimmed]
    features, concepts = sentence_features(trimmed, forms, title, language, setting)
    rows, places = wording(concepts, len(trimmed), language)
    held = np.sqrt(np.maximum(np.bincount(rows, minlength=len(trimmed)), 1))
    words = csr_matrix(
        ((1 / held[rows]).astype(np.float32), (rows, places)), shape=(len(trimmed), SIZE)
    )
    return Example(domain, language, grades, features, words)


def fit_grader(
    lessons: Sequence[Lesson], guesses: Sequence[Example], about: str = ""
) -> dict[str, Any]:
    """Return the arrays of a ``Grader``."""
    weights = fit_words([each.bare for each in lessons])
    table, grades, counts = _table(lessons, guesses)
    models = [
        CatBoostRegressor(**_TREES, random_seed=seed).fit(table, grades, sample_weight=counts)
        for seed in _SEEDS
    ]
    step = float(np.abs(weights).max() / _STEPS)
    return {
        **_mean_of(list(map(trees_of, models))),
        "words": np.round(weights / step).astype(np.int8),
        "step": np.float32(step),
        "columns": stated(COLUMNS),
        "about": np.array(about),
    }


def _table(lessons: Sequence[Lesson], guesses: Sequence[Example]) -> tuple[Floats, Floats, Floats]:
    """Return rows x what the trees see, the grade of each, and what each counts for."""
    # An article's words are weighed by what other domains gave.
    fair = [
        fit_words([each.bare for each in lessons if each.bare.part != part])
        for part in range(_PARTS)
    ]
    told = [
        *((e.bare, word_values(e.bare, fair[e.bare.part]), _BARE) for e in lessons),
        *((e.page, word_values(e.page, fair[e.page.part]), _PAGE) for e in lessons if e.page),
        *((e.bare, np.zeros_like(e.bare.grades), _WORDLESS) for e in lessons),
        *((e, np.zeros_like(e.grades), _GUESSED) for e in guesses),
    ]
    table = np.concatenate([np.hstack([e.features, scores_in_context(s)]) for e, s, _ in told])
    grades = np.concatenate([e.grades for e, _, _ in told])
    counts = np.concatenate([np.full(len(e.grades), count, np.float32) for e, _, count in told])
    known = ~np.isnan(grades)
    return table[known], grades[known], counts[known]


def word_values(of: Example, weights: Floats) -> Floats:
    """Return what the words of each sentence are worth; nothing in languages that are not known."""
    if of.language not in LANGUAGES:
        return np.zeros(len(of.grades), np.float32)
    return np.asarray(of.words @ weights, np.float32)


def _mean_of(forests: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return one forest whose answer is the mean of others', its leaves in whole steps of each tree."""
    n = len(forests)
    leaves = np.concatenate([each["leaves"] for each in forests]) / n
    steps = np.maximum(np.abs(leaves).max(axis=1), np.finfo(np.float32).tiny) / _STEPS
    return {
        "features": np.concatenate([each["features"] for each in forests]),
        "borders": np.concatenate([each["borders"] for each in forests]),
        "leaves": np.round(leaves / steps[:, None]).astype(np.int8),
        "leaf_steps": steps.astype(np.float32),
        "bias": np.float32(sum(each["bias"] for each in forests) / n),
    }


def fit_words(examples: Sequence[Example]) -> Floats:
    """Return a weight of each place of ``wording``."""
    known = [(e, ~np.isnan(e.grades)) for e in examples if e.language in LANGUAGES]
    model = Ridge(alpha=_RIDGE, solver="sparse_cg", tol=1e-3, max_iter=60)
    model.fit(
        vstack([e.words[graded] for e, graded in known]),
        np.concatenate([e.grades[graded] for e, graded in known]),
    )
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
    leaves = np.zeros((shape[0], 1 << levels), np.float32)
    for row, tree in enumerate(told["oblivious_trees"]):
        for level, split in enumerate(tree["splits"] or ()):
            features[row, level] = split["float_feature_index"]
            borders[row, level] = split["border"]
        leaves[row, : len(tree["leaf_values"])] = tree["leaf_values"]
    bias = np.float32(told["scale_and_bias"][1][0])
    return {"features": features, "borders": borders, "leaves": leaves, "bias": bias}
