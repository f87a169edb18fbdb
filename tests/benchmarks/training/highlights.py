"""News in languages without graded articles, with grades guessed from other people's summaries.

They tell what a lead is worth there. A summary says which sentences matter most and nothing of what should
never be shown, so a guess weighs less than a grade.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

import numpy as np

from summarizer.language.words import split_words
from summarizer.ranking.candidates import Sentence, find_sentences
from summarizer.ranking.coverage.concepts import Floats
from summarizer.ranking.summarize import MAX_JUDGED
from tests.benchmarks.training.neutral import language_rows

LANGUAGES = ("fa", "fr", "id", "vi")

#: Articles a language: every second one, of as many. The others are measured on.
_EVERY, _MOST = 2, 400

#: Sentences, and words of one: less says nothing.
_LEAST, _LEAST_WORDS = 8, 5

#: Guesses: of the three sentences most like the summary, of the next, of the others, and of the shortest.
_TOP, _NEXT, _OTHERS, _SHORT = 2.4, 1.5, 1.0, 0.3


def guessed(language: str) -> Iterator[tuple[str, list[Sentence], Floats]]:
    """Yield articles' titles and sentences, and the guessed grade of each."""
    for row in islice(language_rows(language)[1::_EVERY], _MOST):
        sentences = [s for line in row["text"].splitlines() for s in find_sentences(line, language)]
        if _LEAST <= len(sentences) <= MAX_JUDGED:
            yield row.get("title") or "", sentences, _grades(sentences, row)


def _grades(sentences: list[Sentence], row: dict[str, Any]) -> Floats:
    summary = _words((row.get("summaries") or [row["summary"]])[0])
    likeness = [_likeness(_words(sentence.text), summary) for sentence in sentences]
    order = np.argsort(-np.array(likeness), kind="stable")
    grades = np.full(len(sentences), _OTHERS, np.float32)
    grades[order[: max(4, len(sentences) // 5)]] = _NEXT
    grades[order[:3]] = _TOP
    grades[[len(sentence.text.split()) < _LEAST_WORDS for sentence in sentences]] = _SHORT
    return grades


def _likeness(words: list[str], summary: list[str]) -> float:
    """Return the F measure of different words and that of pairs, together."""
    if len(words) < _LEAST_WORDS:
        return 0.0
    return _f1(set(words), set(summary)) + _f1(set(pairwise(words)), set(pairwise(summary)))


def _f1(one: set[Any], other: set[Any]) -> float:
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in split_words(text)]
