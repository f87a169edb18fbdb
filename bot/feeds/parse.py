"""A feed's bytes to its entries: RSS, RDF, Atom and JSON Feed.

feedparser knows the formats' many dialects; this file alone knows feedparser. It is handed bytes,
never an address, so it fetches nothing, and nothing that can define an entity.
"""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from html import unescape
from time import struct_time
from typing import Any

import feedparser

from bot.errors import FeedError, Unparsed
from bot.feeds.json_feed import parse_json_feed
from bot.feeds.limits import MAX_CATEGORIES, MAX_ENTRIES, MAX_LENGTH
from bot.feeds.links import web_link
from bot.models import Entry, ParsedFeed

MAX_BYTES = 5 * 2**20

#: A feed of 2,000 items has fewer; feedparser's time grows with the square of the depth.
_MAX_TAGS = 50_000

_ENTITY = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>]*>", re.IGNORECASE)
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
    # Encodings of two bytes a letter would hide the words.
    if _ENTITY.search(body) or _ENTITY.search(body.replace(b"\0", b"")):
        raise FeedError(Unparsed.REFUSED, "it defines entities")
    parsed: Any = feedparser.parse(
        io.BytesIO(_DOCTYPE.sub(b"", body)), response_headers={"content-location": url}
    )
    if not parsed.get("version") and not parsed.entries:
        raise FeedError(Unparsed.NOT_A_FEED, "neither RSS nor Atom")
    return ParsedFeed(
        title=_text(parsed.feed, "title"),
        url=web_link(url, str(parsed.feed.get("link") or "")) or url,
        entries=tuple(_entries(parsed.entries[:MAX_ENTRIES], url)),
    )


def _entries(items: Iterable[Any], url: str) -> Iterator[Entry]:
    for item in items:
        # RSS: a guid is a link too, unless it says otherwise; feedparser has seen to that.
        stated = str(item.get("link") or "")
        link = web_link(url, stated)
        if stated.strip() and not link:
            continue
        yield Entry(
            id=str(item.get("id") or link)[:MAX_LENGTH],
            url=link,
            title=_text(item, "title"),
            published=_time(item.get("published_parsed")),
            updated=_time(item.get("updated_parsed")) if "updated" in item else None,
            categories=tuple(_categories(item.get("tags") or ())),
        )


def _categories(tags: Iterable[Any]) -> Iterator[str]:
    seen: set[str] = set()
    for tag in tags:
        name = " ".join(str(tag.get("label") or tag.get("term") or "").split())[:MAX_LENGTH]
        if name and name not in seen and len(seen) < MAX_CATEGORIES:
            seen.add(name)
            yield name


def _text(holder: Mapping[str, Any], field: str) -> str:
    text = str(holder.get(field) or "")
    detail = holder.get(f"{field}_detail") or {}
    if detail.get("type") != "text/plain":
        text = unescape(_TAG.sub("", text))
    return " ".join(text.split())[:MAX_LENGTH]


def _time(moment: struct_time | None) -> datetime | None:
    """Return the UTC time of feedparser's nine numbers."""
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC) if moment else None
    except (ValueError, OverflowError, OSError):
        return None
