"""How languages write dates, times, numbers and lists: https://cldr.unicode.org/.

Babel is imported when it is first asked: it takes five megabytes, and each language one more.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale
    from babel.dates import DateTimePattern

#: English without a land is that of the United States to CLDR, with the month before the day.
_LOCALES = {"en": "en_001"}


#: Languages that are written from right to left, of those that CLDR knows: asked of each text that is said,
#: so not of Babel, which would be loaded for it.
_RUN_BACK = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})  # fmt: skip


def runs_back(tag: str) -> bool:
    """Whether a language is written from right to left."""
    return tag.partition("-")[0] in _RUN_BACK


def number(tag: str, value: int) -> str:
    """Return a number with its groups apart."""
    from babel.numbers import format_decimal  # noqa: PLC0415

    return format_decimal(value, locale=_locale(tag))


def moment(tag: str, skeleton: str, value: date | time) -> str:
    """Return a date or a time.

    Args:
        tag: Of the language.
        skeleton: What of it: https://unicode.org/reports/tr35/tr35-dates.html#availableFormats_appendItems
        value: A ``datetime`` is told as it is, in its own zone.
    """
    return _pattern(tag, skeleton).apply(value, _locale(tag))


def weekday(tag: str, value: int) -> str:
    """Return the name of a day of the week, 0 for Monday."""
    name: str = _locale(tag).days["format"]["wide"][value]
    return name


def short_weekday(tag: str, value: int) -> str:
    """Return the same as it stands by itself where there is little room: ``Fri``."""
    name: str = _locale(tag).days["stand-alone"]["abbreviated"][value]
    return name


def language_name(tag: str, code: str) -> str:
    """Return how a language is called; its code where that is not known."""
    return _locale(tag).languages.get(code) or code


def own_name(tag: str) -> str:
    """Return how the people who speak a language call it."""
    from babel import Locale  # noqa: PLC0415

    name = Locale.parse(tag, sep="-" if "-" in tag else "_").display_name or tag
    return name[:1].upper() + name[1:]


def row(tag: str, parts: Sequence[str]) -> str:
    """Return parts with what stands between the first and the second of many.

    Where that is a word, as in Arabic, a comma: the word would be taken for a part of a name.
    """
    between: str = _locale(tag).list_patterns["standard"]["middle"].format("", "")
    if any(map(str.isalpha, between)):
        between = "، " if runs_back(tag) else ", "
    return between.join(parts)


@cache
def _locale(tag: str) -> Locale:
    from babel import Locale  # noqa: PLC0415

    return Locale.parse(_LOCALES.get(tag, tag), sep="-" if "-" in tag else "_")


@cache
def _pattern(tag: str, skeleton: str) -> DateTimePattern:
    from babel.dates import parse_pattern  # noqa: PLC0415

    return parse_pattern(_locale(tag).datetime_skeletons[skeleton].pattern)
