from datetime import datetime

import pytest

from bot.models import Reply
from bot.storage.chats.subscriptions import SubscriptionStore, followed
from bot.storage.engine.database import Database
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.owners import ban
from bot.subscriptions.narrowing import WIDE, Narrowing, Site
from bot.subscriptions.values import FollowOutcome, Subscription
from tests.bot.stories.newsroom import follow


async def test_following_again_keeps_how_it_is_told(database: Database, now: datetime) -> None:
    """A tap on Follow does not undo "daily"; saying "now" does."""
    store = SubscriptionStore(database)
    hows = []
    for how in (True, None, False):
        await follow(database, 5, now, digest=how)
        hows += [subscription.digest for subscription in await store.of_chat(5)]

    assert hows == [True, True, False]


async def test_a_chat_follows_no_more_than_it_may(database: Database, now: datetime) -> None:
    """What it follows already it may change."""
    store = SubscriptionStore(database)

    def wanted(topic: str) -> Subscription:
        return Subscription(chat_id=5, topic=topic, label=topic, followed_at=now)

    outcomes = [await store.follow(wanted(topic), limit=2) for topic in ("a", "b", "c", "a")]

    assert outcomes == [
        FollowOutcome.NEW,
        FollowOutcome.NEW,
        FollowOutcome.TOO_MANY,
        FollowOutcome.ALREADY,
    ]
    assert [subscription.topic for subscription in await store.of_chat(5)] == ["a", "b"]


async def test_followed_topics_are_found_among_many(database: Database, now: datetime) -> None:
    """One parameter, however many are asked for, in any script."""
    await follow(database, 5, now, topic="москва")
    await follow(database, 6, now, topic="feed:7")
    asked = {f"topic{number}" for number in range(5000)} | {"москва", "feed:7"}

    async with database.write() as connection:
        assert await followed(connection, asked) == ("feed:7", "москва")
        assert await followed(connection, []) == ()


async def test_who_followed_a_feed_does_not_follow_what_gets_its_number(
    database: Database, now: datetime
) -> None:
    """SQLite gives the number of the last row to the next one once it is gone."""
    feeds = FeedStore(database)
    old, _ = await feeds.add("https://example.org/feed", now)
    await follow(database, 5, now, topic=f"feed:{old.id}")

    await feeds.remove(old.id, now)

    assert await SubscriptionStore(database).of_chat(5) == ()


@pytest.mark.parametrize("end", ["removed", "banned", "left by the last"])
async def test_a_topic_of_a_feed_alone_ends_with_the_feed(
    database: Database, now: datetime, end: str
) -> None:
    """Or it would be that of what gets its number; of another feed, or of all, it stays."""
    feeds, store = FeedStore(database), SubscriptionStore(database)
    old, _ = await feeds.add("https://example.org/feed", now, chat_id=5)
    for topic, site in (("moscow", f"feed:{old.id}"), ("kyiv", "feed:99"), ("paris", None)):
        only = Narrowing(site=Site(topic=site, name="Gazette")) if site else WIDE
        wanted = Subscription(chat_id=5, topic=topic, label=topic, followed_at=now, narrowing=only)
        await store.follow(wanted, 9)

    match end:
        case "removed":
            await feeds.remove(old.id, now)
        case "banned":
            async with database.write() as connection:
                await ban(connection, old.id, now, lambda _: Reply("banned"))
        case _:
            await feeds.leave(old.id, 5)

    assert [one.topic for one in await store.of_chat(5)] == ["kyiv", "paris"]
