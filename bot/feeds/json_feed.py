"""JSON Feed, https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bot.errors import FeedError, Unparsed
from bot.feeds.limits import MAX_CATEGORIES, MAX_ENTRIES, MAX_LENGTH
from bot.feeds.links import web_link
from bot.models import Entry, ParsedFeed


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
    return ParsedFeed(
        title=_line(feed.get("title")),
        url=web_link(url, _line(feed.get("home_page_url"))) or url,
        entries=tuple(_entries(items[:MAX_ENTRIES], url)),
    )


def _entries(items: list[Any], url: str) -> Iterator[Entry]:
    for item in items:
        if not isinstance(item, dict):
            continue
        stated = _line(item.get("url")) or _line(item.get("external_url"))
        link = web_link(url, stated)
        if stated and not link:
            continue
        tags = item.get("tags")
        names = [_line(tag) for tag in tags] if isinstance(tags, list) else []
        yield Entry(
            id=_line(item.get("id")) or link,
            url=link,
            title=_line(item.get("title")),
            published=_time(item.get("date_published")),
            updated=_time(item.get("date_modified")),
            categories=tuple(dict.fromkeys(filter(None, names)))[:MAX_CATEGORIES],
        )


def _line(value: object) -> str:
    # An id may be a number in feeds of version 1.0.
    text = str(value) if isinstance(value, (str, int, float)) else ""
    return " ".join(text.split())[:MAX_LENGTH]


def _time(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_line(value))
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
