"""How many stops, commas, figures and capitals texts have, of all texts of a page at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from summarizer.language.marks import STOPS

#: Kinds of characters, in the order of their columns.
KINDS = ("other", "stop", "comma", "figure", "capital")

_MARKS = {"stop": STOPS.replace("…", ""), "comma": ",;，、،"}

#: No figure and no capital of any script lies beyond.
_CODES = 1 << 17


def count_characters(texts: Sequence[str]) -> NDArray[np.int64]:
    """Return texts x ``KINDS``: how many characters of each kind; n >= 1."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _table()[np.minimum(codes, _CODES - 1)]
    rows = np.repeat(np.arange(len(texts)) * len(KINDS), list(map(len, texts)))
    found = np.bincount(rows + kinds, minlength=len(texts) * len(KINDS))
    return found.reshape(-1, len(KINDS))


@cache
def _table() -> NDArray[np.uint8]:
    """Return the kind of every code point."""
    characters = np.arange(_CODES, dtype=np.uint32).view("U1")
    table = np.zeros(_CODES, np.uint8)
    table[np.strings.isdigit(characters)] = KINDS.index("figure")
    table[np.strings.isupper(characters)] = KINDS.index("capital")
    for kind, marks in _MARKS.items():
        table[[ord(mark) for mark in marks]] = KINDS.index(kind)
    return table
