"""Products in slices."""

from __future__ import annotations

import numpy as np
import pytest

from summarizer.ranking.coverage.matrices import product, weighted


@pytest.mark.parametrize(
    ("height", "middle", "width"), [(0, 3, 2), (1, 1, 1), (700, 37, 64), (5, 3000, 200), (3, 0, 2)]
)
def test_slices_make_the_whole(height: int, middle: int, width: int) -> None:
    """Whatever the sizes, the product is that of the whole."""
    random = np.random.default_rng(0)
    left = random.random((height, middle), np.float32)
    right = random.random((middle, width), np.float32)

    np.testing.assert_allclose(product(left, right), left @ right, rtol=1e-5)
    np.testing.assert_allclose(weighted(left, right[:, 0]), left @ right[:, 0], rtol=1e-5)
