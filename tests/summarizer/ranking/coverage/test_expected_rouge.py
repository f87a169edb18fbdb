"""What ROUGE a set of points can expect, and what one of its candidates adds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.ranking.coverage.expected_rouge import Chances, added, expected

LENGTH = 30.0


def chances(words: list[float]) -> Chances:
    """Chances of words alone: one bigram that is never matched, and no names."""
    likely = np.array(words, np.float32)
    nothing = np.zeros(len(words), np.float32)
    return Chances(likely, nothing, np.zeros(1, np.float32), nothing, LENGTH)


def candidates(*sizes: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Candidates of so many words, each of its own."""
    words = np.zeros((len(sizes), sum(sizes)), np.float32)
    for row, size in enumerate(sizes):
        begin = sum(sizes[:row])
        words[row, begin : begin + size] = 1
    return words


def test_a_short_unit_adds_more_than_a_long_one_that_is_worth_more_alone() -> None:
    """Alone, any match pays; among three, words that match little push out better ones."""
    words = candidates(8, 40, 20, 20)
    told = chances([0.5] * 8 + [0.25] * 40 + [0.6] * 40)
    pairs = np.zeros((4, 1), np.float32)

    alone, among = expected(words, pairs, told), added(words, pairs, told, 3)

    assert alone[1] > alone[0]
    assert among[0] > among[1]


@given(
    st.lists(st.integers(1, 30), min_size=2, max_size=12),
    st.lists(st.floats(0.01, 0.99), min_size=12, max_size=12),
)
def test_the_one_point_worth_most_adds_most(sizes: list[int], rates: list[float]) -> None:
    """Of a single point no other can add more than the one that is worth most alone."""
    words = candidates(*sizes)
    told = chances([rates[row] for row, size in enumerate(sizes) for _ in range(size)])
    pairs = np.zeros((len(sizes), 1), np.float32)

    alone, among = expected(words, pairs, told), added(words, pairs, told, 1)

    assert among[alone.argmax()] == pytest.approx(among.max(), abs=1e-4)
