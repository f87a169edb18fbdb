"""How likely a block is of the article, by gradient-boosted trees evaluated with numpy.

The trees are ``data/body_trees.npz``, which says in itself what they were learned from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.model_files import check_columns
from summarizer.reading.body.features import NAMES

#: What the file states: what the trees see of a block.
COLUMNS = {"trees": NAMES}

#: No tree is deeper.
_DEPTH = 6

#: Rows at a time: what they need stays in the processor's cache.
_ROWS = 128


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees' nodes in one row, tree by tree; a leaf is its own child."""

    #: Of each tree, the place of its root.
    roots: NDArray[np.intp]

    #: Of each node, what it asks for and up to where the left child is next.
    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]

    #: Places of the children: each node's left one, then its right one.
    children: NDArray[np.intp]
    value: NDArray[np.float32]

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Trees:
        """Take them out of a weights file.

        Raises:
            ModelError: They were learned on other columns.
        """
        check_columns("body_trees.npz", arrays, COLUMNS)
        return trees_of(**{name: arrays[name] for name in _ARRAYS})


_ARRAYS = ("feature", "threshold", "left", "right", "value")


def trees_of(
    feature: NDArray[Any],
    threshold: NDArray[np.float32],
    left: NDArray[Any],
    right: NDArray[Any],
    value: NDArray[np.float32],
) -> Trees:
    """Return trees of arrays with one row a tree and one column a node; a leaf is its own child."""
    count, nodes = feature.shape
    roots = np.arange(count, dtype=np.intp) * nodes
    children = np.stack([left, right], axis=2).astype(np.intp) + roots[:, None, None]
    return Trees(
        roots, feature.astype(np.intp).ravel(), threshold.ravel(), children.ravel(), value.ravel()
    )


@cache
def body_trees() -> Trees:
    """Read the file, once a process.

    Raises:
        ModelError: They were learned on other columns.
    """
    with files("summarizer.data").joinpath("body_trees.npz").open("rb") as file:
        return Trees.of(np.load(file))


def likelihoods(table: NDArray[np.float32], trees: Trees) -> NDArray[np.float32]:
    """Return for each row how likely its block is of the article, from 0 to 1."""
    score = np.concatenate(
        [_sums(table[i : i + _ROWS], trees) for i in range(0, len(table), _ROWS)]
    )
    return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float32)


def _sums(table: NDArray[np.float32], trees: Trees) -> NDArray[np.float32]:
    cells, row = table.ravel(), (np.arange(len(table)) * table.shape[1])[:, None]
    at = np.broadcast_to(trees.roots, (len(table), len(trees.roots)))
    for _ in range(_DEPTH):
        # One by one, and flat: numpy's own indexing of two dimensions takes twice the time.
        asked = cells.take(row + trees.feature.take(at))
        at = trees.children.take(2 * at + ~(asked <= trees.threshold.take(at)))
    sums: NDArray[np.float32] = trees.value.take(at).sum(axis=1)
    return sums
