"""Write what was learned to one small file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from summarizer.ranking.weights import STEP, Passes
from tests.benchmarks.training.lexicon import Lexicon

_NETWORKS = ("words_first", "pairs_first", "words", "pairs")


def save(path: Path, lexicon: Lexicon, english: Passes, neutral: Passes, about: str) -> None:
    """Networks in half precision, the lexicon in whole steps of a byte."""
    arrays: dict[str, Any] = {"about": np.array(about)}
    arrays |= _arrays(english, "english") | _arrays(neutral, "neutral")
    words = sorted(lexicon.rows)
    numbers = np.array([lexicon.rows[word] for word in words])
    arrays["lexicon.words"] = np.frombuffer("\n".join(words).encode(), np.uint8)
    arrays["lexicon.numbers"] = _bytes(numbers[:, :3], STEP)
    arrays["lexicon.rare"] = np.array(lexicon.rare, np.float32)
    np.savez_compressed(path, **arrays)


def _arrays(passes: Passes, kind: str) -> dict[str, Any]:
    arrays: dict[str, Any] = {f"{kind}.expected_length": passes.expected_length}
    for name in _NETWORKS:
        network = getattr(passes, name)
        arrays[f"{kind}.{name}.means"] = network.means.astype(np.float16)
        arrays[f"{kind}.{name}.scales"] = network.scales.astype(np.float16)
        for number, layer in enumerate(network.layers):
            arrays[f"{kind}.{name}.{number}"] = layer.astype(np.float16)
    return arrays


def _bytes(numbers: Any, step: float) -> Any:
    return np.clip(np.round(numbers / step), -127, 127).astype(np.int8)
