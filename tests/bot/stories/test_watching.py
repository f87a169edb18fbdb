from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.feeds.discover import Found
from bot.feeds.identity import fingerprints, sift
from bot.feeds.parse import parse_feed
from bot.models import ParsedFeed
from bot.storage.feeds import FeedStore
from bot.storage.subscriptions import SubscriptionStore
from bot.stories.watching import Watching

URL = "https://gazette.example/feed"


def feed(*titles: str) -> ParsedFeed:
    items = "".join(
        f"<item><title>{t}</title><link>https://gazette.example/{t}</link></item>" for t in titles
    )
    rss = f"<rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>"
    return parse_feed(rss.encode(), URL)


def finds(parsed: ParsedFeed) -> Callable[[str], Awaitable[tuple[Found, ...]]]:
    async def discover(_: str) -> tuple[Found, ...]:
        return (Found(URL, parsed),)

    return discover


async def test_what_comes_after_a_feed_was_added_is_new(engine: AsyncEngine, now: datetime) -> None:
    """What was read to find it is its past; a poll may be minutes away."""
    store = FeedStore(engine)
    watching = Watching(
        finds(feed("bridge")),
        store,
        SubscriptionStore(engine),
        wake_poller=lambda: None,
        clock=lambda: now,
    )
    await watching.add(5, URL)
    (watched,) = await store.due(now, 10)
    later = feed("tunnel", "bridge")
    sifted = sift(later, await store.seen(watched, fingerprints(later)), now + timedelta(minutes=1))

    assert [new.entry.title for new in sifted.new] == ["tunnel"]


async def test_a_feed_that_is_watched_keeps_what_was_seen_of_it(
    engine: AsyncEngine, now: datetime
) -> None:
    """Added again by another chat, it brings the new entries of that moment all the same."""
    store = FeedStore(engine)
    for titles in (["bridge"], ["tunnel", "bridge"]):
        watching = Watching(
            finds(feed(*titles)),
            store,
            SubscriptionStore(engine),
            wake_poller=lambda: None,
            clock=lambda: now,
        )
        await watching.add(5, URL)
    (watched,) = await store.due(now, 10)
    later = feed("tunnel", "bridge")
    sifted = sift(later, await store.seen(watched, fingerprints(later)), now + timedelta(minutes=1))

    assert [new.entry.title for new in sifted.new] == ["tunnel"]
