"""An article's words as numbers: hashed, by where they stand."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from summarizer.models import Article, BlockKind
from summarizer.reading.kind.cues import tokens
from summarizer.reading.kind.features import Floats
from summarizer.reading.kind.source import address

#: Places of hashed words.
WORDS = 16_384

#: Characters of a text that are looked at, and those that count once more: where it opens and ends.
_SAMPLE, _OPENING, _END = 9_000, 500, 400

_MAX_BLOCKS = 400


def hashed_words(article: Article, places: int = WORDS) -> Floats:
    """Return how much each place of hashed words is said, by headline, address, headings and text.

    Source: Weinberger et al. 2009, https://doi.org/10.1145/1553374.1553516
    """
    found = np.zeros(places, np.float32)
    for where, words, weight in _said(article):
        begun = zlib.crc32(f"{where}:".encode())
        at = [zlib.crc32(word.encode(), begun) % places for word in words]
        np.maximum.at(found, np.array(at, np.intp), weight)
    norm = float(np.linalg.norm(found))
    return found / norm if norm else found


def _said(article: Article) -> Iterator[tuple[str, Iterable[str], float | Floats]]:
    """Yield where something is said, what, and how much it counts, together or each."""
    blocks = article.blocks[:_MAX_BLOCKS]
    headings = " . ".join(b.text for b in blocks if b.kind is BlockKind.HEADING)[:_SAMPLE]
    path = address(article.url)[1]
    yield "t", _with_pairs(_tokens(article.title)), 2.0
    yield "a", _tokens(f"{path} {article.section or ''}"), 2.0
    yield "h", _with_pairs(_tokens(headings)), 1.2
    yield "l", _with_pairs(_tokens(article.text[:_OPENING])), 1.0
    yield "e", _tokens(article.text[-_END:]), 1.0
    times = _numbers_as_one(tokens(article.text[:_SAMPLE])[1])
    yield "w", times, np.log1p(np.array(list(times.values()), np.float32))


def _tokens(text: str) -> list[str]:
    """Return words and telling marks; all numbers are one."""
    return ["0" if token.isdigit() else token for token in tokens(text)[0]]


def _numbers_as_one(times: Counter[str]) -> dict[str, int]:
    words = {token: n for token, n in times.items() if not token.isdigit()}
    numbers = times.total() - sum(words.values())
    return {**words, "0": numbers} if numbers else words


def _with_pairs(words: Sequence[str]) -> list[str]:
    return [*words, *(f"{a} {b}" for a, b in pairwise(words))]
