from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.models import DeliveryState, Priority
from bot.storage import fan_outs
from bot.storage.amendments import AmendmentStore
from bot.storage.chats import ChatStore
from bot.storage.deliveries import DeliveryStore
from bot.storage.digests import DigestStore
from bot.storage.fan_outs import FanOutStore
from bot.storage.schema import delivery, digest_item
from bot.storage.stories import AMEND_AFTER, StoryStore
from bot.storage.topic_index import TopicIndex
from bot.subscriptions.routing import route
from bot.subscriptions.times import QuietHours
from bot.subscriptions.values import ChatSettings
from tests.bot.stories.newsroom import (
    article,
    follow,
    owed,
    plainly,
    record,
    report,
    send_all,
    serve,
)


async def test_a_story_is_owed_to_all_who_follow_it_once(
    engine: AsyncEngine, now: datetime
) -> None:
    """Also to a chat that follows several of its topics; to nobody else."""
    await follow(engine, 5, now)
    await follow(engine, 5, now, "russia council")
    await follow(engine, 6, now, "moscow")
    await follow(engine, 7, now, "bicycles")
    done = await record(StoryStore(engine), report(article(1)), now)

    await serve(engine, now)
    await serve(engine, now)

    assert await owed(engine) == [(f"story:{done.story_id}:{chat}", chat) for chat in (5, 6)]


async def test_a_story_nobody_follows_owes_nothing(engine: AsyncEngine, now: datetime) -> None:
    """It is only remembered."""
    done = await record(StoryStore(engine), report(article(1)), now)

    assert not done.told
    assert not await FanOutStore(engine).serve(route, now)


@pytest.mark.parametrize("batch", [2, 3, 5])
async def test_batches_leave_no_chat_out(
    engine: AsyncEngine, now: datetime, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    """Wherever a batch ends, between two chats or in the midst of one's topics."""
    monkeypatch.setattr(fan_outs, "_BATCH", batch)
    for chat in range(1, 8):
        await follow(engine, chat, now)
        await follow(engine, chat, now, "everything", topic="feed:3")
    await record(StoryStore(engine), report(article(1), feed_id=None), now)
    await record(StoryStore(engine), report(article(2)), now)

    await serve(engine, now)

    assert [chat for _, chat in await owed(engine)] == [n for n in range(1, 8) for _ in "ab"]


async def test_quiet_pause_and_mute(engine: AsyncEngine, now: datetime) -> None:
    """One waits until its quiet ends, the others get nothing."""
    chats = ChatStore(engine)
    for chat in (5, 6, 7):
        await follow(engine, chat, now)
    quiet = QuietHours(time(8), time(12))
    await chats.save(5, ChatSettings(quiet=quiet), now)
    await chats.save(6, ChatSettings(on_hold=True), now)
    await chats.save(7, ChatSettings(mutes=frozenset({"council"})), now)
    await record(StoryStore(engine), report(article(1)), now)

    await serve(engine, now)

    async with engine.begin() as connection:
        rows = (await connection.execute(select(delivery.c.chat_id, delivery.c.due_at))).all()
    assert [tuple(row) for row in rows] == [(5, now.replace(hour=12))]


async def test_a_blocked_chat_is_left_out(engine: AsyncEngine, now: datetime) -> None:
    """It comes back with the next message from there."""
    await follow(engine, 5, now)
    await DeliveryStore(engine).pause_chat(5, "blocked", now)
    await record(StoryStore(engine), report(article(1)), now)

    await serve(engine, now)

    assert await owed(engine) == []


async def test_another_outlet_edits_the_message(engine: AsyncEngine, now: datetime) -> None:
    """Once it was sent, and after those who wait for an answer or a story."""
    await follow(engine, 5, now)
    store, amendments = StoryStore(engine), AmendmentStore(engine)
    first = await record(store, report(article(1)), now)
    await serve(engine, now)
    assert await send_all(engine, now) == [f"{first.article_id} also "]
    await record(store, report(article(1, "Bridge Post")), now)
    await serve(engine, now)

    assert await amendments.next(now) is None
    later = now + AMEND_AFTER
    assert await amendments.next_due_at() == later
    told = await amendments.next(later)
    assert told
    assert told.outlets == ("Bridge Post",)
    assert not await amendments.amend(told, plainly(told.outlets), later)

    (row,) = await DeliveryStore(engine).due(later, limit=9)
    assert row.message.priority is Priority.AMENDMENT
    assert row.message.edits is not None
    assert row.message.article_id == first.article_id
    assert row.message.reply.html == "also Bridge Post"
    assert await amendments.next(later) is None


async def test_an_outlet_that_comes_in_the_midst_is_not_forgotten(
    engine: AsyncEngine, now: datetime
) -> None:
    """While the message was rendered anew, a third outlet printed the story."""
    await follow(engine, 5, now)
    store, amendments = StoryStore(engine), AmendmentStore(engine)
    await record(store, report(article(1)), now)
    await serve(engine, now)
    await send_all(engine, now)
    await record(store, report(article(1, "Bridge Post")), now)
    later = now + AMEND_AFTER
    told = await amendments.next(later)
    assert told
    await record(store, report(article(1, "School News")), later)

    assert not await amendments.amend(told, plainly(told.outlets), later)
    again = await amendments.next(later)
    assert again
    assert again.outlets == ("Bridge Post", "School News")
    assert not await amendments.amend(again, plainly(again.outlets), later)
    assert await amendments.next(later) is None
    (row,) = await DeliveryStore(engine).due(later, limit=9)
    assert row.message.reply.html.endswith("also Bridge Post,School News")


async def test_what_is_not_sent_yet_is_sent_with_all_outlets(
    engine: AsyncEngine, now: datetime
) -> None:
    """A chat in its quiet hours gets one message, and no edit."""
    await follow(engine, 5, now)
    store, amendments = StoryStore(engine), AmendmentStore(engine)
    first = await record(store, report(article(1)), now)
    await serve(engine, now)
    await record(store, report(article(1, "Bridge Post")), now)
    later = now + AMEND_AFTER
    told = await amendments.next(later)
    assert told
    await amendments.amend(told, plainly(told.outlets), later)

    assert await send_all(engine, later) == [f"{first.article_id} also Bridge Post"]


async def test_a_copy_reaches_those_who_follow_what_only_it_is_about(
    engine: AsyncEngine, now: datetime
) -> None:
    """Each chat gets the story once, whichever copy matched."""
    await follow(engine, 5, now)
    await follow(engine, 6, now, "all of it", topic="feed:3")
    store = StoryStore(engine)
    first = await record(store, report(article(1)), now)
    await serve(engine, now)
    copy = report(article(1, "Bridge Post"))
    await record(store, replace(copy, topics=copy.topics | {"feed:3"}), now)
    await serve(engine, now)

    assert await owed(engine) == [(f"story:{first.story_id}:{chat}", chat) for chat in (5, 6)]


async def test_digest_lines_wait_and_are_told_once(engine: AsyncEngine, now: datetime) -> None:
    """A copy that comes after the digest is no news; one before it that comes at once is."""
    await follow(engine, 5, now, digest=True)
    await ChatStore(engine).schedule_digest(5, now)
    store, digests = StoryStore(engine), DigestStore(engine)
    first = await record(store, report(article(1)), now)
    await serve(engine, now)
    due = await digests.due(now)
    assert due
    assert [item.story.story_id for item in due.items] == [first.story_id]
    assert due.goes_on
    assert await digests.settle(due, [], now + timedelta(days=1), now)
    assert not await digests.settle(due, [], now + timedelta(days=1), now)
    assert await digests.due(now) is None

    await follow(engine, 5, now, digest=False)
    await record(store, report(article(1, "Bridge Post")), now)
    await serve(engine, now)

    assert await owed(engine) == []


async def test_at_once_takes_the_place_of_a_line_that_waits(
    engine: AsyncEngine, now: datetime
) -> None:
    """A story comes by the fastest way, and then not with the digest as well."""
    await follow(engine, 5, now, digest=True)
    store = StoryStore(engine)
    first = await record(store, report(article(1)), now)
    await serve(engine, now)
    await follow(engine, 5, now, "site", topic="feed:3", digest=False)
    copy = report(article(1, "Bridge Post"))
    await record(store, replace(copy, topics=copy.topics | {"feed:3"}), now)
    await serve(engine, now)

    assert await owed(engine) == [(f"story:{first.story_id}:5", 5)]
    async with engine.begin() as connection:
        assert (await connection.execute(select(digest_item))).all() == []


async def test_a_group_that_moves_takes_what_it_follows_along(
    engine: AsyncEngine, now: datetime
) -> None:
    """Settings, subscriptions, what waits for the digest, and what is owed."""
    await follow(engine, -5, now)
    await follow(engine, -5, now, "council", digest=True)
    await ChatStore(engine).save(-5, ChatSettings(timezone="Asia/Kolkata"), now)
    await record(StoryStore(engine), report(article(1)), now)
    await serve(engine, now)

    await DeliveryStore(engine).move_chat(-5, -1005, now)

    assert [chat for _, chat in await owed(engine)] == [-1005]
    # The same story by another outlet is no news for the group, whatever its id.
    await record(StoryStore(engine), report(article(1, "Bridge Post")), now)
    await serve(engine, now)
    assert [chat for _, chat in await owed(engine)] == [-1005]
    assert (await ChatStore(engine).settings(-1005)).timezone == "Asia/Kolkata"
    await record(StoryStore(engine), report(article(2)), now)
    await serve(engine, now)
    assert [chat for _, chat in await owed(engine)] == [-1005, -1005]


async def test_a_sample_is_the_story_itself(engine: AsyncEngine, now: datetime) -> None:
    """Whoever has it as a sample does not get it again, but learns of its outlets."""
    store, amendments = StoryStore(engine), AmendmentStore(engine)
    first = await record(store, report(article(1)), now)
    found = (await TopicIndex(engine).find("moscow", now - timedelta(days=1), 5))[0]

    assert await store.tell_one(found, 5, None, plainly, now)
    assert not await store.tell_one(found, 5, None, plainly, now)
    assert await send_all(engine, now) == [f"{first.article_id} also "]
    await follow(engine, 5, now)
    await record(store, report(article(1, "Bridge Post")), now)
    await serve(engine, now)
    later = now + AMEND_AFTER
    told = await amendments.next(later)
    assert told
    await amendments.amend(told, plainly(told.outlets), later)
    assert await send_all(engine, later) == [f"{first.article_id} also Bridge Post"]


async def states(engine: AsyncEngine) -> list[str]:
    async with engine.begin() as connection:
        return list((await connection.execute(select(delivery.c.state))).scalars())


async def test_amending_goes_on_where_it_was_cut_off(
    engine: AsyncEngine, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that ends in the midst leaves the rest to the next; no chat is edited twice."""
    monkeypatch.setattr("bot.storage.amendments._BATCH", 2)
    for chat in range(1, 6):
        await follow(engine, chat, now)
    store, amendments = StoryStore(engine), AmendmentStore(engine)
    await record(store, report(article(1)), now)
    await serve(engine, now)
    await send_all(engine, now)
    await record(store, report(article(1, "Bridge Post")), now)
    await serve(engine, now)
    later = now + AMEND_AFTER

    rounds = 0
    while told := await AmendmentStore(engine).next(later):
        await amendments.amend(told, plainly(told.outlets), later)
        rounds += 1

    assert rounds == 3
    assert (await states(engine)).count(DeliveryState.QUEUED) == 5
