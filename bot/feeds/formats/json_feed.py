"""JSON Feed, https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from bot.errors import FeedError, Unparsed
from bot.feeds.formats.body import entry_text, within_budget
from bot.feeds.formats.limits import (
    MAX_CATEGORIES,
    MAX_CATEGORY,
    MAX_LENGTH,
    MAX_SUMMARY,
)
from bot.feeds.formats.lines import one_line, shown_text
from bot.feeds.formats.links import web_link
from bot.feeds.formats.longest import newest
from bot.feeds.formats.times import FeedOrigin, stated_time
from bot.feeds.hubs import hub_among
from bot.models import Entry, ParsedFeed
from summarizer.models import Block


def parse_json_feed(body: bytes, url: str) -> ParsedFeed:
    """Parse a JSON Feed.

    Raises:
        FeedError: It is none.
    """
    try:
        feed: Any = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise FeedError(Unparsed.NOT_A_FEED, "neither XML nor JSON") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise FeedError(Unparsed.NOT_A_FEED, "JSON without items")
    place = FeedOrigin.of(url, feed.get("language"))
    read = newest(items, lambda item: _published(item, place) if isinstance(item, dict) else None)
    return ParsedFeed(
        title=_line(feed.get("title")),
        url=web_link(url, _string(feed.get("home_page_url"))) or url,
        entries=tuple(within_budget(_entries(read, url, place))),
        hub=hub_among(_hubs(feed), url),
    )


def _hubs(feed: dict[str, Any]) -> list[tuple[str, str]]:
    stated = feed.get("hubs")
    hubs = [hub for hub in stated if isinstance(hub, dict)] if isinstance(stated, list) else []
    named = [("hub", _string(h.get("url"))) for h in hubs if _string(h.get("type")) == "WebSub"]
    return [*named, ("self", _string(feed.get("feed_url")))]


def _entries(items: Sequence[Any], url: str, place: FeedOrigin) -> Iterator[Entry]:
    for item in items:
        if not isinstance(item, dict):
            continue
        stated = _stated_link(item)
        link = web_link(url, stated)
        if stated and not link:
            continue
        blocks, whole = _own_text(item)
        yield Entry(
            id=_line(item.get("id")) or link[:MAX_LENGTH],
            url=link,
            title=_line(item.get("title")),
            published=_published(item, place),
            updated=stated_time(_line(item.get("date_modified")), None, place),
            categories=_categories(item.get("tags")),
            summary=_summary(item),
            blocks=blocks,
            whole=whole,
            said_at=url,
        )


def _published(item: dict[str, Any], place: FeedOrigin) -> datetime | None:
    return stated_time(_line(item.get("date_published")), None, place)


def _categories(tags: object) -> tuple[str, ...]:
    names = map(_line, tags if isinstance(tags, list) else [])
    known = dict.fromkeys(name for name in names if 0 < len(name) <= MAX_CATEGORY)
    return tuple(known)[:MAX_CATEGORIES]


def _stated_link(item: dict[str, Any]) -> str:
    return _string(item.get("url")) or _string(item.get("external_url"))


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _line(value: object) -> str:
    # An id may be a number in feeds of version 1.0.
    return one_line(str(value)) if isinstance(value, (str, int, float)) else ""


def _own_text(item: dict[str, Any]) -> tuple[tuple[Block, ...], bool]:
    for name in ("content_html", "content_text", "summary"):
        if isinstance(text := item.get(name), str) and text.strip():
            return entry_text(text, content=name != "summary")
    return (), False


def _summary(item: dict[str, Any]) -> str:
    for name in ("summary", "content_text"):
        if isinstance(text := item.get(name), str) and text.strip():
            return one_line(text[: MAX_SUMMARY * 2], MAX_SUMMARY)
    html = item.get("content_html")
    return shown_text(html[: MAX_SUMMARY * 10], MAX_SUMMARY) if isinstance(html, str) else ""
