"""``precis feeds``: which feeds are watched."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.errors import FeedError, FeedUnknown, SourceNotFound, Unparsed
from bot.feeds.discover import DiscoveredFeed, discover
from bot.feeds.entries import MarkedFeed, Seen
from bot.feeds.formats.lines import one_line
from bot.feeds.identity import sift
from bot.feeds.linked import linked_feeds
from bot.feeds.marks import marked
from bot.feeds.opml import parse_opml
from bot.feeds.opml_writing import write_opml
from bot.feeds.parse import parse_feed
from bot.feeds.values import Feed, Outline
from bot.fetching import Fetcher
from bot.fetching.public_links import public_link
from bot.fetching.secret_links import looks_secret
from bot.locales.languages import shipped
from bot.models import Page
from bot.render.feeds import render_ended_by_operator
from bot.reports import HEALTH_OF, Health
from bot.settings import Settings
from bot.storage.engine.database import open_database
from bot.storage.feeds.feeds import FeedStore

#: As long as a tag may be.
_MAX_LABEL = 64

_TITLE = "Feeds of Precis"


async def add_feed(link: str, label: str, settings: Settings) -> list[str]:
    """Watch the feed behind a link; returns lines that say what came of it.

    Raises:
        FetchError: The link could not be had.
        FeedError: There is no feed behind it.
        StorageError: The database cannot be used.
    """
    found = await _find(link, settings)
    chosen, now = found[0], datetime.now(UTC)
    async with _store(settings) as store:
        feed, new = await store.add(
            chosen.url,
            now,
            title=chosen.feed.title,
            home=chosen.feed.url,
            label=one_line(label.lstrip("#"), _MAX_LABEL) or None,
            first_look=sift(chosen.feed, Seen(), now),
        )
    said = "watching" if new else "already watched"
    others = [f"also there: {one.feed.title} <{one.url}>" for one in found[1:]]
    return [f"{said}: {feed.title} <{feed.url}>", *others]


async def list_feeds(settings: Settings) -> list[str]:
    """Return a line for each feed: title, address, label, its state, and what came of its entries.

    Raises:
        StorageError: The database cannot be used.
    """
    async with _store(settings) as store:
        feeds = await store.all()
        health = await store.health(None, datetime.now(UTC) - HEALTH_OF)
    return [
        "\t".join((*_shown(feed), feed.label or "", _state(feed), _entries(health.get(feed.id))))
        for feed in feeds
    ]


async def remove_feed(link: str, settings: Settings) -> str:
    """Watch a feed for nobody any more, and tell the chats that had it; returns what came of it.

    Raises:
        FeedUnknown: None is watched at that address.
        StorageError: The database cannot be used.
    """
    async with _store(settings) as store:
        feed = await store.by_url(link)
        told = feed and await store.remove(
            feed.id, datetime.now(UTC), shipped().notice(partial(render_ended_by_operator, feed))
        )
    if feed is None or told is None:
        raise FeedUnknown(f"no feed is watched at {link}")
    return f"watched no more: {feed.title} <{feed.url}>; chats that had it and are told: {told}"


async def import_feeds(file: str, settings: Settings) -> str:
    """Watch the feeds of an OPML file, ``-`` for standard input; returns what came of it.

    Raises:
        SourceNotFound: The file cannot be read.
        FeedError: It is no OPML.
        StorageError: The database cannot be used.
    """
    outlines = parse_opml(_read(file))
    async with _store(settings) as store:
        added = await _add_all(store, outlines)
    return f"{added} of {len(outlines)} feeds are new"


async def approve_feed(link: str, settings: Settings) -> str:
    """Have what a feed brings from now on serve everybody; returns what came of it.

    Raises:
        FeedUnknown: None is watched at that address.
        StorageError: The database cannot be used.
    """
    async with _store(settings) as store:
        if not await store.by_url(link):
            raise FeedUnknown(f"no feed is watched at {link}: precis feeds add watches one")
        feed, _ = await store.add(link, datetime.now(UTC))
    return f"serves everybody from now on: {feed.title} <{feed.url}>"


async def export_feeds(settings: Settings) -> bytes:
    """Return all feeds as OPML, but for those with a secret in their address that are a chat's own.

    Raises:
        StorageError: The database cannot be used.
    """
    async with _store(settings) as store:
        feeds = await store.all()
    outlines = [
        Outline(url=feed.url, title=feed.title, home=feed.home, label=feed.label)
        for feed in feeds
        if feed.approved or not looks_secret(feed.url)
    ]
    return write_opml(_TITLE, outlines, datetime.now(UTC))


async def _find(link: str, settings: Settings) -> tuple[DiscoveredFeed, ...]:
    # In this process, as ``precis summarize`` is: who waits for it can end it.
    async def parse(page: Page) -> MarkedFeed:
        return marked(parse_feed(page.body, page.url, page.content_type))

    async def linked(body: bytes, url: str) -> tuple[str, ...]:
        return linked_feeds(body, url)

    async with Fetcher(allowed_networks=settings.allowed_networks) as fetcher:
        found = await discover(link, fetcher.crawl, parse, linked)
    if not found:
        raise FeedError(Unparsed.NOT_A_FEED, f"no feed behind {link}")
    return found


async def _add_all(store: FeedStore, outlines: Iterable[Outline]) -> int:
    added = 0
    for outline in outlines:
        _, new = await store.add(
            outline.url,
            datetime.now(UTC),
            title=outline.title,
            home=outline.home,
            label=outline.label,
        )
        added += new
    return added


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise SourceNotFound(f"{file}: {error.strerror}") from error


def _shown(feed: Feed) -> tuple[str, str]:
    """Return title and address; what is secret of them is its chats' own."""
    address = public_link(feed.url)
    return (address if feed.title == feed.url else feed.title), address


def _entries(health: Health | None) -> str:
    """Return how many of a feed's entries of the last seven days were read, and why others were not."""
    if health is None:
        return ""
    counts = (
        ("read", health.read),
        ("from the feed", health.from_feed),
        ("by headline", health.headlines),
        ("not told", health.untold),
    )
    said = ", ".join(f"{count} {how}" for how, count in counts if count)
    why = ", ".join(f"{count} {reason}" for reason, count in health.reasons)
    return f"{said} ({why})" if why else said


def _state(feed: Feed) -> str:
    if feed.banned:
        return "banned"
    trouble = _trouble(feed)
    if feed.approved:
        return trouble
    return "not approved" + (f", {trouble}" if trouble else "")


def _trouble(feed: Feed) -> str:
    if feed.look_at is None:
        return "ended"
    if feed.state.failing_since:
        return f"{feed.state.failure} since {feed.state.failing_since:%Y-%m-%d %H:%M}"
    return "" if feed.state.seen_at else "new"


@asynccontextmanager
async def _store(settings: Settings) -> AsyncIterator[FeedStore]:
    url = settings.database_url.get_secret_value() if settings.database_url else None
    async with open_database(settings.data_dir, url) as database:
        yield FeedStore(database)
