"""What was learned, read from ``coverage.npz`` and ``coverage_elsewhere.npz`` in ``summarizer/data``.

English stands in one, all other languages in the other. The files are written by
``python -m tests.benchmarks.training``; the ``about`` of each says from what, and how well it did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
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
class Lexicon:
    """What is known of a language's words: inverse document frequency, odds, odds of twice, known."""

    #: Stem -> ``LEXICON_WIDTH`` numbers.
    rows: Mapping[str, Row]

    #: Of a word that it lacks.
    rare: Row

    def describe(self, words: Iterable[str]) -> Floats:
        """Return words x ``LEXICON_WIDTH``."""
        found = [self.rows.get(word, self.rare) for word in words]
        return np.array(found, np.float32).reshape(-1, LEXICON_WIDTH)


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
    """What was learned of English, of all other languages, and of the words of some."""

    #: English stem -> ``LEXICON_WIDTH`` numbers.
    lexicon: Mapping[str, Row]

    #: Of a word that the lexicon lacks.
    rare: Row

    english: Passes

    #: For all other languages: knows words of those that have a lexicon, and does without.
    neutral: Passes

    #: Of other languages, by ISO 639-1 code.
    elsewhere: Mapping[str, Lexicon]

    #: What English was learned from, and how well it did; and the same of the others.
    about: str
    about_elsewhere: str

    def describe(
        self, words: Iterable[str], language: str | None, common: frozenset[str]
    ) -> Floats:
        """Return words x ``LEXICON_WIDTH``; without a lexicon only which words are common.

        Args:
            words: Stemmed.
            language: ISO 639-1 code.
            common: The language's stop words, stemmed.
        """
        if language == "en":
            rows = [self.lexicon.get(word, self.rare) for word in words]
        elif (known := self.elsewhere.get(language or "")) is not None:
            return known.describe(words)
        else:
            rows = [neutral_row(word, common) for word in words]
        return np.array(rows, np.float32).reshape(-1, LEXICON_WIDTH)


@cache
def load_weights() -> Weights:
    """Read the files, once a process."""
    with _arrays("coverage.npz") as english, _arrays("coverage_elsewhere.npz") as others:
        lexicon = _lexicon(english, "lexicon")
        return Weights(
            lexicon=lexicon.rows,
            rare=lexicon.rare,
            english=_passes(english, "english"),
            neutral=_passes(others, "neutral"),
            elsewhere={code: _lexicon(others, code) for code in others["languages"].tolist()},
            about=str(english["about"]),
            about_elsewhere=str(others["about"]),
        )


@contextmanager
def _arrays(name: str) -> Iterator[Mapping[str, Any]]:
    with as_file(files("summarizer.data").joinpath(name)) as path, np.load(path) as arrays:
        yield arrays


def _lexicon(arrays: Mapping[str, Any], name: str) -> Lexicon:
    words = arrays[f"{name}.words"].tobytes().decode().split("\n")
    numbers = arrays[f"{name}.numbers"].astype(np.float64) * STEP
    rows = np.concatenate([numbers, np.ones((len(words), 1))], axis=1).tolist()
    return Lexicon(
        rows={word: tuple(row) for word, row in zip(words, rows, strict=True)},
        rare=tuple(arrays[f"{name}.rare"].tolist()),
    )


def _passes(arrays: Mapping[str, Any], name: str) -> Passes:
    return Passes(
        words_first=Network.of(arrays, f"{name}.words_first"),
        pairs_first=Network.of(arrays, f"{name}.pairs_first"),
        words=Network.of(arrays, f"{name}.words"),
        pairs=Network.of(arrays, f"{name}.pairs"),
        expected_length=arrays[f"{name}.expected_length"].astype(np.float32),
    )
