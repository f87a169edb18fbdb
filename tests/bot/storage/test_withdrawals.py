from datetime import datetime, time, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.models import Outgoing, Priority, Reply
from bot.storage.chats import ChatStore
from bot.storage.deliveries import DeliveryStore
from bot.storage.fan_outs import FanOutStore
from bot.storage.roles import next_epoch
from bot.storage.stories import StoryStore
from bot.storage.subscriptions import SubscriptionStore
from bot.subscriptions.routing import route
from bot.subscriptions.times import QuietHours
from bot.subscriptions.values import ChatSettings
from tests.bot.stories.newsroom import article, follow, owed, plainly, report

QUIET = ChatSettings(quiet=QuietHours(time(8), time(12)))
HELD = ChatSettings(quiet=QuietHours(time(8), time(12)), on_hold=True)
AFTER = timedelta(hours=4)


async def owe(engine: AsyncEngine, now: datetime, *labels: str) -> None:
    """Have a story wait for the end of quiet hours of a chat that follows topics."""
    await ChatStore(engine).save(5, QUIET, now)
    for label in labels:
        await follow(engine, 5, now, label)
    await StoryStore(engine).record(report(article(1)), plainly, now)
    while await FanOutStore(engine).serve(route, now):
        pass
    assert len(await owed(engine)) == 1


async def test_what_waits_for_a_topic_does_not_come_after_unfollowing(
    engine: AsyncEngine, now: datetime
) -> None:
    """Though it was owed before."""
    await owe(engine, now, "moscow", "bicycles")
    await SubscriptionStore(engine).unfollow(5, ["moscow"])

    assert await owed(engine) == []


async def test_what_waits_for_another_topic_too_comes(engine: AsyncEngine, now: datetime) -> None:
    """As long as one is followed that the story is about."""
    await owe(engine, now, "moscow", "council")
    await SubscriptionStore(engine).unfollow(5, ["moscow"])
    assert len(await DeliveryStore(engine).due(now + AFTER, limit=9)) == 1

    await SubscriptionStore(engine).unfollow(5, ["council"])
    assert await owed(engine) == []


async def test_unfollowing_takes_nothing_from_others(engine: AsyncEngine, now: datetime) -> None:
    """Nor what a chat is owed besides stories."""
    await follow(engine, 6, now)
    await ChatStore(engine).save(6, QUIET, now)
    await ChatStore(engine).save(5, QUIET, now)
    await follow(engine, 5, now)
    await StoryStore(engine).record(report(article(1)), plainly, now)
    while await FanOutStore(engine).serve(route, now):
        pass
    answer = Outgoing(key="update:1:0", chat_id=5, reply=Reply("Hello"), priority=Priority.ANSWER)
    await DeliveryStore(engine).queue([answer], now)
    await SubscriptionStore(engine).unfollow(5, ["moscow"])

    assert [key.split(":")[0] for key, _ in await owed(engine)] == ["update", "story"]


async def test_what_waits_does_not_come_once_it_is_muted(
    engine: AsyncEngine, now: datetime
) -> None:
    """Whatever else it is about."""
    await owe(engine, now, "moscow")
    await ChatStore(engine).save(
        5, ChatSettings(quiet=QUIET.quiet, mutes=frozenset({"council"})), now
    )

    assert await owed(engine) == []


async def test_a_pause_holds_what_waits(engine: AsyncEngine, now: datetime) -> None:
    """It comes after /resume; answers come meanwhile."""
    await owe(engine, now, "moscow")
    store, chats = DeliveryStore(engine), ChatStore(engine)
    await chats.save(5, HELD, now)
    answer = Outgoing(key="update:1:0", chat_id=5, reply=Reply("Hello"), priority=Priority.ANSWER)
    await store.queue([answer], now)

    assert [row.message.key for row in await store.due(now + AFTER, limit=9)] == ["update:1:0"]
    assert await store.next_due_at() == now

    await chats.save(5, QUIET, now + AFTER)
    assert len(await store.due(now + AFTER, limit=9)) == 2


async def test_a_held_story_wakes_nobody(engine: AsyncEngine, now: datetime) -> None:
    """The sender would look for it again and again."""
    await owe(engine, now, "moscow")
    await ChatStore(engine).save(5, HELD, now)

    assert await DeliveryStore(engine).next_due_at() is None


async def test_a_pause_holds_what_was_found_to_be_due(engine: AsyncEngine, now: datetime) -> None:
    """Up to the moment at which its request would leave."""
    await owe(engine, now, "moscow")
    store = DeliveryStore(engine)
    (row,) = await store.due(now + AFTER, limit=9)
    await ChatStore(engine).save(5, HELD, now + AFTER)
    epoch = await next_epoch(engine, "sender")
    assert not await store.take(row.id, epoch)

    await ChatStore(engine).save(5, QUIET, now + AFTER)
    assert await store.take(row.id, epoch)


@pytest.mark.parametrize(("days", "left"), [(0.5, 1), (3, 0)])
async def test_what_was_held_for_days_is_no_news(
    engine: AsyncEngine, now: datetime, days: float, left: int
) -> None:
    """After a long pause nobody gets what was new before it."""
    await owe(engine, now, "moscow")
    chats = ChatStore(engine)
    await chats.save(5, HELD, now)
    await chats.save(5, QUIET, now + timedelta(days=days))

    assert len(await owed(engine)) == left
