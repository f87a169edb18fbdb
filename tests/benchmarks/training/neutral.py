"""The networks for languages without a lexicon: they know where words stand, and no words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from summarizer.ranking.weights import Passes
from tests.benchmarks.rouge import FOLDER
from tests.benchmarks.training.corpus import examples, read_rows
from tests.benchmarks.training.passes import fit_passes

#: Languages with enough articles to learn from.
LANGUAGES = ("fr", "id", "vi", "fa")

#: English articles, of each pass: as many as of two other languages.
_ENGLISH = 2500

Row = dict[str, Any]


def language_rows(language: str) -> list[Row]:
    return read_rows(FOLDER / "languages" / f"{language}.jsonl.gz")


def fit_neutral(english: Sequence[Row], others: Sequence[Row] | None = None) -> Passes:
    """Fit both passes on halves of English articles and of others.

    Args:
        english: At least twice as many as are taken.
        others: By default all of ``LANGUAGES``.
    """
    if others is None:
        others = [row for language in LANGUAGES for row in language_rows(language)]
    rows = [*english[: 2 * _ENGLISH], *others]
    random.Random(1).shuffle(rows)  # noqa: S311  # a fixed order, not a secret
    return fit_passes(list(examples(rows[::2])), list(examples(rows[1::2])), None)
