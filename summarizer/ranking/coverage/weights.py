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

from summarizer.model_files import check_columns
from summarizer.ranking.coverage.concepts import Floats
from summarizer.ranking.coverage.features import (
    LEXICON,
    LEXICON_WIDTH,
    PAIRS,
    SECOND_WORDS,
    WORDS,
)
from summarizer.ranking.coverage.network import Network

#: Nats. A word of the lexicon has whole numbers of these steps, -127 to 127.
STEP = 0.08

#: Inverse document frequency of stop words and of others, where a language has no lexicon.
_NEUTRAL_STOP, _NEUTRAL_WORD = 1.0, 5.5

#: Log odds to stand in a summary, and twice; whether known.
_NEUTRAL = (0.0, -2.2, 0.0)

#: What a file states: what the networks see, and what is known of the words of a lexicon.
COLUMNS = {
    "words_first": WORDS,
    "pairs_first": PAIRS,
    "words": (*WORDS, *SECOND_WORDS),
    "pairs": (*PAIRS, "logits_first"),
    "lexicon": LEXICON,
}

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

    #: Stem -> row.
    places: Mapping[str, int]

    #: Rows x ``LEXICON_WIDTH``; the last one is of a word that it lacks.
    numbers: Floats

    @classmethod
    def of(cls, rows: Mapping[str, Row], rare: Row) -> Lexicon:
        """Make one of words' rows and of the row of a word that it lacks."""
        places = {word: place for place, word in enumerate(rows)}
        return cls(places, np.array([*rows.values(), rare], np.float32))

    def describe(self, words: Iterable[str]) -> Floats:
        """Return words x ``LEXICON_WIDTH``."""
        found: Floats = self.numbers[[self.places.get(word, -1) for word in words]]
        return found.reshape(-1, LEXICON_WIDTH)


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

    english: Passes

    #: For all other languages: knows words of those that have a lexicon, and does without.
    neutral: Passes

    #: By ISO 639-1 code, English among them.
    lexicons: Mapping[str, Lexicon]

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
        known = self.lexicons.get(language or "")
        if known is not None:
            return known.describe(words)
        rows = [neutral_row(word, common) for word in words]
        return np.array(rows, np.float32).reshape(-1, LEXICON_WIDTH)


@cache
def load_weights() -> Weights:
    """Read the files, once a process.

    Raises:
        ModelError: One was learned on other columns.
    """
    with _arrays("coverage.npz") as english, _arrays("coverage_elsewhere.npz") as others:
        return Weights(
            english=_passes(english, "english"),
            neutral=_passes(others, "neutral"),
            lexicons={
                "en": _lexicon(english, "lexicon"),
                **{code: _lexicon(others, code) for code in others["languages"].tolist()},
            },
            about=str(english["about"]),
            about_elsewhere=str(others["about"]),
        )


@contextmanager
def _arrays(name: str) -> Iterator[Mapping[str, Any]]:
    with as_file(files("summarizer.data").joinpath(name)) as path, np.load(path) as arrays:
        check_columns(name, arrays, COLUMNS)
        yield arrays


def _lexicon(arrays: Mapping[str, Any], name: str) -> Lexicon:
    words = arrays[f"{name}.words"].tobytes().decode().split("\n")
    numbers = np.ones((len(words) + 1, LEXICON_WIDTH), np.float32)
    numbers[:-1, :-1] = arrays[f"{name}.numbers"].astype(np.float64) * STEP
    numbers[-1] = arrays[f"{name}.rare"]
    return Lexicon({word: place for place, word in enumerate(words)}, numbers)


def _passes(arrays: Mapping[str, Any], name: str) -> Passes:
    return Passes(
        words_first=Network.of(arrays, f"{name}.words_first"),
        pairs_first=Network.of(arrays, f"{name}.pairs_first"),
        words=Network.of(arrays, f"{name}.words"),
        pairs=Network.of(arrays, f"{name}.pairs"),
        expected_length=arrays[f"{name}.expected_length"].astype(np.float32),
    )
