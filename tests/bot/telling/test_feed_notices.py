from dataclasses import replace
from datetime import datetime

from bot.deliveries.outbox import Outbox
from bot.feeds.values import Feed, FeedNotice, News
from bot.locales.languages import shipped
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.telling.feed_notices import FeedNotices
from tests.bot.in_chats import text_of


async def told(database: Database, feed: Feed, now: datetime) -> list[int]:
    """Return the chats that are told that a feed fails."""
    deliveries = DeliveryStore(database)
    outbox = Outbox(deliveries, lambda: None, lambda: now)
    notice = FeedNotice(feed=feed, news=News.FAILS, failure="too-slow")
    await FeedNotices(outbox, ChatStore(database), shipped(), admins=[1]).send(notice)
    return sorted(text_of(row).chat_id for row in await deliveries.due(now, limit=9))


async def test_news_of_a_feed_goes_to_all_who_have_it(database: Database, now: datetime) -> None:
    """Once each."""
    store = FeedStore(database)
    await store.add("https://example.org/feed", now, chat_id=7)
    feed, _ = await store.add("https://example.org/feed", now, chat_id=8)

    assert await told(database, feed, now) == [7, 8]
    assert await told(database, feed, now) == [7, 8]


async def test_news_of_the_operators_feed_goes_to_him_too(
    database: Database, now: datetime
) -> None:
    """Also where he has it in his own chat, and once then."""
    feed, _ = await FeedStore(database).add("https://example.org/feed", now)
    both = replace(feed, owners=frozenset({1, 7}))

    assert await told(database, feed, now) == [1]
    assert await told(database, both, now) == [1, 7]
