from datetime import datetime, time, timedelta

import pytest

from bot.models import Priority, Reply
from bot.outgoing import SendText
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.stories.stories import StoryStore
from bot.subscriptions.times import QuietHours
from bot.subscriptions.values import ChatSettings
from tests.bot.stories.newsroom import article, follow, owed, plainly, report, serve

QUIET = ChatSettings(quiet=QuietHours(time(8), time(12)))
HELD = ChatSettings(quiet=QuietHours(time(8), time(12)), on_hold=True)
AFTER = timedelta(hours=4)


async def owe(database: Database, now: datetime, *labels: str) -> None:
    """Have a story wait for the end of quiet hours of a chat that follows topics."""
    await ChatStore(database).save(5, QUIET, now)
    for label in labels:
        await follow(database, 5, now, label)
    await StoryStore(database).record(report(article(1)), plainly, now)
    await serve(database, now)
    assert len(await owed(database)) == 1


async def test_what_waits_for_a_topic_does_not_come_after_unfollowing(
    database: Database, now: datetime
) -> None:
    """Though it was owed before."""
    await owe(database, now, "moscow", "bicycles")
    await SubscriptionStore(database).unfollow(5, ["moscow"])

    assert await owed(database) == []


async def test_what_waits_for_another_topic_too_comes(database: Database, now: datetime) -> None:
    """As long as one is followed that the story is about."""
    await owe(database, now, "moscow", "council")
    await SubscriptionStore(database).unfollow(5, ["moscow"])
    assert len(await DeliveryStore(database).due(now + AFTER, limit=9)) == 1

    await SubscriptionStore(database).unfollow(5, ["council"])
    assert await owed(database) == []


async def test_unfollowing_takes_nothing_from_others(database: Database, now: datetime) -> None:
    """Nor what a chat is owed besides stories."""
    await follow(database, 6, now)
    await ChatStore(database).save(6, QUIET, now)
    await ChatStore(database).save(5, QUIET, now)
    await follow(database, 5, now)
    await StoryStore(database).record(report(article(1)), plainly, now)
    await serve(database, now)
    answer = SendText(key="update:1:0", chat_id=5, reply=Reply("Hello"), priority=Priority.ANSWER)
    await DeliveryStore(database).queue([answer], now)
    await SubscriptionStore(database).unfollow(5, ["moscow"])

    assert [key.split(":")[0] for key, _ in await owed(database)] == ["update", "story"]


async def test_what_waits_does_not_come_once_it_is_muted(database: Database, now: datetime) -> None:
    """Whatever else it is about."""
    await owe(database, now, "moscow")
    await ChatStore(database).save(
        5, ChatSettings(quiet=QUIET.quiet, mutes=frozenset({"council"})), now
    )

    assert await owed(database) == []


async def test_a_pause_holds_what_waits(database: Database, now: datetime) -> None:
    """It comes after /resume; answers come meanwhile."""
    await owe(database, now, "moscow")
    store, chats = DeliveryStore(database), ChatStore(database)
    await chats.save(5, HELD, now)
    answer = SendText(key="update:1:0", chat_id=5, reply=Reply("Hello"), priority=Priority.ANSWER)
    await store.queue([answer], now)

    assert [row.message.key for row in await store.due(now + AFTER, limit=9)] == ["update:1:0"]
    assert await store.next_due_at() == now

    await chats.save(5, QUIET, now + AFTER)
    assert len(await store.due(now + AFTER, limit=9)) == 2


async def test_a_held_story_wakes_nobody(database: Database, now: datetime) -> None:
    """The sender would look for it again and again."""
    await owe(database, now, "moscow")
    await ChatStore(database).save(5, HELD, now)

    assert await DeliveryStore(database).next_due_at() is None


async def test_a_pause_holds_what_was_found_to_be_due(database: Database, now: datetime) -> None:
    """Up to the moment at which its request would leave."""
    await owe(database, now, "moscow")
    store = DeliveryStore(database)
    (row,) = await store.due(now + AFTER, limit=9)
    await ChatStore(database).save(5, HELD, now + AFTER)
    epoch = await next_epoch(database, "sender")
    assert not await store.take(row.id, epoch)

    await ChatStore(database).save(5, QUIET, now + AFTER)
    assert await store.take(row.id, epoch)


@pytest.mark.parametrize(("days", "left"), [(0.5, 1), (3, 0)])
async def test_what_was_held_for_days_is_no_news(
    database: Database, now: datetime, days: float, left: int
) -> None:
    """After a long pause nobody gets what was new before it."""
    await owe(database, now, "moscow")
    chats = ChatStore(database)
    await chats.save(5, HELD, now)
    await chats.save(5, QUIET, now + timedelta(days=days))

    assert len(await owed(database)) == left
