"""The months by their names, in every language, however they are typed."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

#: Accents of Latin, Greek and Cyrillic, which capitals go without as often as not; the vowels and
#: hamzas of Arabic and the dots of Indic letters, which many do not type; and marks that have no width:
#: an Arabic date has some between its numbers.
_UNSEEN = re.compile(
    "[\u0300-\u036f\u064b-\u0655\u093c\u09bc\u0a3c\u0abc\u0b3c\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)

#: Where a language of those that do not agree on a name is spoken.
_SPOKEN = {"cz": "cs", "ba": "hr", "bs": "hr", "sr": "hr"}


def plain(text: str) -> str:
    """Return a text without accents, with full-width signs as others, and one sign for each letter.

    What ``str.lower`` makes of it has the same length: ``İ`` alone would be two.
    """
    if text.isascii():
        return text
    bare = _UNSEEN.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare).replace("ı", "i")


def month_of(name: str, language: str = "", country: str = "") -> int | None:
    """Return the month that has a name: 1-12.

    Args:
        name: As :func:`plain` leaves it, in lower case, without a full stop behind it.
        language: BCP 47 tag, in lower case; empty: not known.
        country: Top-level domain; empty: not known.

    Returns:
        None: no month, or, by what is known, one of several: ``listopad`` is October in Croatian,
        and November in Polish and Czech.
    """
    by_language = _names().get(name, {})
    if len(months := set(by_language.values())) == 1:
        return months.pop()
    spoken = language.partition("-")[0]
    here = (by_language.get(_SPOKEN.get(of, of)) for of in (spoken, country))
    return next(filter(None, here), None)


def names_month(name: str) -> bool:
    """Whether a name is a month's in any language; taken as :func:`month_of` takes it."""
    return name in _names()


def names_month_in(name: str, language: str) -> bool:
    """Whether a name is a month's in a language (ISO 639-1 code); taken as :func:`month_of` takes it."""
    return language in _names().get(name, {})


@cache
def any_month() -> str:
    """Return an expression that finds the name of any month in text as :func:`month_of` takes it."""
    # The longest first, so that none is found that is but the start of another.
    return "|".join(map(re.escape, sorted(_names(), key=len, reverse=True)))


@cache
def words_between() -> str:
    """Return an expression for the little words that stand between the parts of a date."""
    words = {word for of in _table()["between"].values() for word in of.split("|")}
    return "|".join(map(_word, sorted(words, key=len, reverse=True)))


def _word(word: str) -> str:
    """Return an expression for a word; those of scripts without capitals may be part of the next."""
    return re.escape(word) + (r"(?!\w)" if word[-1] != word[-1].upper() else "")


@cache
def _names() -> dict[str, dict[str, int]]:
    """Return the months of each name, by language."""
    found: dict[str, dict[str, int]] = {}
    for part in ("cldr", "more"):
        for language, months in _table()[part].items():
            for number, names in enumerate(months, 1):
                for name in filter(None, names.split("|")):
                    found.setdefault(name, {})[language] = number
    return found


@cache
def _table() -> dict[str, Any]:
    path = files("summarizer.data").joinpath("months.json")
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table
