"""What the words of a sentence say of it."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from summarizer.ranking.coverage.concepts import find_concepts
from summarizer.ranking.grades.wording import SIZE, word_scores, wording

TEXT = ["Sign up for it.", "", "The river rose.", "Sign of the times."]


def held(count: int) -> list[Counter[int]]:
    rows, places = wording(find_concepts(TEXT, "en"), count, "en")
    return [Counter(places[rows == row].tolist()) for row in range(count)]


def test_words_pairs_and_openings_count() -> None:
    """Of n words n, n - 1 pairs, the first word and the first pair; a sentence without any has none."""
    assert [found.total() for found in held(4)] == [9, 0, 7, 9]


def test_only_what_they_share_is_shared() -> None:
    """Two that begin alike share that word and its being the first, and nothing else."""
    first, _, _, last = held(4)

    assert (first & last).total() == 2


def test_sentences_behind_the_count_are_left_out() -> None:
    """The headline stands there: it is not graded."""
    assert held(3) == held(4)[:3]


def test_unknown_languages_have_no_scores() -> None:
    """Their words were seen too seldom to say anything."""
    weights = np.ones(SIZE, np.float32)
    concepts = find_concepts(TEXT, "sv")

    assert word_scores(concepts, 4, "sv", weights).tolist() == [0, 0, 0, 0]
    assert word_scores(concepts, 4, "en", weights) == pytest.approx([3.0, 0, 7**0.5, 3.0])
