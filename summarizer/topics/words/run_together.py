"""Hashtags whose words run together: ``#ClimateChange``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_HASHTAG = re.compile(r"\s*[#＃](\w+)\s*\Z")

#: Where a word begins: behind a small letter or a digit, and before the last of some capitals that a
#: small letter follows (``NBAFinals``).
_BEGINNING = re.compile(
    r"(?<=[^\W\d_A-Z\u0410-\u042f])(?=[A-Z\u00c0-\u00de\u0410-\u042f\d])"
    r"|(?<=\d)(?=[A-Z\u00c0-\u00de\u0410-\u042f][^\W\d_])"
    r"|(?<=[A-Z\u0410-\u042f])(?=[A-Z\u0410-\u042f][^\W\dA-Z_\u0410-\u042f])"
)


def split_capitals(typed: str) -> str:
    """Return a hashtag in its words; whatever else is typed, and names of one word, as it is.

    ``#TaylorSwift`` is two words, ``#YouTube`` is one, and "McDonald" without a ``#`` is a name.
    """
    hashtag = _HASHTAG.match(typed)
    if not hashtag or hashtag[1].islower():
        return typed
    name = hashtag[1].rstrip("0123456789")
    if name.casefold() in _names_of_one_word():
        return f"{name} {hashtag[1].removeprefix(name)}"
    return _BEGINNING.sub(" ", hashtag[1])


@cache
def _names_of_one_word() -> frozenset[str]:
    text = files("summarizer.data").joinpath("capitals_within.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name.strip().casefold() for line in lines for name in line.split(","))
