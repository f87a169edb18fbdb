"""How likely a block is of the article, by gradient-boosted trees evaluated with numpy.

The trees are ``data/body_trees.npz``, which says in itself what they were learned from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

#: No tree is deeper.
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Trees:
    """Each array has one row a tree and one column a node; a leaf is its own child."""

    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    value: NDArray[np.float32]


@cache
def body_trees() -> Trees:
    """Load the learned trees."""
    with files("summarizer.data").joinpath("body_trees.npz").open("rb") as file:
        arrays = np.load(file)
        return Trees(
            feature=arrays["feature"].astype(np.intp),
            threshold=arrays["threshold"],
            left=arrays["left"].astype(np.intp),
            right=arrays["right"].astype(np.intp),
            value=arrays["value"],
        )


def likelihoods(table: NDArray[np.float32], trees: Trees) -> NDArray[np.float32]:
    """Return for each row how likely its block is of the article, from 0 to 1."""
    count, nodes = trees.feature.shape
    base = np.arange(count, dtype=np.intp) * nodes
    feature, threshold = trees.feature.ravel(), trees.threshold.ravel()
    left, right = (trees.left + base[:, None]).ravel(), (trees.right + base[:, None]).ravel()
    at = np.broadcast_to(base, (len(table), count))
    rows = np.arange(len(table))[:, None]
    for _ in range(_DEPTH):
        goes_left = table[rows, feature[at]] <= threshold[at]
        at = np.where(goes_left, left[at], right[at])
    score = trees.value.ravel()[at].sum(axis=1)
    return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float32)
