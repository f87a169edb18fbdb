"""What was learned, read from ``summarizer/data/coverage.npz``.

The file is written by ``python -m tests.benchmarks.training``; its ``about`` says from what, and
how well it did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

from summarizer.ranking.concepts import Floats
from summarizer.ranking.features import LEXICON_WIDTH
from summarizer.ranking.network import Network

#: Nats. A word of the lexicon has whole numbers of these steps, -127 to 127.
STEP = 0.08

#: Inverse document frequency of stop words and of others, where a language has no lexicon.
_NEUTRAL_STOP, _NEUTRAL_WORD = 1.0, 5.5

#: Log odds to stand in a summary, and twice; whether known.
_NEUTRAL = (0.0, -2.2, 0.0)

Row = tuple[float, ...]


def neutral_row(word: str, common: frozenset[str]) -> Row:
    """Return what is known of a word in a language without a lexicon.

    Args:
        word: Stemmed.
        common: The language's stop words, stemmed.
    """
    return (_NEUTRAL_STOP if word in common else _NEUTRAL_WORD, *_NEUTRAL)


@dataclass(frozen=True, slots=True)
class Passes:
    """The four networks that judge a text, and how long a summary to expect."""

    words_first: Network
    pairs_first: Network
    words: Network
    pairs: Network

    #: Of a constant, the sum of word chances, log tokens, log sentences and the lead's length.
    expected_length: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned of English, of any language, and of English words."""

    #: English stem -> ``LEXICON_WIDTH`` numbers.
    lexicon: Mapping[str, Row]

    #: Of a word that the lexicon lacks.
    rare: Row

    english: Passes

    #: For all other languages: knows no words.
    neutral: Passes

    #: What it was learned from, and how well it did.
    about: str

    def describe(
        self, words: Iterable[str], language: str | None, common: frozenset[str]
    ) -> Floats:
        """Return words x ``LEXICON_WIDTH``; of other languages only which words are common.

        Args:
            words: Stemmed.
            language: ISO 639-1 code.
            common: The language's stop words, stemmed.
        """
        if language == "en":
            rows = [self.lexicon.get(word, self.rare) for word in words]
        else:
            rows = [neutral_row(word, common) for word in words]
        return np.array(rows, np.float32).reshape(-1, LEXICON_WIDTH)


@cache
def load_weights() -> Weights:
    """Read the file, once a process."""
    with (
        as_file(files("summarizer.data").joinpath("coverage.npz")) as path,
        np.load(path) as arrays,
    ):
        words = arrays["lexicon.words"].tobytes().decode().split("\n")
        numbers = arrays["lexicon.numbers"].astype(np.float64) * STEP
        known = np.ones((len(words), 1))
        rows = np.concatenate([numbers, known], axis=1).tolist()
        return Weights(
            lexicon={word: tuple(row) for word, row in zip(words, rows, strict=True)},
            rare=tuple(arrays["lexicon.rare"].tolist()),
            english=_passes(arrays, "english"),
            neutral=_passes(arrays, "neutral"),
            about=str(arrays["about"]),
        )


def _passes(arrays: Mapping[str, Any], name: str) -> Passes:
    return Passes(
        words_first=Network.of(arrays, f"{name}.words_first"),
        pairs_first=Network.of(arrays, f"{name}.pairs_first"),
        words=Network.of(arrays, f"{name}.words"),
        pairs=Network.of(arrays, f"{name}.pairs"),
        expected_length=arrays[f"{name}.expected_length"].astype(np.float32),
    )
