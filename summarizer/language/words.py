"""Sentences to words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer.language.segmenters import segmenter

#: Scripts that write no blanks between words.
_BLANKLESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_UNSPACED = re.compile(f"[{_BLANKLESS}]")

#: These, and Korean, which writes particles on to its words.
_PARTED = re.compile(f"[{_BLANKLESS}\uac00-\ud7a3]")

#: Letters of the languages that have dictionaries.
_LETTERS = {
    "zh": re.compile(r"[\u3400-\u9fff\uf900-\ufaff]"),
    "ja": re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
}

#: Marks of Thai, Lao, Burmese and Khmer letters.
_MARKS = (
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
)

#: A letter takes its marks with it (Hindi vowels are marks); an apostrophe may stand inside.
_WORD = re.compile(rf"[^\W_](?:[\w\u0300-\u036f\u0900-\u0dff{_MARKS}\u200c\u200d]|['’](?=\w))*")

#: Letter by letter.
_LETTER = re.compile(rf".[{_MARKS}]*", re.DOTALL)

#: What Korean writes on to a noun: particles, and the commonest forms of "do", "become" and "be".
_PARTICLE = re.compile(
    r"(?<=[\uac00-\ud7a3]{2})(?:에서[는도]?|으로[는도]?|에게서?|이?라고|이?라며|까지|부터|처럼|보다|마다|이나|이며|에[는도]?|"
    r"들[은이의을]?|[와과]의|했으며|했[다고던지]|한다|하[는고며지여]|됐[다고]|된다|되[는고며]|이다|였다|[은는이가을를의로와과도만])$"
)


def split_words(sentence: str, language: str | None = None) -> tuple[str, ...]:
    """Return the words of a sentence in order.

    Where the extra of its language is missing, pairs of letters stand for the words of a script that
    has no blanks, and rules take off the particles that end Korean words.

    Args:
        sentence: Any text.
        language: ISO 639-1 code; where it is None no extra is asked, nor does a rule for Korean apply.
    """
    words: list[str] = []
    for match in _WORD.finditer(sentence):
        word = match[0]
        if _PARTED.search(word):
            words += _parts(word, language)
        else:
            words.append(word)
    return tuple(words)


def is_parted(sentence: str) -> bool:
    """Whether its words may be more than what stands between blanks and marks."""
    return _PARTED.search(sentence) is not None


def _parts(run: str, language: str | None) -> Sequence[str]:
    letters = _LETTERS.get(language or "")
    if language and letters and letters.search(run):
        part = segmenter(language)
        if part is not None:
            # A mark alone, off its letter, is no word.
            return [word for word in part(run) if any(map(str.isalnum, word))]
        if language == "ko":
            return [_PARTICLE.sub("", run)]
    return _pairs(run) if _UNSPACED.search(run) else [run]


def _pairs(run: str) -> list[str]:
    letters = _LETTER.findall(run)
    return [f"{one}{two}" for one, two in pairwise(letters)] or [run]
