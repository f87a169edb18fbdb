"""Months and days of the week, which every story has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from summarizer.reading.dates.months import names_month_in, plain
from summarizer.topics.words.fold import fold

_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag "
    "sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado "
    "domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta maandag dinsdag "
    "woensdag donderdag vrijdag zaterdag zondag понедельник вторник среда четверг пятница суббота воскресенье "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle pazartesi salı "
    "çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu måndag tisdag onsdag torsdag "
    "fredag lördag söndag mandag tirsdag lørdag søndag today yesterday tomorrow heute gestern morgen"
).split()


def is_date(spelt: Sequence[str], language: str | None) -> bool:
    """Tell whether words are days, months and numbers alone.

    Args:
        spelt: As ``words`` returns them.
    """
    return all(word.isdigit() or _is_named(word, language or "en") for word in spelt)


def _is_named(word: str, language: str) -> bool:
    name = plain(word.lower())
    return fold(word) in _days() or any(names_month_in(name, of) for of in (language, "en"))


@cache
def _days() -> frozenset[str]:
    return frozenset(map(fold, _DAYS))
