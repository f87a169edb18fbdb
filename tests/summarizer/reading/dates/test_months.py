"""The months of every language, in every form and case, against the Unicode CLDR."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date

from summarizer.reading.dates.months import plain
from summarizer.reading.dates.parse import parse_date
from tests.benchmarks.months import LOCALES


def with_dots(text: str) -> str:
    """Return capitals as Turkish has them."""
    return text.replace("i", "İ").upper()


def bare(text: str) -> str:
    """Return capitals without accents, as Greek has them, and many keyboards all letters."""
    return plain(text).upper()


CASES = (str, str.lower, str.title, str.upper, with_dots, bare)

#: Two languages of one script that do not agree.
AMBIGUOUS = frozenset("lip lis listopad listopada srp".split())


def names(locale: str) -> Iterator[tuple[int, str]]:
    """Yield each month's number and names: whole and short, within a date and alone."""
    months = Locale.parse(locale).months
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            named = months[context][width].items()
            # Those of some languages are numbers in short.
            yield from ((n, name) for n, name in named if not name[0].isdecimal())


@pytest.mark.parametrize("locale", LOCALES)
def test_a_month_by_any_of_its_names(locale: str) -> None:
    """Every form of every month, in small letters and capitals, with accents and without, is that month in its language."""
    language = locale.partition("_")[0]
    wrong = [
        written
        for number, name in names(locale)
        for case in CASES
        for written in (f"12 {case(name)} 2026",)
        if parse_date(written, "example", language) != date(2026, number, 12)
    ]
    assert wrong == []


@pytest.mark.parametrize("locale", LOCALES)
def test_never_another_month(locale: str) -> None:
    """Where a page does not say its language, a name is its month, or none if two claim it."""
    for number, name in names(locale):
        for case in CASES:
            found = parse_date(f"12 {case(name)} 2026")
            claimed = name.lower().rstrip(".") in AMBIGUOUS
            assert found == (None if claimed else date(2026, number, 12)), name


@pytest.mark.parametrize("locale", [*LOCALES, "ja", "ko", "zh", "zh_Hant"])
@pytest.mark.parametrize("width", ["full", "long", "medium"])
def test_a_date_as_its_language_writes_it(locale: str, width: str) -> None:
    """A day is read from the date as each language writes it out, in small letters and capitals."""
    language = locale.partition("_")[0]
    wrong = [
        written
        for month in range(1, 13)
        for day in (date(2026, month, 12), date(2026, month, 30 if month != 2 else 28))
        for case in CASES
        for written in (case(format_date(day, width, locale)),)
        if parse_date(written, "example", language) != day
    ]
    assert wrong == []
