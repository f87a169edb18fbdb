"""Which of many words stand in a text, faster than by looking for one after the other.

Most do not: of each, the first letters are looked for among all runs of three letters of the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from summarizer.language.clues import folded

#: Of hashes of runs, and what letters of a run are multiplied by; any odd numbers would do.
_PLACES = 1 << 16
_LAST = np.uint32(_PLACES - 1)
_FIRST, _SECOND = np.uint32(40_503), np.uint32(2_749)

#: A word is looked for only where so many of its first runs stand in the text.
_RUNS = 4


class Sieve:
    """Words, folded, to be looked for in texts."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        #: For each word the hashes of its first runs, and where it has no more of them.
        self._places = np.zeros((len(self._words), _RUNS), np.uint32)
        self._ended = np.ones(self._places.shape, np.bool_)
        for number, word in enumerate(self._words):
            found = _places_of(word)[:_RUNS]
            self._places[number, : len(found)] = found
            self._ended[number, : len(found)] = False

    def words_in(self, text: str) -> list[str]:
        """Return those that stand in a text, as parts of words too, in their order."""
        low, held = folded(text), _held_in(text)
        perhaps = np.all(held[self._places] | self._ended, axis=1)
        return [word for word in compress(self._words, perhaps.tolist()) if word in low]


def _places_of(low: str) -> NDArray[np.uint32]:
    codes = np.frombuffer(low.encode("utf-32-le", "surrogatepass"), np.uint32)
    places: NDArray[np.uint32] = codes[:-2] * _FIRST
    places += codes[1:-1] * _SECOND
    places += codes[2:]
    places &= _LAST
    return places


@lru_cache(maxsize=4)
def _held_in(text: str) -> NDArray[np.bool_]:
    """Return for each hash whether a run with it stands in a text; many tables ask of one."""
    held = np.zeros(_PLACES, np.bool_)
    held[_places_of(folded(text))] = True
    return held
