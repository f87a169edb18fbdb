"""Text to a moment or a day; never a time whose zone would be a guess."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

_FIRST_YEAR, _LAST_YEAR, _THAI_YEARS = 1990, 2100, 2500

#: Seconds or milliseconds since 1970, as scripts are told it.
_EPOCH = re.compile(r"[12]\d{9}(?:\d{3})?")

_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_ERA = re.compile(r"(令和|平成)\s?(\d{1,2}|元)年")
_ERAS = {"令和": 2018, "平成": 1988}

#: Hours from UTC of the letters that articles write behind a time.
_HOURS = {
    "ACST": 9.5, "AEDT": 11, "AEST": 10, "AKDT": -8, "AKST": -9, "AST": -4, "AWST": 8, "BRT": -3,
    "BST": 1, "CAT": 2, "CDT": -5, "CEST": 2, "CET": 1, "CST": -6, "EAT": 3, "EDT": -4, "EEST": 3,
    "EET": 2, "EST": -5, "GMT": 0, "GST": 4, "HKT": 8, "HST": -10, "ICT": 7, "JST": 9, "KST": 9,
    "MDT": -6, "MESZ": 2, "MEZ": 1, "MSK": 3, "МСК": 3, "MST": -7, "MYT": 8, "NPT": 5.75,
    "NZDT": 13, "NZST": 12, "PDT": -7, "PHT": 8, "PKT": 5, "PST": -8, "SAST": 2, "SGT": 8,
    "TRT": 3, "UTC": 0, "WAT": 1, "WEST": 1, "WET": 0, "WIB": 7, "WITA": 8, "WIT": 9, "Z": 0,
    "IST": 5.5,
}  # fmt: skip

#: Letters that stand for a place's time, winter and summer.
_PLACES = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}

#: Letters that mean another zone in another country, by the site's top-level domain.
_BY_COUNTRY: dict[str, dict[str, float]] = {
    "IST": {"il": 2, "ie": 1},
    "CST": {"cn": 8, "tw": 8, "cu": -5},
    "BST": {"bd": 6},
    "AST": {"sa": 3, "ae": 3, "qa": 3},
    "PST": {"ph": 8},
}

#: Sites that write the month first, and in which languages.
_MONTH_FIRST = frozenset({"com", "us", "ph", "org", "net", "edu", "gov"})
_MONTH_FIRST_IN = frozenset({"", "en", "en-us", "en-ca", "en-ph"})

_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?")
_CLOCK = re.compile(
    r"(?<![\d.])(\d{1,2})(?:[:.h]([0-5]\d)|(?=\s*[ap]\.?m\b))(?::([0-5]\d))?(?:\.\d+)?\s*([ap])?\.?(?:m\b)?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\s*\.?\s*\(?(?:(?:GMT|UTC)?\s*(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?(?!\d)|(?P<name>[A-ZМСК]{1,4})\b)"
)


def is_month(text: str) -> bool:
    """Whether a text is a month of a year and nothing else: "July 2022"."""
    name, _, year = text.strip().rpartition(" ")
    return len(year) == 4 and year.isdecimal() and name.casefold().rstrip(".") in _months()


def parse_date(text: str, country: str = "", language: str = "") -> date | None:
    """Read a date, with its time if the zone is known.

    Args:
        text: ISO 8601, RFC 5322, or as people write: ``February 18, 2022 06:50 IST``.
        country: Top-level domain of the site, ``in``; some zones' letters mean different things.
        language: BCP 47 tag, in lower case; tells 3/4/2022 apart.

    Returns:
        An aware ``datetime``; a ``date`` where the time or its zone is not known; None: no day.
    """
    text = _in_our_numbers(" ".join(text.split())[:160])
    if _EPOCH.fullmatch(text):
        return _known(datetime.fromtimestamp(int(text[:10]), UTC))
    if _ISO.match(text):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            return _known(moment)
    for day, begin, end in _days(text, country, language):
        clock = (
            _CLOCK.search(text, end, end + 24)
            or _CLOCK.match(text)
            or _CLOCK.search(text, max(begin - 24, 0), begin)
        )
        if clock is None:
            return day
        zone = _zone_at(text, clock.end(), country)
        hours = int(clock[1]) % 12 + 12 * (clock[4] in "pP") if clock[4] else int(clock[1])
        if zone is None or hours > 23:  # "at 25:00" is a price, not a time
            return day
        return _known(
            datetime.combine(day, time(hours, int(clock[2] or 0), int(clock[3] or 0), tzinfo=zone))
        )
    return None


def find_date(text: str, country: str = "", language: str = "") -> date | None:
    """Return the first date within a line of text."""
    return parse_date(text[:400], country, language) if any(map(str.isdigit, text[:400])) else None


def _known(moment: datetime) -> date | None:
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    # Midnight sharp is what a content system writes for a day without a time.
    if moment.tzinfo is None or (moment.time() == time() and moment.utcoffset() == timedelta()):
        return moment.date()
    return moment


def _in_our_numbers(text: str) -> str:
    """Write other scripts' digits as ours, and Japanese eras as years."""
    if text.isascii():
        return text
    text = _FOREIGN_DIGIT.sub(lambda digit: str(int(digit[0])), text)
    return _ERA.sub(lambda era: f"{_ERAS[era[1]] + int(era[2].replace('元', '1'))}年", text)


def _days(text: str, country: str, language: str) -> Iterator[tuple[date, int, int]]:
    for expression in _dates():
        for match in expression.finditer(text):
            parts = match.groupdict()
            if "month" in parts:
                month = _months()[parts["month"].casefold().rstrip(".")]
                year = int(parts["year"])
                # Thai years count from the Buddha.
                numbers = year - 543 if year >= _THAI_YEARS else year, month, int(parts["day"])
            elif "a" in parts:
                slashed = parts["dot"] == "/"
                month_first = slashed and country in _MONTH_FIRST and language in _MONTH_FIRST_IN
                numbers = _ordered(parts, month_first=month_first)
            else:
                numbers = int(parts["year"]), int(parts["number"]), int(parts["day"])
            try:
                day = date(*numbers)
            except ValueError:
                continue
            if _FIRST_YEAR <= day.year <= _LAST_YEAR:
                yield day, match.start(), match.end()


def _ordered(parts: dict[str, str], *, month_first: bool) -> tuple[int, int, int]:
    """Tell day and month apart: by size, else by who writes."""
    one, two, year = int(parts["a"]), int(parts["b"]), int(parts["year"])
    if year < 100:
        year += 2000
    return (year, one, two) if two > 12 or (month_first and one <= 12) else (year, two, one)


def _zone_at(text: str, start: int, country: str) -> tzinfo | None:
    match = _ZONE.match(text, start)
    if match is None:
        return None
    if match["sign"]:
        # JavaScript writes GMT+0100, and means it as ISO 8601 does.
        offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        if offset > timedelta(hours=15):
            return None
        return timezone(-offset if match["sign"] == "-" else offset)
    name = match["name"]
    if name in _PLACES:
        return ZoneInfo(_PLACES[name])
    hours = _BY_COUNTRY.get(name, {}).get(country, _HOURS.get(name))
    return None if hours is None else timezone(timedelta(hours=hours))


@cache
def _months() -> dict[str, int]:
    text = files("summarizer.data").joinpath("months.json").read_text(encoding="utf-8")
    found: dict[str, int] = {}
    for language, names in json.loads(text)["months"].items():
        for number, spellings in enumerate(names, 1):
            for name in [spellings] if language == "vi" else spellings.split():
                # Where two languages disagree the more common one stays: "listopad" is not both.
                found.setdefault(name, number)
    return found


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    names = "|".join(map(re.escape, sorted(_months(), key=len, reverse=True)))
    # No \b: Hindi words may end in a vowel sign, which is no word character.
    month = rf"(?P<month>(?:{names}))(?!\w)\.?"
    day = r"(?<!\d)(?P<day>[0-3]?\d)"
    year = r"(?P<year>(?:19|20|25)\d\d)(?!\d)"
    return tuple(
        re.compile(expression, re.IGNORECASE)
        for expression in (
            # 2022-02-18, 2022/02/18, 2022.02.18, 2022年2月18日, 2022년 2월 18일
            r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.年년]\s?(?P<number>[01]?\d)\s?[-/.月월]\s?(?P<day>[0-3]?\d)(?!\d)",
            # 18 February 2022, 18. Februar 2022, 18 de febrero de 2022, 18th Feb, 2022
            rf"{day}(?:st|nd|rd|th|er|º|\.)?[\s,/-]{{0,2}}(?:de\s|of\s|ב)?\s?{month}[\s,/-]{{0,2}}(?:de\s|del\s|พ\.ศ\.\s?)?\s?{year}",
            # February 18, 2022
            rf"\b{month}[\s/-]{{0,2}}{day}(?:st|nd|rd|th)?,?[\s/-]\s?{year}",
            # Mon Aug 03 12:45:00 EDT 2015, as Unix writes
            rf"\b{month}\s{day}\s\d\d:\d\d:\d\d\s(?:[A-Z]{{3,4}}\s)?{year}",
            # 18.2.2022, 2/18/2022, 18-02-2022
            r"(?<![\d.])(?P<a>[0-3]?\d)\s?(?P<dot>[./-])\s?(?P<b>[0-3]?\d)\s?(?P=dot)\s?(?P<year>(?:19|20)\d\d)(?!\d)",
            # 18.02.22, 02/18/22: with both zeros, else it may be anything
            r"(?<![\d.])(?P<a>[0-3]\d)(?P<dot>\.)(?P<b>[01]\d)\.(?P<year>[0-4]\d)(?![\d.])",
            r"(?<![\d/])(?P<a>[0-3]\d)(?P<dot>/)(?P<b>[0-3]\d)/(?P<year>[0-4]\d)(?![\d/])",
        )
    )
