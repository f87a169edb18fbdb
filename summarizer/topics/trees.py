"""Boosted trees whose nodes of one level ask one question, evaluated with numpy.

Source: Prokhorenkova et al. 2018, https://arxiv.org/abs/1706.09516
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Trees:
    """n trees of d levels."""

    #: n x d: the column that a level asks about.
    feature: NDArray[np.intp]

    #: n x d: above this the answer is yes.
    threshold: NDArray[np.float32]

    #: n x 2**d: the bits of a leaf's number are the answers, the first level's the lowest.
    value: NDArray[np.float32]

    bias: float

    def scores(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the sum of the leaves to which each row leads."""
        count, levels = self.feature.shape
        yes = rows[:, self.feature.ravel()] > self.threshold.ravel()
        bits = (1 << np.arange(levels)).astype(np.int16)
        leaf = yes.reshape(len(rows), count, levels) @ bits
        place = leaf + np.arange(count) * self.value.shape[1]
        total: NDArray[np.float32] = self.value.ravel()[place].sum(axis=1) + np.float32(self.bias)
        return total
