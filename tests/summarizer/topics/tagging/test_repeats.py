"""Tags that say the same."""

import pytest

from summarizer.topics.tagging.candidates import TagCandidate
from summarizer.topics.tagging.repeats import without_repeats


def kept(*said: str) -> list[str]:
    """Return what stays of tags, each worth a little less than the one before."""
    rows = [TagCandidate(key, key, 5 - place / 10, key) for place, key in enumerate(said)]
    return [row.key for row in without_repeats(rows)]


@pytest.mark.parametrize("pair", ["waste_living", "go_zero"])
def test_of_three_words_in_a_row_one_pair_stays(pair: str) -> None:
    """The better one: what shares its first or last word with it goes on from it."""
    assert kept("zero_waste", pair) == ["zero_waste"]


def test_pairs_that_begin_alike_are_two() -> None:
    """They name two things of a kind."""
    assert kept("zero_waste", "zero_carbon") == ["zero_waste", "zero_carbon"]
