"""Trees of one question a level."""

from __future__ import annotations

import numpy as np
import pytest

from summarizer.trees import ObliviousTrees

TREES = ObliviousTrees(
    features=np.array([[0, 1], [1, 1]]),
    borders=np.array([[0.5, 2.0], [1.0, np.inf]], np.float32),
    leaves=np.array([[0.0, 1.0, 10.0, 11.0], [0.0, 100.0, 0.0, 0.0]], np.float32),
    bias=0.25,
)


@pytest.mark.parametrize(
    ("row", "value"),
    [((0, 0), 0.25), ((1, 0), 1.25), ((0.5, 1), 0.25), ((0, 3), 110.25), ((1, 3), 111.25)],
)
def test_the_answers_lead_to_a_leaf_of_each_tree(row: tuple[float, float], value: float) -> None:
    """A value at the border is not above it; the first level's answer is the lowest bit."""
    assert TREES.values(np.array([row], np.float32)).tolist() == [value]


def test_rows_do_not_matter_to_each_other() -> None:
    """Many at once are what each is alone."""
    table = np.random.default_rng(1).normal(1, 1, (50, 2)).astype(np.float32)

    alone = [TREES.values(row[None]).item() for row in table]

    assert TREES.values(table).tolist() == alone
