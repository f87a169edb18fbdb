"""A small network that judges concepts: features in, log odds out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.ranking.coverage.concepts import Floats
from summarizer.ranking.coverage.matrices import product

#: Standard deviations. Beyond, a feature counts no more: texts unlike those learned from.
_CLIP = 3.0


@dataclass(frozen=True, slots=True)
class Network:
    """Two hidden layers of rectified units over standardised features."""

    #: One a feature.
    means: Floats
    scales: Floats

    #: features x h1, h1, h1 x h2, h2, h2 x 1, 1.
    layers: tuple[Floats, ...]

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.float16]], name: str) -> Network:
        """Take a network out of a weights file."""
        layers = [arrays[f"{name}.{number}"].astype(np.float32) for number in range(6)]
        means, scales = (
            arrays[f"{name}.{part}"].astype(np.float32) for part in ("means", "scales")
        )
        return cls(means=means, scales=scales, layers=tuple(layers))

    def standardised(self, features: Floats) -> Floats:
        """Bring features to the scale that the layers take."""
        scaled: Floats = np.clip((features - self.means) * self.scales, -_CLIP, _CLIP)
        return scaled

    def logits(self, features: Floats) -> Floats:
        """Judge n x features: n log odds."""
        w1, b1, w2, b2, w3, b3 = self.layers
        one = np.maximum(product(self.standardised(features), w1) + b1, 0)
        two = np.maximum(product(one, w2) + b2, 0)
        found: Floats = (two @ w3 + b3)[:, 0]
        return found


def chances(logits: Floats) -> Floats:
    """Log odds to probabilities."""
    found: Floats = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return found
