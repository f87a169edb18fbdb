"""Months and days of the week, which every story has."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from summarizer.topics.fold import fold

#: Days of the week; months are in ``months.json``.
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
    dates = _dates(language or "en")
    return all(word.isdigit() or fold(word) in dates for word in spelt)


@cache
def _dates(language: str) -> frozenset[str]:
    text = files("summarizer.data").joinpath("months.json").read_text(encoding="utf-8")
    months = json.loads(text)["months"]
    named = " ".join((*months.get(language, ()), *months["en"])).split()
    return frozenset(fold(word) for word in (*_DAYS, *named))
