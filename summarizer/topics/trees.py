"""Small trees of decisions, evaluated without numpy, which the bot's main process can do without."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias, Union


class Branch(NamedTuple):
    """A question to a row of features."""

    feature: int
    #: Up to this, the answer is left.
    threshold: float
    left: Tree
    right: Tree


Tree: TypeAlias = Union[Branch, float]  # noqa: UP007  # | cannot name what comes later


def grown(stored: Any) -> Tree:  # noqa: ANN401  # JSON
    """Return a tree from lists of feature, threshold, left and right, and numbers."""
    if isinstance(stored, int | float):
        return float(stored)
    feature, threshold, left, right = stored
    return Branch(int(feature), float(threshold), grown(left), grown(right))


def leaf(tree: Tree, row: Sequence[float]) -> float:
    """Return the leaf to which a row of features leads."""
    while isinstance(tree, Branch):
        tree = tree.left if row[tree.feature] <= tree.threshold else tree.right
    return tree
