"""LexRank as sumy computes it, on arrays instead of dictionaries.

Source: Erkan & Radev 2004, https://doi.org/10.1613/jair.1523
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sumy.summarizers.lex_rank import LexRankSummarizer

#: Sentences that are ranked; those behind them score nothing. Work grows with the square up to
#: here, and not at all after it. News says what it has to say long before.
MAX_RANKED = 600

Floats = NDArray[np.float64]


class VectorLexRank(LexRankSummarizer):  # type: ignore[misc]  # sumy has no types
    """Picks the sentences that sumy's ``LexRankSummarizer`` picks, some hundred times faster."""

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:  # noqa: ANN401
        """Return the most central sentences in reading order; sumy's own interface."""
        sentences = document.sentences
        if not sentences:
            return ()
        scores = self.scores([self._to_words_set(sentence) for sentence in sentences])
        # As sumy does: of sentences that are alike, the last one's score counts for all.
        ratings = dict(zip(sentences, scores.tolist(), strict=True))
        best: tuple[Any, ...] = self._get_best_sentences(sentences, sentences_count, ratings)
        return best

    def scores(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """Score sentences by their centrality.

        Args:
            sentences: Their words, stemmed, without stop words; n >= 1.

        Returns:
            n scores, comparable within one text only.
        """
        scores = np.zeros(len(sentences))
        ranked = sentences[:MAX_RANKED]
        matrix = self._matrix(ranked)
        if matrix.any():  # sumy divides by nothing where no word is rare enough to count
            scores[: len(ranked)] = self.power_method(matrix, self.epsilon)
        return scores

    def _matrix(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """Return the transition matrix: n x n, each row 1 in all, or 0."""
        vectors = _tf_idf(sentences)
        norms = np.sqrt((vectors**2).sum(axis=1))
        safe = np.where(norms > 0, norms, 1.0)
        cosines = (vectors @ vectors.T) / np.outer(safe, safe)
        linked = (cosines > self.threshold).astype(np.float64)
        degrees = linked.sum(axis=1)
        matrix: Floats = linked / np.where(degrees > 0, degrees, 1.0)[:, None]
        return matrix


def _tf_idf(sentences: Sequence[Sequence[str]]) -> Floats:
    """Return an n x terms matrix: tf by the sentence's commonest term, idf = log(n / (1 + df))."""
    index: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    for row, words in enumerate(sentences):
        for word in words:
            rows.append(row)
            columns.append(index.setdefault(word, len(index)))
    counts = np.zeros((len(sentences), max(len(index), 1)))
    np.add.at(counts, (rows, columns), 1.0)
    most = counts.max(axis=1)
    tf = counts / np.where(most > 0, most, 1.0)[:, None]
    idf = np.log(len(sentences) / (1 + (counts > 0).sum(axis=0)))
    result: Floats = tf * idf
    return result
