"""When it was published and updated; never a time whose zone would be a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dateutil import parser as dateutil_parser

from summarizer.reading.page import ParsedPage
from summarizer.reading.structured import Declared, one_line

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date.published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
    "pubdate", "publishdate", "publish-date", "publish_date", "published-date", "date",
    "article.published", "cxenseparse:recs:publishtime", "rnews:datepublished",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
    "dcterms.modified", "dc.date.modified", "article.updated", "revised",
)  # fmt: skip

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?"
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s+\(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})\b\)?)?)?"
_DATE = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    rf"|\d{{4}}-\d{{2}}-\d{{2}}){_CLOCK}",
    re.IGNORECASE,
)
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/._-]|$)")

_HOURS = {
    "ACST": 9.5, "AEDT": 11, "AEST": 10, "AKDT": -8, "AKST": -9, "AST": -4, "AWST": 8, "BRT": -3,
    "BST": 1, "CAT": 2, "CDT": -5, "CEST": 2, "CET": 1, "CST": -6, "EAT": 3, "EDT": -4, "EEST": 3,
    "EET": 2, "EST": -5, "GMT": 0, "GST": 4, "HKT": 8, "HST": -10, "ICT": 7, "JST": 9, "KST": 9,
    "MDT": -6, "MSK": 3, "MST": -7, "MYT": 8, "NPT": 5.75, "NZDT": 13, "NZST": 12, "PDT": -7,
    "PHT": 8, "PKT": 5, "PST": -8, "SAST": 2, "SGT": 8, "TRT": 3, "UTC": 0, "WAT": 1, "WEST": 1,
    "WET": 0, "WIB": 7, "WITA": 8, "Z": 0,
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
    "IST": {"": 5.5, "il": 2, "ie": 1},
    "CST": {"": -6, "cn": 8, "tw": 8, "cu": -5},
    "BST": {"": 1, "bd": 6},
    "AST": {"": -4, "sa": 3, "ae": 3, "qa": 3},
    "PST": {"": -8, "ph": 8},
}


def read_dates(page: ParsedPage, declared: Declared) -> tuple[date | None, date | None]:
    """Return when it was published, and when updated if that is later.

    Each is an aware ``datetime`` in the page's own zone, or a ``date`` where the time or its
    zone is not known. A page that only says when it was updated was published then, for all
    that is known.
    """
    country = (urlsplit(page.url).hostname or "").rsplit(".", 1)[-1]
    published = _first(_stated_published(page, declared), country)
    updated = _first(_stated_updated(declared), country)
    if published is None:
        return updated, None
    return published, updated if updated and _later(updated, published) else None


def parse_date(text: str, country: str = "") -> date | None:
    """Read a date, with its time if the zone is known.

    Args:
        text: ISO 8601, RFC 5322, or English: ``February 18, 2022 06:50 IST``.
        country: Top-level domain of the site, ``in``; some zones' letters mean different things.
    """
    # JavaScript writes GMT+0100, which POSIX, and so dateutil, reads the other way round.
    text = re.sub(r"(?:GMT|UTC)(?=[+-]\d)", "", one_line(text)[:80])
    try:
        moment = _parse(text, country, datetime(1, 1, 1))  # noqa: DTZ001  # fills what is missing
        other = _parse(text, country, datetime(2, 2, 2))  # noqa: DTZ001
    except (ValueError, OverflowError, TypeError):
        return None
    if moment.date() != other.date() or not 1990 <= moment.year <= 2100:
        return None  # "May 2022" has no day
    has_time = re.search(r"\d[:.]\d\d|T\d\d", text) and moment.timetz() != time(
        tzinfo=moment.tzinfo
    )
    return moment if has_time and moment.tzinfo else moment.date()


def find_date(text: str, country: str = "") -> date | None:
    """Return the first date within a line of text."""
    match = _DATE.search(text[:400])
    return parse_date(match[0], country) if match else None


def _stated_published(page: ParsedPage, declared: Declared) -> Iterator[str]:
    for text in (declared.text("datePublished", "dateCreated"), declared.meta(*_PUBLISHED)):
        if text:
            yield text
    for element in page.tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or element.text_content()
    yield from _near_headline(page)
    if in_url := _IN_URL.search(urlsplit(page.url).path):
        yield "-".join(in_url.groups())


def _near_headline(page: ParsedPage) -> Iterator[str]:
    """Yield dates that are shown near the headline: in time elements, or as text."""
    for heading in page.tree.iter("h1"):
        for count, element in enumerate(heading.itersiblings()):
            if count > 8:
                break
            if not isinstance(element.tag, str):
                continue
            for stamp in element.iter("time"):
                yield stamp.get("datetime") or stamp.text_content()
            if match := _DATE.search(one_line(element.text_content())[:400]):
                yield match[0]
        parent = heading.getparent()
        if parent is not None:
            for stamp in parent.iter("time"):
                yield stamp.get("datetime") or stamp.text_content()
            if match := _DATE.search(one_line(parent.text_content())[:600]):
                yield match[0]


def _stated_updated(declared: Declared) -> Iterator[str]:
    for text in (declared.text("dateModified"), declared.meta(*_UPDATED)):
        if text:
            yield text


def _first(texts: Iterator[str], country: str) -> date | None:
    return next((found for text in texts if (found := parse_date(text, country))), None)


def _parse(text: str, country: str, default: datetime) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass

    def zone(name: str | None, offset: int | None) -> tzinfo | None:
        if offset is not None:
            return timezone(timedelta(seconds=offset))
        if name in _PLACES:
            return ZoneInfo(_PLACES[name])
        hours = _BY_COUNTRY.get(name or "", {})
        known = hours.get(country, hours.get("", _HOURS.get(name or "")))
        return None if known is None else timezone(timedelta(hours=known))

    return dateutil_parser.parse(text, tzinfos=zone, default=default)


def _later(one: date, other: date) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one > other
    return date(one.year, one.month, one.day) > date(other.year, other.month, other.day)
