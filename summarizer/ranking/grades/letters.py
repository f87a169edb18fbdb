"""How many characters of each kind the sentences of a text have."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from summarizer.ranking.coverage.concepts import Floats

#: Kinds of characters that are told apart, and those that are of them beside letters and digits.
KINDS = ("other", "capital", "letter", "digit", "blank", "comma", "colon", "exclamation", "question",
         "bracket", "dash", "quote", "percent", "currency", "stop")  # fmt: skip
_MARKS = {
    "blank": " \u00a0\u202f\u2009", "comma": ",，、،;；", "colon": ":：", "exclamation": "!！", "question": "?？؟",
    "bracket": "([（【", "dash": "–—", "quote": '"“”„«»「」『』', "percent": "%％", "currency": "$€£¥₹₽₩",
    "stop": ".。।۔…",
}  # fmt: skip

#: Code points of the basic plane; what lies beyond is pictures, mostly.
_PLANE = 1 << 16


def count_kinds(sentences: Sequence[str]) -> Floats:
    """Return sentences x ``KINDS``: how many characters of each; n >= 1."""
    codes = np.frombuffer("".join(sentences).encode("utf-32-le", "replace"), np.uint32)
    kinds = _table()[np.minimum(codes, _PLANE - 1)]
    rows = np.repeat(np.arange(len(sentences)), [len(sentence) for sentence in sentences])
    size = len(KINDS)
    found = np.bincount(rows * size + kinds, minlength=len(sentences) * size)
    return found.reshape(-1, size).astype(np.float32)


@cache
def _table() -> NDArray[np.uint8]:
    """Return the kind of every code point."""
    letters = [
        KINDS.index("capital") if c.isupper() else KINDS.index("letter") if c.isalpha()
        else KINDS.index("digit") if c.isdigit() else 0
        for c in map(chr, range(_PLANE))
    ]  # fmt: skip
    table = np.array(letters, np.uint8)
    for kind, marks in _MARKS.items():
        table[[ord(mark) for mark in marks]] = KINDS.index(kind)
    return table
