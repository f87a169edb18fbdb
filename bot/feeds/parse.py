"""A feed's bytes to its entries: RSS, RDF, Atom and JSON Feed.

feedparser knows the formats' many dialects; this file alone knows feedparser. It is handed bytes,
never an address, so it fetches nothing, and nothing that can define an entity.
"""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from html import unescape
from time import struct_time
from typing import Any

import feedparser

from bot.errors import FeedError, Unparsed
from bot.feeds.json_feed import parse_json_feed
from bot.feeds.limits import MAX_CATEGORIES, MAX_CATEGORY, MAX_ENTRIES, MAX_LENGTH, MAX_SUMMARY
from bot.feeds.lines import one_line, shown_text
from bot.feeds.links import web_link
from bot.feeds.mending import mended
from bot.feeds.xml_guard import check_xml, without_doctype
from bot.models import Entry, ParsedFeed

MAX_BYTES = 5 * 2**20

#: A feed of 2,000 items has fewer; feedparser's time grows with the square of the depth.
_MAX_TAGS = 50_000

#: Names of elements by which an item of RSS says when it was changed, not when it was made.
_SAYS_CHANGED = re.compile(rb"<[\w.-]+:(?:updated|modified)\b")

_TAG = re.compile(r"<[^<>]*>")


def parse_feed(body: bytes, url: str) -> ParsedFeed:
    """Parse a feed.

    Args:
        body: As fetched, at most 5 MB.
        url: Where it was fetched; relative links are of there.

    Raises:
        FeedError: It is no feed, too large, or defines entities, which honest feeds do not.
    """
    if len(body) > MAX_BYTES:
        raise FeedError(Unparsed.TOO_LARGE, f"{len(body)} bytes")
    if body.count(b"<") > _MAX_TAGS:
        raise FeedError(Unparsed.TOO_LARGE, "too many tags")
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return parse_json_feed(body, url)
    check_xml(body)
    parsed: Any = feedparser.parse(
        io.BytesIO(mended(without_doctype(body))), response_headers={"content-location": url}
    )
    version = str(parsed.get("version") or "")
    if not version and not parsed.entries:
        raise FeedError(Unparsed.NOT_A_FEED, "neither RSS nor Atom")
    atom = version.startswith("atom")
    # RSS has no date of change of its own, so Dublin Core's date, which feedparser takes for one,
    # is when the item was published: http://purl.org/rss/1.0/modules/dc/
    dated = version.startswith("rss") and not _SAYS_CHANGED.search(body)
    return ParsedFeed(
        title=_text(parsed.feed, "title"),
        url=web_link(url, _link(parsed.feed, atom=atom)) or url,
        entries=tuple(_entries(parsed.entries[:MAX_ENTRIES], url, atom=atom, dated=dated)),
        ttl=_minutes(parsed.feed.get("ttl")),
    )


def _entries(items: Iterable[Any], url: str, *, atom: bool, dated: bool) -> Iterator[Entry]:
    for item in items:
        stated = _link(item, atom=atom)
        link = web_link(url, stated)
        if stated.strip() and not link:
            continue
        updated = _time(item.get("updated_parsed")) if "updated" in item else None
        yield Entry(
            id=one_line(str(item.get("id") or "")) or link[:MAX_LENGTH],
            url=link,
            title=_text(item, "title"),
            published=_time(item.get("published_parsed")) or (updated if dated else None),
            updated=updated,
            categories=tuple(_categories(item.get("tags") or ())),
            summary=_summary(item),
        )


def _link(holder: Mapping[str, Any], *, atom: bool) -> str:
    """Return the link to the page, as stated."""
    links = [str(link.get("href") or "") for link in _alternates(holder)]
    # RSS: a guid is a link too, unless it says otherwise, and feedparser has seen to that. It takes
    # Atom's ids for links as well, which they are not: RFC 4287 4.2.6.
    stated = "" if atom else str(holder.get("link") or "")
    return stated or next(filter(None, links), "")


def _alternates(holder: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    # The latter is of feeds that do not declare the prefix.
    for link in (*(holder.get("links") or ()), holder.get("atom_link") or {}):
        if link.get("rel", "alternate") == "alternate":
            yield link


def _categories(tags: Iterable[Any]) -> Iterator[str]:
    seen: set[str] = set()
    for tag in tags:
        name = one_line(str(tag.get("label") or tag.get("term") or ""))
        fits = 0 < len(name) <= MAX_CATEGORY and len(seen) < MAX_CATEGORIES
        if fits and name not in seen:
            seen.add(name)
            yield name


def _text(holder: Mapping[str, Any], field: str) -> str:
    text = str(holder.get(field) or "")
    detail = holder.get(f"{field}_detail") or {}
    if detail.get("type") != "text/plain":
        # Nothing in the place of a tag: a title's "H<sub>2</sub>O" is one word.
        text = unescape(_TAG.sub("", text))
    return one_line(text)


def _summary(item: Mapping[str, Any]) -> str:
    contents = item.get("content") or ()
    html = str(item.get("summary") or "") or next((str(c.get("value")) for c in contents), "")
    # Markup takes room, too.
    return shown_text(html[: MAX_SUMMARY * 10], MAX_SUMMARY)


def _time(moment: struct_time | None) -> datetime | None:
    """Return the UTC time of feedparser's nine numbers."""
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC) if moment else None
    except (ValueError, OverflowError, OSError):
        return None


def _minutes(stated: object) -> timedelta | None:
    text = str(stated or "").strip()
    # No feed means more than a year; ten thousand digits are no number.
    return timedelta(minutes=int(text)) if re.fullmatch(r"[1-9][0-9]{0,5}", text) else None
