"""Boosted trees of one question a level, evaluated with numpy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ObliviousTrees:
    """A sum of trees; within one, all nodes of a level ask the same: is the feature above the border?

    Source: Prokhorenkova et al. 2018, https://arxiv.org/abs/1706.09516
    """

    #: Trees x levels: the feature that is asked for, and the border.
    features: NDArray[np.intp]
    borders: Floats

    #: Trees x 2^levels; the answer of the first level is the lowest bit of a leaf's place.
    leaves: Floats

    #: What is added to the sum.
    bias: float

    def values(self, table: Floats) -> Floats:
        """Return the sum for each row of n x features."""
        trees, levels = self.features.shape
        above = table[:, self.features.ravel()] > self.borders.ravel()
        bits = above.reshape(len(table), trees, levels)
        places = np.packbits(bits, axis=2, bitorder="little")[:, :, 0]
        found: Floats = self.leaves[np.arange(trees), places].sum(axis=1, dtype=np.float32)
        return found + np.float32(self.bias)
