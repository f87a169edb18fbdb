"""How long a text takes to read."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What is read in a minute, silently and for what it says: words; ideographs, kana and their like;
#: letters of scripts that part no words.
#: Source: Trauzettel-Klosinski & Dietz 2012 (IReST), https://doi.org/10.1167/iovs.11-8284: 228 words of
#: English, 255 characters of Chinese, 357 of Japanese. Of Thai and its like nothing was measured: a word
#: of it has four letters.
_WORDS, _CHARACTERS, _LETTERS = 228, 300, 900

_PARTED = re.compile(
    "(?P<characters>[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
    "|(?P<letters>[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"
)


def minutes_to_read(paragraphs: Iterable[str]) -> int:
    """Return in how many minutes most people read a text; one at least."""
    return max(1, round(sum(map(_minutes, paragraphs))))


def _minutes(text: str) -> float:
    characters = letters = 0
    for found in _PARTED.finditer(text):
        characters += found.lastgroup == "characters"
        letters += found.lastgroup == "letters"
    words = len((_PARTED.sub("", text) if characters or letters else text).split())
    return words / _WORDS + characters / _CHARACTERS + letters / _LETTERS
