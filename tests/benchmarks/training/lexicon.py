"""What single words tell: how rare they are, and how they fare in summaries beyond their place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from summarizer.ranking.coverage.weights import Lexicon
from tests.benchmarks.training.corpus import Example

#: Words kept: the commonest.
SIZE = 20_000

#: Bounds of frequency, and of the first sentence, between which words are expected to fare alike.
_FREQUENCIES, _FIRSTS = (2, 3, 4, 6), (1, 2, 3, 5, 9, 16)

#: Pseudo-observations that pull a rare word's odds to what its places let expect.
_PRIOR, _PRIOR_TWICE, _TWICE = 4.0, 5.0, 0.1

Cells = NDArray[np.int64]


def build_lexicon(examples: Iterable[Example], least: int = 1) -> Lexicon:
    """Count words over articles; one pass.

    Args:
        examples: The articles.
        least: How many of them a word must stand in.
    """
    articles = 0
    documents: Counter[str] = Counter()
    chosen: Counter[str] = Counter()
    twice: Counter[str] = Counter()
    cells: dict[str, Counter[int]] = defaultdict(Counter)
    tries, hits = np.zeros(64), np.zeros(64)
    for example in examples:
        articles += 1
        cell = _cells(example)
        tries += np.bincount(cell, minlength=64)
        hits += np.bincount(cell, weights=example.words > 0, minlength=64)
        words = example.concepts.words
        documents.update(words)
        chosen.update(w for w, n in zip(words, example.words, strict=True) if n > 0)
        twice.update(w for w, n in zip(words, example.words, strict=True) if n > 1)
        for word, place in zip(words, cell.tolist(), strict=True):
            cells[word][place] += 1
    usual = hits / np.maximum(tries, 1)
    rows: dict[str, tuple[float, ...]] = {}
    for word, count in sorted(documents.items(), key=lambda item: (-item[1], item[0]))[:SIZE]:
        if count < least:
            break
        expected = sum(usual[place] * n for place, n in cells[word].items())
        once = chosen[word] - twice[word]
        rows[word] = (
            float(np.log(articles / count)),
            float(np.log((chosen[word] + _PRIOR) / (expected + _PRIOR))),
            float(np.log((twice[word] + _TWICE * _PRIOR_TWICE)
                         / (once + (1 - _TWICE) * _PRIOR_TWICE))),
            1.0,
        )  # fmt: skip
    rarest = max(row[0] for row in rows.values())
    return Lexicon.of(rows, (rarest + 0.5, 0.0, float(np.log(_TWICE / (1 - _TWICE))), 0.0))


def _cells(example: Example) -> Cells:
    counts = example.concepts.word_counts
    frequency = np.searchsorted(_FREQUENCIES, counts.sum(axis=0), side="right")
    first = np.searchsorted(_FIRSTS, (counts > 0).argmax(axis=0), side="right")
    cells: Cells = frequency * 8 + first
    return cells
