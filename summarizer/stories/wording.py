"""Texts to the words that tell copies from other texts, each as a number of 32 bits.

Outlets change marks, capitals and small words; the names, figures and long words of a text they
mostly leave. So the former are left out before texts are compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from summarizer.reading.body.boilerplate import is_boilerplate

#: Words of a text, in order: a CRC-32 each, whose lowest bit is 0 for a figure and 1 for a word.
Words = npt.NDArray[np.uint32]

#: Characters of a text that are looked at: 1,500 words, far more than a copy is told by.
MAX_CHARACTERS = 10_000

#: Bytes of UTF-8. In ASCII, shorter words are articles, prepositions and their like; in other
#: scripts this is two letters, and one of Vietnamese with its accents.
_MIN_WORD_BYTES = 4

#: "1,250.5" and "1.250,5" are one figure, and "U.S." is "US".
_INNER_MARKS = b".,'"
_TO_BLANKS = bytes(byte if byte > 127 or chr(byte).isalnum() else 32 for byte in range(256))

#: Scripts that write no blanks between words: their letters in pairs stand for words.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_UNSPACED_RUN = re.compile(rf"([{_UNSPACED}]+)")

#: Vowel signs and accents, which Python does not count among letters; no dandas.
_SIGNS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u0670\u0900-\u0963\u0970-\u0dff\u0f71-\u0f87"
_MARK = re.compile(rf"[^\x00-\x7f\w{_SIGNS}{_UNSPACED}]")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")

_SENTENCE_END = re.compile(r"(?<=[.!?)])\s+|\n+")

#: Longer ends of texts are paragraphs, whatever they say.
_MAX_LINE = 220


def words_of(text: str, limit: int) -> Words:
    """Return the first words and figures of a text, at most so many.

    Words of less than four bytes are left out. Of scripts without blanks between words, pairs of
    letters stand for words. Only the first ``MAX_CHARACTERS`` are read.
    """
    normal = plain(text)
    coded = normal.encode("utf-8", "surrogatepass").translate(_TO_BLANKS, _INNER_MARKS).split()
    kept = [word for word in coded if len(word) >= _MIN_WORD_BYTES or word.isdigit()][:limit]
    words = np.fromiter(map(crc32, kept), np.uint32, len(kept)) | np.uint32(1)
    words ^= np.fromiter(map(bytes.isdigit, kept), np.bool_, len(kept))
    return words


def plain(text: str) -> str:
    """Return the beginning of a text in small letters, of marks and signs ASCII's alone.

    Of scripts without blanks between words, the letters stand in overlapping pairs.
    """
    normal = text[:MAX_CHARACTERS].casefold()
    if normal.isascii():
        return normal
    normal = unicodedata.normalize("NFKC", normal)[:MAX_CHARACTERS].casefold().replace("’", "")
    normal = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), normal)
    return _UNSPACED_RUN.sub(_pairs, _MARK.sub(" ", normal))


def _pairs(run: re.Match[str]) -> str:
    letters = run[0]
    pairs = (letters[i : i + 2] for i in range(max(len(letters) - 1, 1)))
    return f" {' '.join(pairs)} "


def without_service_lines(text: str) -> str:
    """Return a text without what outlets add below it: related links, "Follow us", notices.

    These are the same below every story of an outlet, and longer than many briefs.
    """
    end = len(text)
    while True:
        end = len(text[:end].rstrip())
        start = max(end - _MAX_LINE, 0)
        begins = [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
        if not begins or not _is_service_line(text[begins[-1] : end].strip("() ")):
            return text[:end]
        end = begins[-1]


@lru_cache(maxsize=4096)
def _is_service_line(line: str) -> bool:
    return is_boilerplate(line)
