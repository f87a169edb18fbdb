"""A feed's bytes to its entries: RSS, RDF, Atom and JSON Feed.

feedparser knows the formats' many dialects; this file alone knows feedparser. It is handed bytes,
never an address, so it fetches nothing, and nothing that can define an entity.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import feedparser

from bot.errors import FeedError, Unparsed
from bot.feeds.formats.body import entry_text, within_budget
from bot.feeds.formats.charset import in_utf8
from bot.feeds.formats.json_feed import parse_json_feed
from bot.feeds.formats.limits import (
    MAX_CATEGORIES,
    MAX_CATEGORY,
    MAX_ENTRIES,
    MAX_LENGTH,
    MAX_SUMMARY,
)
from bot.feeds.formats.lines import one_line, shown_text
from bot.feeds.formats.links import web_link
from bot.feeds.formats.longest import with_newest_items
from bot.feeds.formats.nesting import mended
from bot.feeds.formats.times import FeedOrigin, stated_time
from bot.feeds.formats.xml_guard import check_xml, without_doctype
from bot.feeds.hubs import hub_among
from bot.models import Entry, ParsedFeed
from summarizer.models import Block

MAX_BYTES = 5 * 2**20

#: As many entries as are read have fewer; feedparser's time grows with the square of the depth.
_MAX_TAGS = 50_000

#: Names of elements by which an item of RSS says when it was changed, not when it was made.
_SAYS_CHANGED = re.compile(rb"<[\w.-]+:(?:updated|modified)\b")

_TAG = re.compile(r"<[^<>]*>")


def parse_feed(body: bytes, url: str, content_type: str | None = None) -> ParsedFeed:
    """Parse a feed.

    Args:
        body: As fetched, at most 5 MB.
        url: Where it was fetched; relative links are of there.
        content_type: The Content-Type header, which may say the charset; None: there was none.

    Raises:
        FeedError: It is no feed, too large, or defines entities, which honest feeds do not.
    """
    if len(body) > MAX_BYTES:
        raise FeedError(Unparsed.TOO_LARGE, f"{len(body)} bytes")
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return parse_json_feed(body, url)
    body = with_newest_items(in_utf8(body, content_type))
    if body.count(b"<") > _MAX_TAGS:
        raise FeedError(Unparsed.TOO_LARGE, "too many tags")
    check_xml(body)
    parsed: Any = feedparser.parse(
        io.BytesIO(mended(without_doctype(body))),
        response_headers={"content-location": url, "content-type": "text/xml; charset=utf-8"},
    )
    version = str(parsed.get("version") or "")
    if not version and not parsed.entries:
        raise FeedError(Unparsed.NOT_A_FEED, "neither RSS nor Atom")
    atom = version.startswith("atom")
    # RSS has no date of change of its own, so Dublin Core's date, which feedparser takes for one,
    # is when the item was published: http://purl.org/rss/1.0/modules/dc/
    dated = version.startswith("rss") and not _SAYS_CHANGED.search(body)
    place = FeedOrigin.of(url, parsed.feed.get("language"))
    entries = _entries(parsed.entries[:MAX_ENTRIES], url, atom=atom, dated=dated, place=place)
    return ParsedFeed(
        title=_text(parsed.feed, "title"),
        url=web_link(url, _link(parsed.feed, atom=atom)) or url,
        entries=tuple(within_budget(entries)),
        ttl=_minutes(parsed.feed.get("ttl")),
        hub=hub_among(_relations(parsed.feed), url),
    )


def _entries(
    items: Iterable[Any], url: str, *, atom: bool, dated: bool, place: FeedOrigin
) -> Iterator[Entry]:
    for item in items:
        stated = _link(item, atom=atom)
        link = web_link(url, stated)
        if stated.strip() and not link:
            continue
        updated = _time(item, "updated", place)
        blocks, whole = _own_text(item)
        yield Entry(
            id=one_line(str(item.get("id") or "")) or link[:MAX_LENGTH],
            url=link,
            title=_text(item, "title"),
            published=_time(item, "published", place) or (updated if dated else None),
            updated=updated,
            categories=tuple(_categories(item.get("tags") or ())),
            summary=_summary(item),
            blocks=blocks,
            whole=whole,
            said_at=url,
        )


def _link(holder: Mapping[str, Any], *, atom: bool) -> str:
    """Return the link to the page, as stated."""
    # RSS: a guid is a link too, unless it says otherwise, and feedparser has seen to that. It takes
    # Atom's ids for links as well, which they are not: RFC 4287 4.2.6.
    stated = "" if atom else str(holder.get("link") or "")
    if stated:
        return stated
    # Of several the page, not its data or its comments; of several pages the first.
    return min(_alternates(holder), key=_is_no_page, default=("", ""))[0]


def _relations(holder: Mapping[str, Any]) -> list[tuple[str, str]]:
    links = holder.get("links") or ()
    return [(str(link.get("rel") or ""), str(link.get("href") or "")) for link in links]


def _alternates(holder: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield addresses and media types of what is the same in another form."""
    # The latter is of feeds that do not declare the prefix.
    for link in (*(holder.get("links") or ()), holder.get("atom_link") or {}):
        # RFC 4287 4.2.7.2: a relation may be named by its address.
        relation = str(link.get("rel") or "alternate").rpartition("/")[2].lower()
        if relation == "alternate" and (href := str(link.get("href") or "")):
            yield href, str(link.get("type") or "").partition(";")[0].strip().lower()


def _is_no_page(alternate: tuple[str, str]) -> bool:
    return alternate[1] not in {"", "text/html", "application/xhtml+xml"}


def _categories(tags: Iterable[Any]) -> Iterator[str]:
    seen: set[str] = set()
    for tag in tags:
        # The parser of broken feeds leaves entities as they are.
        name = one_line(_TAG.sub("", unescape(str(tag.get("label") or tag.get("term") or ""))))
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


def _own_text(item: Mapping[str, Any]) -> tuple[tuple[Block, ...], bool]:
    contents = (str(content.get("value") or "") for content in item.get("content") or ())
    content, summary = max(contents, key=len, default=""), str(item.get("summary") or "")
    # Some have no more in it than a teaser, or a picture.
    if len(content) >= len(summary):
        return entry_text(content, content=True)
    return entry_text(summary, content=False)


def _time(item: Mapping[str, Any], field: str, place: FeedOrigin) -> datetime | None:
    # Asked first, since feedparser answers for one date with another.
    if field not in item:
        return None
    return stated_time(str(item.get(field) or ""), item.get(f"{field}_parsed"), place)


def _minutes(stated: object) -> timedelta | None:
    text = str(stated or "").strip()
    # No feed means more than a year; ten thousand digits are no number.
    return timedelta(minutes=int(text)) if re.fullmatch(r"[1-9][0-9]{0,5}", text) else None
