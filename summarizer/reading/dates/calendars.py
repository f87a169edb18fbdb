"""Years of other calendars, where their form makes sure which they are of."""

from __future__ import annotations

import re
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1990, 2100

#: Japan's eras, and the years of Taiwan: before their first years.
_ERA = re.compile(r"(令和|平成|民國|民国)\s?(\d{1,3}|元)\s?年")
_BEFORE = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}

#: Of Iran and of Afghanistan, as ``months.plain`` leaves them.
_PERSIAN = (
    ("فروردین", "حمل"),
    ("اردیبهشت", "ثور"),
    ("خرداد", "جوزا"),
    ("تیر", "سرطان"),
    ("مرداد", "اسد"),
    ("شهریور", "سنبله"),
    ("مهر", "میزان"),
    ("ابان", "عقرب"),
    ("اذر", "قوس"),
    ("دی", "جدی"),
    ("بهمن", "دلو"),
    ("اسفند", "حوت"),
)
_PERSIAN_MONTHS = {
    name: number for number, names in enumerate(_PERSIAN, 1) for name in (*names, str(number))
}

#: Of 33 years; right from 1799 to 2256. https://en.wikipedia.org/wiki/Solar_Hijri_calendar
_LEAP_YEARS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_FIRST_OF_1370 = date(1991, 3, 21)


def common_era(text: str) -> str:
    """Return a text with the years of Japanese eras and of Taiwan as those that others count."""
    return _ERA.sub(lambda era: f"{_BEFORE[era[1]] + int(era[2].replace('元', '1'))}年", text)


def day_of_persian(year: int, month: str, day: int) -> date | None:
    """Return a day of the Solar Hijri calendar, by which Iran and Afghanistan count.

    Args:
        year: 1404, say.
        month: Its name, or its number.
        day: Of the month.

    Returns:
        None: no such day, or none after 1990.
    """
    number = _PERSIAN_MONTHS.get(month.replace("ي", "ی"))
    if number is None or not 1370 <= year <= LAST_YEAR - 622:
        return None
    if not 1 <= day <= _length(year, number):
        return None
    passed = 365 * (year - 1370) + sum(each % 33 in _LEAP_YEARS for each in range(1370, year))
    passed += sum(_length(year, each) for each in range(1, number)) + day - 1
    return _FIRST_OF_1370 + timedelta(passed)


def _length(year: int, month: int) -> int:
    if month == 12:
        return 30 if year % 33 in _LEAP_YEARS else 29
    return 31 if month <= 6 else 30
