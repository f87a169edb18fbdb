"""What the networks for other languages do on what they did not learn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from unittest.mock import patch

import numpy as np

from summarizer.ranking import key_points
from summarizer.ranking.coverage.weights import Lexicon, Passes, load_weights
from tests.benchmarks.languages import gains
from tests.benchmarks.summarisation import interval
from tests.benchmarks.training.neutral import LANGUAGES, Row, fit_neutral, language_rows


def cross_validate(english: Sequence[Row]) -> None:
    """Print ROUGE-1 and -2 over a lead of the same length, and over lead-3.

    Each half of every language's articles is judged by networks that learned from the other halves;
    then each language by networks that learned from English and the other languages.
    """
    rows = {language: language_rows(language) for language in LANGUAGES}
    found: dict[str, list[list[float]]] = {language: [] for language in LANGUAGES}
    for half in (0, 1):
        others = [row for language in LANGUAGES for row in rows[language][1 - half :: 2]]
        learned = fit_neutral(english, others)
        for language in LANGUAGES:
            found[language] += judged_by(*learned, rows[language][half::2])
    for language in LANGUAGES:
        line(f"{language}, other articles", found[language])
    for language in LANGUAGES:
        others = [row for other in LANGUAGES if other != language for row in rows[other]]
        learned = fit_neutral(english, others)
        line(f"{language}, other languages", judged_by(*learned, rows[language]))


def judged_by(
    passes: Passes, lexicons: dict[str, Lexicon], rows: Sequence[Row]
) -> list[list[float]]:
    """Return the gains of points that ``summarize`` chooses by others than the file's."""
    usual = load_weights()
    own = {"en": usual.lexicons["en"], **lexicons}
    weights = replace(usual, neutral=passes, lexicons=own)
    with patch.object(key_points, "load_weights", lambda: weights):
        return [gains(row) for row in rows]


def line(name: str, found: Sequence[Sequence[float]]) -> None:
    rows = np.array(found)
    mean, low, high = interval(rows[:, 0].tolist())
    means = rows.mean(axis=0)
    print(f"{name:22}{len(rows):5}  R1 {mean:+.2f} [{low:+.2f}, {high:+.2f}] R2 {means[1]:+.2f}"
          f"   lead-3: R1 {means[2]:+.2f} R2 {means[3]:+.2f}", flush=True)  # fmt: skip
