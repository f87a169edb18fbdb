from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.deliveries.feed_notices import FeedNotices
from bot.deliveries.outbox import Outbox
from bot.feeds.values import Feed, FeedNotice, News
from bot.storage.deliveries import DeliveryStore
from bot.storage.feeds import FeedStore


async def told(engine: AsyncEngine, feed: Feed, now: datetime) -> list[int]:
    """Return the chats that are told that a feed fails."""
    deliveries = DeliveryStore(engine)
    outbox = Outbox(deliveries, lambda: None, lambda: now)
    notice = FeedNotice(feed=feed, news=News.FAILS, failure="too-slow")
    await FeedNotices(outbox, admins=[1]).send(notice)
    return sorted(row.message.chat_id for row in await deliveries.due(now, limit=9))


async def test_news_of_a_feed_goes_to_all_who_have_it(engine: AsyncEngine, now: datetime) -> None:
    """Once each."""
    store = FeedStore(engine)
    await store.add("https://example.org/feed", now, chat_id=7)
    feed, _ = await store.add("https://example.org/feed", now, chat_id=8)

    assert await told(engine, feed, now) == [7, 8]
    assert await told(engine, feed, now) == [7, 8]


async def test_news_of_the_operators_feed_goes_to_him_too(
    engine: AsyncEngine, now: datetime
) -> None:
    """Also where he has it in his own chat, and once then."""
    feed, _ = await FeedStore(engine).add("https://example.org/feed", now)
    both = replace(feed, owners=frozenset({1, 7}))

    assert await told(engine, feed, now) == [1]
    assert await told(engine, both, now) == [1, 7]
