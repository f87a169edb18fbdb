from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.feeds.discover import Found
from bot.feeds.identity import sift
from bot.feeds.marks import marked
from bot.feeds.parse import parse_feed
from bot.feeds.values import MarkedFeed, Outline
from bot.storage.feeds import FeedStore
from bot.storage.subscriptions import SubscriptionStore
from bot.stories.watching import Watching

URL = "https://gazette.example/feed"


def feed(*titles: str) -> MarkedFeed:
    items = "".join(
        f"<item><title>{t}</title><link>https://gazette.example/{t}</link></item>" for t in titles
    )
    rss = f"<rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>"
    return marked(parse_feed(rss.encode(), URL))


def watching(engine: AsyncEngine, now: datetime, *listed: str) -> Watching:
    """Finds a feed that lists these."""

    async def discover(_: str) -> tuple[Found, ...]:
        return (Found(URL, feed(*listed)),)

    store, subscriptions = FeedStore(engine), SubscriptionStore(engine)
    return Watching(discover, store, subscriptions, wake_poller=lambda: None, clock=lambda: now)


async def new_titles(engine: AsyncEngine, now: datetime, *listed: str) -> list[str]:
    """What is new at a look a minute later."""
    store = FeedStore(engine)
    (watched,) = await store.due(now, 10)
    seen = await store.seen(watched, feed(*listed).fingerprints)
    sifted = sift(feed(*listed), seen, now + timedelta(minutes=1))
    return [new.entry.title for new in sifted.new]


async def test_what_comes_after_a_feed_was_added_is_new(engine: AsyncEngine, now: datetime) -> None:
    """What was read to find it is its past; a poll may be minutes away."""
    await watching(engine, now, "bridge").add(5, URL)

    assert await new_titles(engine, now, "tunnel", "bridge") == ["tunnel"]


async def test_a_feed_that_lists_nothing_has_been_looked_at(
    engine: AsyncEngine, now: datetime
) -> None:
    """Its first entry is new."""
    await watching(engine, now).add(5, URL)

    assert await new_titles(engine, now, "tunnel") == ["tunnel"]


async def test_a_feed_that_is_watched_keeps_what_was_seen_of_it(
    engine: AsyncEngine, now: datetime
) -> None:
    """Added again by another chat, it brings the new entries of that moment all the same."""
    await watching(engine, now, "bridge").add(5, URL)
    await watching(engine, now, "tunnel", "bridge").add(6, URL)

    assert await new_titles(engine, now, "tunnel", "bridge") == ["tunnel"]


async def test_a_feed_of_a_list_has_its_past_from_its_first_look(
    engine: AsyncEngine, now: datetime
) -> None:
    """Nobody read it before."""
    await watching(engine, now).import_all(5, [Outline(url=URL, title="Gazette")])

    assert await new_titles(engine, now, "tunnel", "bridge") == []
