"""Fit a ``Network`` by Adam on the log loss: numpy alone, deterministic on one machine."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from summarizer.ranking.coverage.concepts import Floats
from summarizer.ranking.coverage.network import Network, chances

_BATCH = 2048
_RATE = 3e-3
_DECAY = (0.9, 0.999)


def fit(
    features: Floats, labels: NDArray[np.float32], hidden: tuple[int, int], epochs: int, seed: int
) -> Network:
    """Return a network that tells how likely a concept stands in a summary.

    Args:
        features: n x features.
        labels: n, 0 to 1.
        hidden: Units of the two layers.
        epochs: Passes over the data; the rate falls to nothing by a cosine.
        seed: Of the first weights and the order.
    """
    random = np.random.default_rng(seed)
    means = features.mean(axis=0)
    scales = 1 / np.maximum(features.std(axis=0), 1e-3)
    sizes = (features.shape[1], *hidden, 1)
    layers: list[Floats] = []
    for fan_in, fan_out in pairwise(sizes):
        layers.append(
            (random.normal(size=(fan_in, fan_out)) * np.sqrt(2 / fan_in)).astype(np.float32)
        )
        layers.append(np.zeros(fan_out, np.float32))
    first = [np.zeros_like(layer) for layer in layers]
    second = [np.zeros_like(layer) for layer in layers]
    steps = epochs * (len(features) // _BATCH)
    step = 0
    started = time.monotonic()
    for epoch in range(epochs):
        order = random.permutation(len(features))
        loss = 0.0
        for begin in range(0, len(order) - _BATCH + 1, _BATCH):
            rows = order[begin : begin + _BATCH]
            gradients, batch_loss = _gradients(
                _network(means, scales, layers), features[rows], labels[rows]
            )
            loss += batch_loss
            step += 1
            rate = _RATE * 0.5 * (1 + np.cos(np.pi * step / steps))
            for i, slope in enumerate(gradients):
                first[i] += (1 - _DECAY[0]) * (slope - first[i])
                second[i] += (1 - _DECAY[1]) * (slope**2 - second[i])
                spread = np.sqrt(second[i] / (1 - _DECAY[1] ** step)) + 1e-7
                layers[i] -= rate * first[i] / (1 - _DECAY[0] ** step) / spread
        batches = max(len(order) // _BATCH, 1)
        print(f"  epoch {epoch}: log loss {loss / batches:.4f}, {time.monotonic() - started:.0f} s",
              flush=True)  # fmt: skip
    return _network(means, scales, layers)


def _network(means: Floats, scales: Floats, layers: list[Floats]) -> Network:
    return Network(means=means, scales=scales.astype(np.float32), layers=tuple(layers))


def _gradients(network: Network, features: Floats, labels: Floats) -> tuple[list[Floats], float]:
    w1, b1, w2, b2, w3, b3 = network.layers
    x0 = network.standardised(features)
    x1 = np.maximum(x0 @ w1 + b1, 0)
    x2 = np.maximum(x1 @ w2 + b2, 0)
    chance = chances((x2 @ w3 + b3)[:, 0])
    error = ((chance - labels) / len(labels))[:, None].astype(np.float32)
    back2 = (error @ w3.T) * (x2 > 0)
    back1 = (back2 @ w2.T) * (x1 > 0)
    clipped = np.clip(chance, 1e-6, 1 - 1e-6)
    loss = -(labels * np.log(clipped) + (1 - labels) * np.log(1 - clipped)).mean()
    return [
        x0.T @ back1, back1.sum(axis=0), x1.T @ back2, back2.sum(axis=0),
        x2.T @ error, error.sum(axis=0),
    ], float(loss)  # fmt: skip
