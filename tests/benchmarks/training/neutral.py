"""The networks for all languages but English, and the lexicons of those with many articles.

One set of networks serves all: of some articles they see what the lexicon tells of the words, of the
others no more than where words stand, as it is in a language that nothing was learned from.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np

from summarizer.ranking.coverage.concepts import Floats, stemmed_stop_words
from summarizer.ranking.coverage.weights import Lexicon, Passes, neutral_row
from tests.benchmarks.rouge import FOLDER
from tests.benchmarks.training.corpus import Example, examples, read_rows
from tests.benchmarks.training.lexicon import build_lexicon
from tests.benchmarks.training.passes import Described, fit_passes

#: Languages with enough articles to learn from.
LANGUAGES = ("fr", "id", "vi", "fa")

#: English articles, of each pass: as many as of two other languages.
_ENGLISH = 2500

#: Share of articles whose words are not known; and of these, whose language has stop words.
_UNKNOWN, _STOPPED = 0.4, 0.5

#: A word of a lexicon stands in one article of so many, and in so many at least.
_OF, _LEAST = 400, 3

#: An article's words are described by a lexicon of the other parts': its own summary is in none of them.
_PARTS = 4

Row = dict[str, Any]


def language_rows(language: str) -> list[Row]:
    return read_rows(FOLDER / "languages" / f"{language}.jsonl.gz")


def fit_neutral(
    english: Sequence[Row], others: Sequence[Row] | None = None
) -> tuple[Passes, dict[str, Lexicon]]:
    """Fit both passes on halves of English articles and of others, and count the others' words.

    Args:
        english: At least twice as many as are taken.
        others: By default all of ``LANGUAGES``.
    """
    if others is None:
        others = [row for language in LANGUAGES for row in language_rows(language)]
    chance = np.random.default_rng(1)
    lexicons: dict[str, Lexicon] = {}
    found: list[Described] = []
    for language in ("en", *LANGUAGES):
        rows = english[: 2 * _ENGLISH] if language == "en" else others
        own = list(examples(row for row in rows if row["lang"] == language))
        if not own:
            continue
        least = max(len(own) // _OF, _LEAST)
        if language != "en":
            lexicons[language] = build_lexicon(own, least)
        parts = [
            build_lexicon((e for i, e in enumerate(own) if i % _PARTS != part), least)
            for part in range(_PARTS)
        ]
        found += [
            Described(example, _rows(example, parts[i % _PARTS], chance))
            for i, example in enumerate(own)
        ]
    random.Random(1).shuffle(found)  # noqa: S311  # a fixed order, not a secret
    return fit_passes(found[::2], found[1::2]), lexicons


def _rows(example: Example, lexicon: Lexicon, chance: np.random.Generator) -> Floats:
    if chance.random() >= _UNKNOWN:
        return lexicon.describe(example.concepts.words)
    common = stemmed_stop_words(example.language) if chance.random() < _STOPPED else frozenset()
    return np.array([neutral_row(word, common) for word in example.concepts.words], np.float32)
