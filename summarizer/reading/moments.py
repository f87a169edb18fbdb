"""Text to a moment or a day; never a time whose zone would be a guess."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from summarizer.reading.calendars import FIRST_YEAR, LAST_YEAR
from summarizer.reading.days import days_in, in_our_numbers
from summarizer.reading.months import names_month, plain
from summarizer.reading.zones import zone_at

#: Seconds or milliseconds since 1970, as scripts are told it.
_EPOCH = re.compile(r"[12]\d{9}(?:\d{3})?")

_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?")
_CLOCK = re.compile(
    r"(?<![\d.])(\d{1,2})(?:[:.h]([0-5]\d)|(?=\s*[ap]\.?\s?m\b))(?::([0-5]\d))?(?:\.\d+)?(?:\s*([ap])(?:\.?\s?m\b\.?|(?!\w)))?",
    re.IGNORECASE,
)

#: How far from a day its time may stand.
_NEAR = 24


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
    text = in_our_numbers(plain(" ".join(text.split())[:160]))
    if _EPOCH.fullmatch(text):
        return _known(datetime.fromtimestamp(int(text[:10]), UTC))
    if _ISO.match(text):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            return _known(moment)
    for found in days_in(text.lower(), country, language):
        clock = (
            _CLOCK.search(text, found.end, found.end + _NEAR)
            or _CLOCK.match(text)
            or _CLOCK.search(text, max(found.begin - _NEAR, 0), found.begin)
        )
        if clock is None:
            return found.day
        zone = zone_at(text, clock.end(), country, language)
        hours = int(clock[1]) % 12 + 12 * (clock[4] in "pP") if clock[4] else int(clock[1])
        if zone is None or hours > 23:  # "at 25:00" is a price, not a time
            return found.day
        at = time(hours, int(clock[2] or 0), int(clock[3] or 0), tzinfo=zone)
        return _known(datetime.combine(found.day, at))
    return None


def find_date(text: str, country: str = "", language: str = "") -> date | None:
    """Return the first date within a line of text."""
    return parse_date(text[:400], country, language) if any(map(str.isdigit, text[:400])) else None


def beside_date(text: str) -> str | None:
    """Return what stands before and behind the first date of a line; None: it has none."""
    if not any(map(str.isdigit, text)):
        return None
    text = in_our_numbers(plain(" ".join(text.split())))
    if _EPOCH.fullmatch(text):
        return ""
    found = next(days_in(text.lower(), "", ""), None)
    return None if found is None else f"{text[: found.begin]} {text[found.end :]}"


def _known(moment: datetime) -> date | None:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    # Midnight sharp is what a content system writes for a day without a time.
    if moment.tzinfo is None or (moment.time() == time() and moment.utcoffset() == timedelta()):
        return moment.date()
    return moment
