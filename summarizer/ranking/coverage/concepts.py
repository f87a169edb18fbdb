"""Sentences to concepts: the words and word pairs that a summary may hold, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from summarizer.language.tokenizer import stemmer, stop_words
from summarizer.language.words import is_parted, split_words

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

#: As ROUGE sees words: an apostrophe parts them, letters keep their marks.
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0900-\u0dff\u200c\u200d])*")

#: Shorter words are their own stems, as in ROUGE.
_MIN_STEMMED = 4


@dataclass(frozen=True, slots=True)
class Concepts:
    """The tokens of a text, and its bigrams: neighbours within a sentence."""

    #: The text's different words, stemmed, by id.
    words: tuple[str, ...]

    #: Of each token, in reading order: word id, sentence, whether it begins with a capital
    #: although no sentence begins there.
    ids: Ints
    sentences: Ints
    capital: NDArray[np.bool_]

    #: sentences x words, how often.
    word_counts: Floats

    #: Of each different bigram: its two word ids.
    pairs: Ints

    #: Of each place where a bigram stands: its bigram id and the place of its first token.
    pair_ids: Ints
    pair_tokens: Ints

    #: sentences x bigrams, how often.
    pair_counts: Floats


def find_concepts(sentences: Sequence[str], language: str | None) -> Concepts:
    """Return the concepts of sentences, n >= 1."""
    seen = _Seen(stems(language))
    places: list[int] = []
    tokens: list[int] = []
    begins: list[int] = []
    for place, sentence in enumerate(sentences):
        found = _tokens(sentence, language)
        begins.append(len(tokens))
        # Most tokens were seen before in the text: those cost one look each.
        tokens += map(seen.__getitem__, found)
        places += [place] * len(found)
    order = np.array(tokens, np.int64)
    capital = np.array(seen.capitals, np.bool_)[order]
    capital[[begin for begin in begins if begin < len(order)]] = False
    return _counted(tuple(seen.stems), np.array(seen.ids, np.int64)[order],
                    np.array(places, np.int64), capital, len(sentences))  # fmt: skip


class _Seen(dict[str, int]):
    """The number of each token as it is written; what is new is described, and gets the next."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        super().__init__()
        self._stem = stem

        #: stem -> word id.
        self.stems: dict[str, int] = {}

        #: By number: the word's id, and whether it begins with a capital.
        self.ids: list[int] = []
        self.capitals: list[bool] = []

    def __missing__(self, token: str) -> int:
        number = self[token] = len(self)
        self.ids.append(self.stems.setdefault(self._stem(token.lower()), len(self.stems)))
        self.capitals.append(token[0].isupper())
        return number


def _counted(
    words: tuple[str, ...], ids: Ints, places: Ints, capital: NDArray[np.bool_], count: int
) -> Concepts:
    size = len(words)
    starts = np.flatnonzero(places[:-1] == places[1:]) if len(ids) else np.zeros(0, np.int64)
    keys, pair_ids = np.unique(ids[starts] * size + ids[starts + 1], return_inverse=True)
    return Concepts(
        words=words,
        ids=ids,
        sentences=places,
        capital=capital,
        word_counts=_incidence(places, ids, count, size),
        pairs=np.stack([keys // max(size, 1), keys % max(size, 1)], axis=1),
        pair_ids=pair_ids,
        pair_tokens=starts,
        pair_counts=_incidence(places[starts], pair_ids, count, len(keys)),
    )


def _incidence(rows: Ints, columns: Ints, height: int, width: int) -> Floats:
    counts = np.bincount(rows * width + columns, minlength=height * width)
    return counts.reshape(height, width).astype(np.float32)


def _tokens(sentence: str, language: str | None) -> Sequence[str]:
    if not sentence.isascii() and is_parted(sentence):
        return split_words(sentence, language)
    return _TOKEN.findall(sentence)


@lru_cache(maxsize=8)
def stems(language: str | None) -> Callable[[str], str]:
    """Return a stemmer that remembers: most words of an article were in the one before."""
    stem = stemmer(language)

    @lru_cache(maxsize=1 << 16)
    def remembered(word: str) -> str:
        return word if len(word) < _MIN_STEMMED else stem(word)

    return remembered


@lru_cache(maxsize=64)
def stemmed_stop_words(language: str | None) -> frozenset[str]:
    """Return a language's stop words as concepts are written."""
    return frozenset(map(stems(language), stop_words(language)))
