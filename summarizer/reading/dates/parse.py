"""Text to a moment or a day; never a time whose zone would be a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from summarizer.reading.dates.calendars import FIRST_YEAR, LAST_YEAR
from summarizer.reading.dates.days import days_in, in_our_numbers
from summarizer.reading.dates.months import names_month, plain
from summarizer.reading.dates.zones import ZONE, zone_at

#: Seconds or milliseconds since 1970, as scripts are told it.
_EPOCH = re.compile(r"[12]\d{9}(?:\d{3})?")

_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?")
_CLOCK = re.compile(
    r"(?<![\d.])(?P<noon>上午|下午|午前|午後|오전|오후)?\s?(?P<hours>\d{1,2})(?:[:.h時时시]\s?(?P<minutes>[0-5]\d)|(?=\s*[ap]\.?\s?m\b))"
    r"(?::(?P<seconds>[0-5]\d))?(?:\.\d+)?(?:\s*(?P<half>[ap])(?:\.?\s?m\b\.?|(?!\w)))?",
    re.IGNORECASE,
)
_AFTERNOON = frozenset({"p", "P", "下午", "午後", "오후"})

#: Letters that are looked into.
_MAX_TEXT = 160

#: How far from a day its time may stand.
_NEAR = 24


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it is written."""

    day: date

    #: None: none is written.
    at: time | None = None

    #: None: none that is known is written.
    zone: tzinfo | None = None


def is_month(text: str) -> bool:
    """Whether a text is a month of a year and nothing else: "July 2022"."""
    name, _, year = plain(text).strip().rpartition(" ")
    return len(year) == 4 and year.isdecimal() and names_month(name.lower().rstrip("."))


def parse_date(text: str, country: str = "", language: str = "") -> date | None:
    """Read a date, with its time if the zone is known.

    Args:
        text: ISO 8601, RFC 5322, or as people write: ``February 18, 2022 06:50 IST``.
        country: Top-level domain of the site, ``in``; some zones' letters mean different things.
        language: BCP 47 tag, in lower case; tells 3/4/2022 apart.

    Returns:
        An aware ``datetime``; a ``date`` where the time or its zone is not known; None: no day.
    """
    if _EPOCH.fullmatch(text.strip()):
        return _known(datetime.fromtimestamp(int(text.strip()[:10]), UTC))
    written = written_date(text, country, language)
    if written is None:
        return None
    if written.at is None:
        return _known(datetime.combine(written.day, time()))
    return _known(datetime.combine(written.day, written.at, written.zone))


def written_date(text: str, country: str = "", language: str = "") -> WrittenDate | None:
    """Read a date with what is written of its time and of its zone; see :func:`parse_date`."""
    text = in_our_numbers(plain(" ".join(text.split())[:_MAX_TEXT]))
    if _ISO.match(text):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            return WrittenDate(moment.date(), moment.time(), moment.tzinfo)
    found = next(days_in(text.lower(), country, language), None)
    if found is None:
        return None
    clock = (
        _CLOCK.search(text, found.end, found.end + _NEAR)
        or _CLOCK.match(text)
        or _CLOCK.search(text, max(found.begin - _NEAR, 0), found.begin)
    )
    if clock is None or (at := _time(clock)) is None:
        return WrittenDate(found.day)
    return WrittenDate(found.day, at, zone_at(text, clock.end(), country, language))


def _time(clock: re.Match[str]) -> time | None:
    hours = int(clock["hours"])
    if half := clock["half"] or clock["noon"]:
        hours = hours % 12 + 12 * (half in _AFTERNOON)
    if hours > 23:  # "at 25:00" is a price, not a time
        return None
    return time(hours, int(clock["minutes"] or 0), int(clock["seconds"] or 0))


def find_date(text: str, country: str = "", language: str = "") -> date | None:
    """Return the first date within a line of text."""
    return parse_date(text[:400], country, language) if any(map(str.isdigit, text[:400])) else None


def beside_date(text: str, country: str = "", language: str = "") -> str | None:
    """Return what stands before and behind the first date of a line and its time; None: it has none.

    Args:
        text: A line.
        country: As in :func:`parse_date`.
        language: As there.
    """
    if not any(map(str.isdigit, text)):
        return None
    text = in_our_numbers(plain(" ".join(text.split())))
    if _EPOCH.fullmatch(text) or _ISO.fullmatch(text):
        return ""
    found = next(days_in(text.lower(), country, language), None)
    if found is None:
        return None
    before, behind = text[: found.begin], text[found.end :]
    if clock := _CLOCK.search(behind, 0, _NEAR):
        zone = ZONE.match(behind, clock.end())
        known = zone is not None and zone_at(behind, clock.end(), country, language) is not None
        return f"{before} {behind[: clock.start()]} {behind[zone.end() if zone and known else clock.end() :]}"
    return f"{before} {behind}"


def _known(moment: datetime) -> date | None:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    # Midnight sharp is what a content system writes for a day without a time.
    if moment.tzinfo is None or (moment.time() == time() and moment.utcoffset() == timedelta()):
        return moment.date()
    return moment
