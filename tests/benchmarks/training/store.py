"""Write what was learned to small files: of English, and of all other languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from summarizer.ranking.coverage.weights import COLUMNS, STEP, Lexicon, Passes
from tests.benchmarks.training.columns import stated

_NETWORKS = ("words_first", "pairs_first", "words", "pairs")


def save_english(path: Path, lexicon: Lexicon, english: Passes, about: str) -> None:
    """Networks in half precision, the lexicon in whole steps of a byte."""
    arrays = _arrays(english, "english") | _words(lexicon, "lexicon")
    np.savez_compressed(path, about=np.array(about), columns=stated(COLUMNS), **arrays)


def save_elsewhere(path: Path, lexicons: dict[str, Lexicon], neutral: Passes, about: str) -> None:
    """The same for all other languages; lexicons go by their language's code."""
    arrays = _arrays(neutral, "neutral")
    for code, lexicon in lexicons.items():
        arrays |= _words(lexicon, code)
    np.savez_compressed(
        path,
        about=np.array(about),
        columns=stated(COLUMNS),
        languages=np.array(list(lexicons)),
        **arrays,
    )


def _words(lexicon: Lexicon, name: str) -> dict[str, Any]:
    words = sorted(lexicon.places)
    numbers = lexicon.numbers[[lexicon.places[word] for word in words]]
    return {
        f"{name}.words": np.frombuffer("\n".join(words).encode(), np.uint8),
        f"{name}.numbers": _bytes(numbers[:, :3], STEP),
        f"{name}.rare": lexicon.numbers[-1],
    }


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
