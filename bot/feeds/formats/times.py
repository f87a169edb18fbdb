"""When an entry was published, as its feed states it: by the rules, or as people write."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone
from time import struct_time
from typing import Self
from urllib.parse import urlsplit

from summarizer.reading.dates.parse import written_date

#: RFC 3339 and the shorter forms of https://www.w3.org/TR/NOTE-datetime; RFC 5322 with hours of a
#: zone, which is what honest feeds have: read by who knows their forms best.
_BY_THE_RULES = re.compile(
    r"\d{4}(?:-?\d\d(?:-?\d\d)?|-\d{3})?(?:T[\d:.,]+(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{2,4} \d\d:\d\d(?::\d\d)? (?:GMT|UTC|UT|[+-]\d{4})"
)

_NAMES_SOMETHING = re.compile(r"[^\W\d_]{3}")

#: Korea has one zone, and nobody else writes so.
_KOREAN = re.compile(r"[가-힣]")
_KST = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class FeedOrigin:
    """Where a feed is from, as far as it says: the same letters are other zones elsewhere."""

    #: Top-level domain of its site.
    country: str = ""

    #: BCP 47 tag, in lower case.
    language: str = ""

    @classmethod
    def of(cls, url: str, language: object) -> Self:
        """Return where a feed at an address is from that says its language."""
        country = (urlsplit(url).hostname or "").rpartition(".")[2]
        return cls(country, language.lower() if isinstance(language, str) else "")


def stated_time(stated: str, parsed: struct_time | None, place: FeedOrigin) -> datetime | None:
    """Return a moment that a feed states, in UTC.

    Args:
        stated: As the feed has it.
        parsed: What feedparser makes of it; None: nothing.
        place: Where the feed is from.

    Returns:
        In UTC where the zone is not known, at midnight where the time is not; None: no day is stated.
    """
    by_rules = _iso(stated.strip()) or _utc(parsed)
    if by_rules and _BY_THE_RULES.fullmatch(stated.strip()):
        return by_rules
    written = written_date(stated, place.country, place.language)
    if written is None:
        # Of numbers in an order that nobody has, feedparser makes a day all the same.
        return by_rules if _NAMES_SOMETHING.search(stated) else None
    zone = written.zone or (_KST if written.at and _KOREAN.search(stated) else UTC)
    moment = datetime.combine(written.day, written.at or time(), zone)
    if written.at is None and by_rules and abs(by_rules - moment) < timedelta(days=2):
        # The time stands where only its own rules have it.
        return by_rules
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None


def _iso(stated: str) -> datetime | None:
    """Return a moment of ISO 8601, in its forms without signs as well; None: no hour, or no zone."""
    try:
        moment = datetime.fromisoformat(stated)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _utc(moment: struct_time | None) -> datetime | None:
    """Return the UTC time of feedparser's nine numbers."""
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC) if moment else None
    except (ValueError, OverflowError, OSError):
        return None
