"""Days as people write them: in any order, in any script's numbers, by any calendar that is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from summarizer.reading.dates.calendars import FIRST_YEAR, LAST_YEAR, common_era, day_of_persian
from summarizer.reading.dates.months import any_month, month_of, words_between

_DIGIT = re.compile(r"\d")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")

#: Sites that write the month first, and in which languages.
_MONTH_FIRST = frozenset({"com", "us", "ph", "org", "net", "edu", "gov"})
_MONTH_FIRST_IN = frozenset({"", "en", "en-us", "en-ca", "en-ph"})

#: Behind a day, by language: 18th, 1er, 18º, 18ος, 18-го, 12-én, 12(a), 12'ê.
_ORDINAL = r"(?:st|nd|rd|th|er|eme|e|o|a|ª|º|°|η|ης|ος|-?го|-?е|-?en|-?an|\(a\)|日|일)?"

#: 2022-02-18, 2022/02/18, 2022. 02. 18., 2022年2月18日, 2022년 2월 18일, 2022 оны 2 сарын 18
_YEAR_FIRST = (
    r"(?<!\d)(?P<year>(?:1[34]|19|20|25)\d\d)\s?(?:[-/.年년]|оны)"
    r"\s?(?P<number>[01]?\d)\s?(?:[-/.月월]|(?:-?р|дугаар|дугээр)?\s?сарын)\s?(?P<day>[0-3]?\d)(?!\d)"
)
_NUMBERED = (
    # 18.2.2022, 2/18/2022, 18-02-2022
    r"(?<![\d.])(?P<a>[0-3]?\d)\s?(?P<dot>[./-])\s?(?P<b>[0-3]?\d)\s?(?P=dot)\s?(?P<year>(?:19|20|25)\d\d)(?!\d)",
    # 18.02.22, 02/18/22: with both zeros, else it may be anything
    r"(?<![\d.])(?P<a>[0-3]\d)(?P<dot>\.)(?P<b>[01]\d)\.(?P<year>[0-4]\d)(?![\d.])",
    r"(?<![\d/])(?P<a>[0-3]\d)(?P<dot>/)(?P<b>[0-3]\d)/(?P<year>[0-4]\d)(?![\d/])",
)


@dataclass(frozen=True, slots=True)
class DayInText:
    """A day within a text."""

    day: date

    #: Where it begins and ends.
    begin: int
    end: int


def in_our_numbers(text: str) -> str:
    """Return a text with the digits of other scripts as ours, and counted years as common ones."""
    if text.isascii():
        return text
    return common_era(_FOREIGN_DIGIT.sub(lambda digit: str(int(digit[0])), text))


def days_in(text: str, country: str, language: str) -> Iterator[DayInText]:
    """Yield the days that a text names, the surest form first.

    Args:
        text: In lower case, as ``months.plain`` and :func:`in_our_numbers` leave it.
        country: Top-level domain of the site.
        language: BCP 47 tag, in lower case.
    """
    if not _DIGIT.search(text):
        return
    for form in _forms():
        for match in _compiled(form).finditer(text):
            if day := _day_of(match.groupdict(), country, language):
                yield DayInText(day, match.start(), match.end())


def _day_of(parts: dict[str, str], country: str, language: str) -> date | None:
    year = int(parts["year"])
    if name := parts.get("persian"):
        return day_of_persian(year, name, int(parts["day"]))
    if name := parts.get("month"):
        # No month: 0, of which there is no day.
        numbers = (_whole(year), month_of(name, language, country) or 0, int(parts["day"]))
    elif "a" in parts:
        first = parts["dot"] == "/" and country in _MONTH_FIRST and language in _MONTH_FIRST_IN
        numbers = _ordered(parts, month_first=first)
    elif year < 1500:
        # Iran's own, which its pages alone have; others mean an old year, or no year at all.
        persian = language.startswith("fa") or country == "ir"
        return (
            day_of_persian(year, parts["number"].lstrip("0"), int(parts["day"]))
            if persian
            else None
        )
    else:
        numbers = (year, int(parts["number"]), int(parts["day"]))
    return _date(*numbers)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        # Thai years count from the Buddha.
        found = date(year - 543 if year >= 2500 else year, month, day)
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _whole(year: int) -> int:
    return year if year >= 100 else 2500 + year


def _ordered(parts: dict[str, str], *, month_first: bool) -> tuple[int, int, int]:
    """Tell day and month apart: by size, else by who writes."""
    one, two, year = int(parts["a"]), int(parts["b"]), int(parts["year"])
    if year < 100:
        year += 2000
    return (year, one, two) if two > 12 or (month_first and one <= 12) else (year, two, one)


@cache
def _forms() -> tuple[str, ...]:
    return (_YEAR_FIRST, *_named(), *_NUMBERED)


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """Compile a form when it is first looked for: those with all months of all languages take long."""
    return re.compile(form)


def _named() -> Iterator[str]:
    """Yield expressions for days whose month is named."""
    # No \b: Hindi words may end in a vowel sign, which is no word character.
    # Arabic has two names for each, and papers of both countries write both: أيار/مايو.
    name = rf"(?:[ء-ي ]{{2,14}}/\s?)?(?P<month>{any_month()})(?!\w)\.?"
    gap = rf"[\s,.،၊/'’-]{{0,3}}(?:(?:{words_between()})[\s.,'’]{{0,3}}){{0,2}}"
    day = rf"(?<!\d)(?P<day>[0-3]?\d)(?!\d){_ORDINAL}"
    year = r"(?<!\d)(?P<year>(?:19|20|25)\d\d)(?!\d)"
    # 18 February 2022, 18. Februar 2022, 18 de febrero de 2022, 18th of Feb, 2022
    yield rf"{day}{gap}{name}{gap}{year}"
    # 18 ก.พ. 65: with a Thai month, two digits are a year of the Buddha
    yield rf"{day}\s?(?=[ก-ฮ]){name}{gap}(?<!\d)(?P<year>[3-9]\d)(?!\d)"
    # February 18, 2022
    yield rf"(?<!\w){name}{gap}{day}{gap}{year}"
    # 2022. február 18., 2022 m. vasario 18 d.
    yield rf"{year}{gap}{name}{gap}{day}"
    # 2022. gada 18. februāris, 2022 წლის 18 თებერვალი
    yield rf"{year}{gap}{day}{gap}{name}"
    # Mon Aug 03 12:45:00 EDT 2015, as Unix writes
    yield rf"(?<!\w){name}\s(?P<day>[0-3]?\d)\s\d\d:\d\d:\d\d\s(?:[a-z]{{3,4}}\s)?{year}"
    # 29 بهمن 1400
    yield rf"{day}\s?(?P<persian>[^\W\d_]{{2,9}})(?:\s?ماه)?[\s,،]{{0,2}}(?P<year>1[34]\d\d)(?!\d)"
