"""What the words and word pairs of a sentence say of its grade: one weight for each, hashed.

Source of hashed features: Weinberger et al. 2009, https://doi.org/10.1145/1553374.1553516
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.ranking.coverage.concepts import Concepts, Floats, Ints

#: Weights. Words that share one are few enough: 2^17 did no better.
SIZE = 1 << 16

#: Languages whose words are known: those with enough graded articles.
LANGUAGES = frozenset({"en", "de"})

_NUMBER = "0"


def wording(concepts: Concepts, count: int, language: str | None) -> tuple[Ints, Ints]:
    """Return what the first sentences say: of each word, pair and opening its sentence and its weight's place.

    Args:
        concepts: Of a text of ``count`` sentences or more.
        count: How many of them.
        language: ISO 639-1 code: the same word of two languages has two weights.
    """
    known = _hashes(concepts.words, language)
    end = int(np.searchsorted(concepts.sentences, count))
    words, rows = known[concepts.ids[:end]], concepts.sentences[:end]
    pairs = concepts.pair_tokens[: int(np.searchsorted(concepts.pair_tokens, end - 1))]
    pair_rows, left, right = rows[pairs], words[pairs], words[pairs + 1]
    opens = np.diff(rows, prepend=-1) > 0
    opens_pair = opens[pairs]
    joined = left * 31 + right * 17
    places = np.concatenate([words, joined, words[opens] * 7 + 1, (joined * 7 + 2)[opens_pair]])
    return np.concatenate([rows, pair_rows, rows[opens], pair_rows[opens_pair]]), places % SIZE


def word_scores(
    concepts: Concepts, count: int, language: str | None, weights: NDArray[np.float32]
) -> Floats:
    """Return what the wording of each of the first sentences is worth; nothing where it is not known.

    Args:
        concepts: Of a text of ``count`` sentences or more.
        count: How many of them.
        language: ISO 639-1 code.
        weights: ``SIZE`` of them.
    """
    if language not in LANGUAGES:
        return np.zeros(count, np.float32)
    rows, places = wording(concepts, count, language)
    held = np.bincount(rows, minlength=count)
    found = np.bincount(rows, weights=weights[places], minlength=count)
    scores: Floats = (found / np.sqrt(np.maximum(held, 1))).astype(np.float32)
    return scores


def _hashes(words: Sequence[str], language: str | None) -> Ints:
    return np.array(
        [zlib.crc32(f"{language}:{_NUMBER if w.isdigit() else w}".encode()) for w in words],
        np.int64,
    )
