"""Products of matrices on one thread.

OpenBLAS starts a thread a core for what is large to it and small to us, and these wait for each other
by spinning: on a machine of two busy cores an article took 40 ms, of which 33 were waiting. The sums
are the same on any number of cores, too.
"""

from __future__ import annotations

import numpy as np

from summarizer.ranking.coverage.concepts import Floats

#: Multiplications. OpenBLAS computes up to 2^18 of them on the calling thread.
_ALONE = 1 << 18


def product(left: Floats, right: Floats) -> Floats:
    """Return n x k by k x m, in slices that no thread is started for."""
    height = max(_ALONE // max(left.shape[1] * right.shape[1], 1), 1)
    if len(left) <= height:
        whole: Floats = left @ right
        return whole
    found = np.empty((len(left), right.shape[1]), np.float32)
    for begin in range(0, len(left), height):
        np.matmul(left[begin : begin + height], right, out=found[begin : begin + height])
    return found


def weighted(rows: Floats, weights: Floats) -> Floats:
    """Return n x k by k: the sum of each row by weight."""
    # BLAS was seen to raise the flag for invalid numbers over finite ones, of which numpy warns.
    found: Floats = np.einsum("ij,j->i", rows, weights)
    return found
