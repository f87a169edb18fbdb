"""Words that look like an abbreviation, whatever they mean: J. K. Rowling, the U.S., stv., IV. Béla."""

from __future__ import annotations

import re

_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_ROMAN = re.compile(r"[IVXLCDM]+$")

#: Latin and Cyrillic letters without a vowel.
_VOWELLESS = re.compile(
    r"[bcdfghjklmnpqrstvwxzçčćđďģķļłńňñņřŕśšşșťţțźžżþð]{2,5}$|[бвгґджзклмнпрстфхцчшщђћљњџ]{2,6}$"
)

#: Languages whose "r" and "l" are vowels: "smrt", "vlk".
_SYLLABIC = frozenset({"cs", "sk", "sl", "hr", "bs", "sr", "sh", "mk", "bg"})
_SYLLABIC_LETTERS = frozenset("rlрл")

#: Languages that write Roman numbers of a row with a stop.
_ROMAN_ORDINAL = frozenset("bs cs de et hr hu lb lv sh sk sl sr tr".split())


def may_abbreviate(word: str, ahead: str, language: str | None) -> bool:
    """Whether a word is an initial, an acronym with stops, a number of a row, or has no vowel.

    Args:
        word: Without its last stop; of a compound the last part tells, "Japan-U.S.".
        ahead: What stands before it; behind a number it is a unit, "5 km.".
        language: ISO 639-1 code.
    """
    word = word.rpartition("-")[2]
    if len(word) == 1:
        return word.isalpha() and (word.isupper() or not (word.islower() or word.isascii()))
    if _ACRONYM.match(word) or (language in _ROMAN_ORDINAL and _ROMAN.match(word)):
        return True
    return _has_no_vowel(word, language) and not ahead[-1:].isdigit()


def _has_no_vowel(word: str, language: str | None) -> bool:
    """Whether a word is of small letters, none of them a vowel, nor one that can be a syllable."""
    if not word[1:].islower() or not _VOWELLESS.match(word.casefold()):
        return False
    return language not in _SYLLABIC or _SYLLABIC_LETTERS.isdisjoint(word.casefold())
