import asyncio
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update

from bot.models import DeliveryState, Priority
from bot.retry import row_pause
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.engine.statements import one_at_a_time
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import delivery, digest_item, fan_out
from bot.storage.stories.keeping import AMEND_AFTER
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.topic_index import TopicIndex
from bot.storage.telling import fan_outs
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.digests import DigestStore
from bot.storage.telling.fan_outs import FanOutStore
from bot.subscriptions.times import QuietHours
from bot.subscriptions.values import ChatSettings
from tests.bot.in_chats import edit_of, text_of
from tests.bot.stories.newsroom import (
    article,
    due_amendment,
    due_digest,
    follow,
    left_out,
    owed,
    plainly,
    record,
    report,
    send_all,
    serve,
)


async def test_a_story_is_owed_to_all_who_follow_it_once(database: Database, now: datetime) -> None:
    """Also to a chat that follows several of its topics; to nobody else."""
    await follow(database, 5, now)
    await follow(database, 5, now, "russia council")
    await follow(database, 6, now, "moscow")
    await follow(database, 7, now, "bicycles")
    done = await record(StoryStore(database), report(article(1)), now)

    await serve(database, now)
    await serve(database, now)

    assert await owed(database) == [(f"story:{done.story_id}:{chat}", chat) for chat in (5, 6)]


async def test_a_story_nobody_follows_owes_nothing(database: Database, now: datetime) -> None:
    """It is only remembered."""
    done = await record(StoryStore(database), report(article(1)), now)

    assert not done.told
    assert await FanOutStore(database).next_due_at() is None


@pytest.mark.parametrize("batch", [2, 3, 5])
async def test_batches_leave_no_chat_out(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    """Wherever a batch ends, between two chats or in the midst of one's topics."""
    monkeypatch.setattr(fan_outs, "_BATCH", batch)
    for chat in range(1, 8):
        await follow(database, chat, now)
        await follow(database, chat, now, "everything", topic="feed:3")
    await record(StoryStore(database), report(article(1), feed_id=None), now)
    await record(StoryStore(database), report(article(2)), now)

    await serve(database, now)

    assert [chat for _, chat in await owed(database)] == [n for n in range(1, 8) for _ in "ab"]


async def test_who_took_a_fan_out_goes_on(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else takes it meanwhile; where the process ends in the midst, another goes on later."""
    monkeypatch.setattr(fan_outs, "_BATCH", 2)
    for chat in (1, 2, 3):
        await follow(database, chat, now)
    await record(StoryStore(database), report(article(1)), now)
    store = FanOutStore(database)
    claim = await store.claims.claim(now)
    assert claim

    assert (await store.serve(claim.id, frozenset(), now)).more
    assert await store.claims.claim(now) is None
    again = await store.claims.claim(now + row_pause(1))

    assert again
    assert again.attempts == 1
    assert not (await store.serve(again.id, frozenset(), now)).more
    assert [chat for _, chat in await owed(database)] == [1, 2, 3]


@pytest.mark.parametrize("most", [1, 2])
async def test_batches_of_many_topics_leave_no_chat_out(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """However many of a story's topics are asked for at once, and however many follow each."""
    monkeypatch.setattr(fan_outs, "_BATCH", 2)
    monkeypatch.setattr(fan_outs, "_MOST_TOPICS", most)
    for chat in range(1, 8):
        await follow(database, chat, now, topic=("moscow", "harbour", "council")[chat % 3])
    brought = report(article(1))
    about = brought.topics | {"moscow", "harbour", "council"}
    await record(StoryStore(database), replace(brought, topics=about), now)

    await serve(database, now)

    assert [chat for _, chat in await owed(database)] == list(range(1, 8))


async def test_quiet_pause_and_mute(database: Database, now: datetime) -> None:
    """One waits until its quiet ends, the others get nothing."""
    chats = ChatStore(database)
    for chat in (5, 6, 7):
        await follow(database, chat, now)
    quiet = QuietHours(time(8), time(12))
    await chats.save(5, ChatSettings(quiet=quiet), now)
    await chats.save(6, ChatSettings(on_hold=True), now)
    await chats.save(7, ChatSettings(mutes=frozenset({"council"})), now)
    await record(StoryStore(database), report(article(1)), now)

    await serve(database, now)

    async with database.write() as connection:
        rows = (await connection.execute(select(delivery.c.chat_id, delivery.c.due_at))).all()
    assert [tuple(row) for row in rows] == [(5, now.replace(hour=12))]


async def test_a_blocked_chat_is_left_out(database: Database, now: datetime) -> None:
    """It comes back with the next message from there."""
    await follow(database, 5, now)
    await DeliveryStore(database).pause_chat(5, "blocked", now)
    await record(StoryStore(database), report(article(1)), now)

    await serve(database, now)

    assert await owed(database) == []


async def test_another_outlet_edits_the_message(database: Database, now: datetime) -> None:
    """Once it was sent, and after those who wait for an answer or a story."""
    await follow(database, 5, now)
    store, amendments = StoryStore(database), AmendmentStore(database)
    first = await record(store, report(article(1)), now)
    await serve(database, now)
    assert await send_all(database, now) == [f"{first.article_id} also "]
    await record(store, report(article(1, "Bridge Post")), now)
    await serve(database, now)

    assert await due_amendment(database, now) is None
    later = now + AMEND_AFTER
    assert await amendments.next_due_at() == later
    told = await due_amendment(database, later)
    assert told
    assert told.outlets == ("Bridge Post",)
    assert not await amendments.amend(told, {"en": plainly(told.outlets)}, later)

    (row,) = await DeliveryStore(database).due(later, limit=9)
    assert row.message.priority is Priority.AMENDMENT
    assert edit_of(row).message_id is not None
    assert text_of(row).article_id == first.article_id
    assert text_of(row).reply.html == "also Bridge Post"
    assert await due_amendment(database, later) is None


async def test_an_outlet_that_comes_in_the_midst_is_not_forgotten(
    database: Database, now: datetime
) -> None:
    """While the message was rendered anew, a third outlet printed the story."""
    await follow(database, 5, now)
    store, amendments = StoryStore(database), AmendmentStore(database)
    await record(store, report(article(1)), now)
    await serve(database, now)
    await send_all(database, now)
    await record(store, report(article(1, "Bridge Post")), now)
    later = now + AMEND_AFTER
    told = await due_amendment(database, later)
    assert told
    await record(store, report(article(1, "School News")), later)

    assert not await amendments.amend(told, {"en": plainly(told.outlets)}, later)
    again = await due_amendment(database, later)
    assert again
    assert again.outlets == ("Bridge Post", "School News")
    assert not await amendments.amend(again, {"en": plainly(again.outlets)}, later)
    assert await due_amendment(database, later) is None
    (row,) = await DeliveryStore(database).due(later, limit=9)
    assert text_of(row).reply.html.endswith("also Bridge Post,School News")


async def test_what_is_not_sent_yet_is_sent_with_all_outlets(
    database: Database, now: datetime
) -> None:
    """A chat in its quiet hours gets one message, and no edit."""
    await follow(database, 5, now)
    store, amendments = StoryStore(database), AmendmentStore(database)
    first = await record(store, report(article(1)), now)
    await serve(database, now)
    await record(store, report(article(1, "Bridge Post")), now)
    later = now + AMEND_AFTER
    told = await due_amendment(database, later)
    assert told
    await amendments.amend(told, {"en": plainly(told.outlets)}, later)

    assert await send_all(database, later) == [f"{first.article_id} also Bridge Post"]


async def test_a_copy_reaches_those_who_follow_what_only_it_is_about(
    database: Database, now: datetime
) -> None:
    """Each chat gets the story once, whichever copy matched."""
    await follow(database, 5, now)
    await follow(database, 6, now, "all of it", topic="feed:3")
    store = StoryStore(database)
    first = await record(store, report(article(1)), now)
    await serve(database, now)
    copy = report(article(1, "Bridge Post"))
    await record(store, replace(copy, topics=copy.topics | {"feed:3"}), now)
    await serve(database, now)

    assert await owed(database) == [(f"story:{first.story_id}:{chat}", chat) for chat in (5, 6)]


async def test_digest_lines_wait_and_are_told_once(database: Database, now: datetime) -> None:
    """A copy that comes after the digest is no news; one before it that comes at once is."""
    await follow(database, 5, now, digest=True)
    await ChatStore(database).schedule_digest(5, now)
    store, digests = StoryStore(database), DigestStore(database, left_out)
    first = await record(store, report(article(1)), now)
    await serve(database, now)
    due = await due_digest(database, now)
    assert due
    assert [item.story.story_id for item in due.items] == [first.story_id]
    assert due.goes_on
    assert await digests.settle(due, [], now + timedelta(days=1), now)
    assert not await digests.settle(due, [], now + timedelta(days=1), now)
    assert await due_digest(database, now) is None

    await follow(database, 5, now, digest=False)
    await record(store, report(article(1, "Bridge Post")), now)
    await serve(database, now)

    assert await owed(database) == []


async def test_at_once_takes_the_place_of_a_line_that_waits(
    database: Database, now: datetime
) -> None:
    """A story comes by the fastest way, and then not with the digest as well."""
    await follow(database, 5, now, digest=True)
    store = StoryStore(database)
    first = await record(store, report(article(1)), now)
    await serve(database, now)
    await follow(database, 5, now, "site", topic="feed:3", digest=False)
    copy = report(article(1, "Bridge Post"))
    await record(store, replace(copy, topics=copy.topics | {"feed:3"}), now)
    await serve(database, now)

    assert await owed(database) == [(f"story:{first.story_id}:5", 5)]
    async with database.write() as connection:
        assert (await connection.execute(select(digest_item))).all() == []


async def test_a_group_that_moves_takes_what_it_follows_along(
    database: Database, now: datetime
) -> None:
    """Settings, subscriptions, what waits for the digest, and what is owed."""
    await follow(database, -5, now)
    await follow(database, -5, now, "council", digest=True)
    await ChatStore(database).save(-5, ChatSettings(timezone="Asia/Kolkata"), now)
    await record(StoryStore(database), report(article(1)), now)
    await serve(database, now)

    await DeliveryStore(database).move_chat(-5, -1005, now)

    assert [chat for _, chat in await owed(database)] == [-1005]
    # The same story by another outlet is no news for the group, whatever its id.
    await record(StoryStore(database), report(article(1, "Bridge Post")), now)
    await serve(database, now)
    assert [chat for _, chat in await owed(database)] == [-1005]
    assert (await ChatStore(database).settings(-1005)).timezone == "Asia/Kolkata"
    await record(StoryStore(database), report(article(2)), now)
    await serve(database, now)
    assert [chat for _, chat in await owed(database)] == [-1005, -1005]


async def test_a_sample_is_the_story_itself(database: Database, now: datetime) -> None:
    """Whoever has it as a sample does not get it again, but learns of its outlets."""
    store, amendments = StoryStore(database), AmendmentStore(database)
    first = await record(store, report(article(1)), now)
    found = (await TopicIndex(database).find("moscow", now - timedelta(days=1), 5))[0]

    assert await store.tell_one(found, 5, None, plainly, now)
    assert not await store.tell_one(found, 5, None, plainly, now)
    assert await send_all(database, now) == [f"{first.article_id} also "]
    await follow(database, 5, now)
    await record(store, report(article(1, "Bridge Post")), now)
    await serve(database, now)
    later = now + AMEND_AFTER
    told = await due_amendment(database, later)
    assert told
    await amendments.amend(told, {"en": plainly(told.outlets)}, later)
    assert await send_all(database, later) == [f"{first.article_id} also Bridge Post"]


async def states(database: Database) -> list[str]:
    async with database.write() as connection:
        return list((await connection.execute(select(delivery.c.state))).scalars())


async def test_amending_goes_on_where_it_was_cut_off(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that ends in the midst leaves the rest to the next; no chat is edited twice."""
    monkeypatch.setattr("bot.storage.telling.amendments._BATCH", 2)
    for chat in range(1, 6):
        await follow(database, chat, now)
    store, amendments = StoryStore(database), AmendmentStore(database)
    await record(store, report(article(1)), now)
    await serve(database, now)
    await send_all(database, now)
    await record(store, report(article(1, "Bridge Post")), now)
    await serve(database, now)
    later = now + AMEND_AFTER

    rounds = 0
    while told := await due_amendment(database, later):
        await amendments.amend(told, {"en": plainly(told.outlets)}, later)
        rounds += 1

    assert rounds == 3
    assert (await states(database)).count(DeliveryState.QUEUED) == 5


async def test_what_is_on_its_way_is_edited_when_it_is_there(
    database: Database, now: datetime
) -> None:
    """It left without the outlet that printed the story meanwhile."""
    await follow(database, 5, now)
    store, amendments, deliveries = (
        StoryStore(database),
        AmendmentStore(database),
        DeliveryStore(database),
    )
    await record(store, report(article(1)), now)
    await serve(database, now)
    (row,) = await deliveries.due(now, limit=9)
    assert await deliveries.take(row.id, await next_epoch(database, "sender"))
    await record(store, report(article(1, "Bridge Post")), now)
    later = now + AMEND_AFTER
    told = await due_amendment(database, later)
    assert told
    assert not await amendments.amend(told, {"en": plainly(told.outlets)}, later)
    assert await deliveries.due(later, limit=9) == ()
    await deliveries.sent(row, 1001, later)

    later = await amendments.next_due_at() or now
    again = await due_amendment(database, later)
    assert again
    await amendments.amend(again, {"en": plainly(again.outlets)}, later)

    (edit,) = await deliveries.due(later, limit=9)
    assert (edit_of(edit).message_id, text_of(edit).reply.html) == (1001, "also Bridge Post")


async def waits_for_a_lock(database: Database, work: asyncio.Task[Any]) -> None:
    """Return once a transaction waits for another's lock."""
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    async with asyncio.timeout(30):
        while True:
            assert not work.done(), "it waits for nobody"
            async with database.read() as connection:
                if await connection.scalar(waiting):
                    return
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_processes_at_one_fan_out_take_turns(database: Database, now: datetime) -> None:
    """The second goes on where the first got to."""
    for chat in (1, 2, 3, 4):
        await follow(database, chat, now)
    await record(StoryStore(database), report(article(1)), now)
    store = FanOutStore(database)
    claim = await store.claims.claim(now)
    assert claim
    async with database.write() as first:
        await first.execute(update(fan_out).values(after_chat_id=2))
        second = asyncio.create_task(store.serve(claim.id, frozenset(), now))
        await waits_for_a_lock(database, second)
    await second

    assert [chat for _, chat in await owed(database)] == [3, 4]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_sample_waits_for_what_is_being_recorded(database: Database, now: datetime) -> None:
    """Or the chat may get it, and what turns out to be its twin."""
    store = StoryStore(database)
    await record(store, report(article(1)), now)
    found = (await TopicIndex(database).find("moscow", now - timedelta(days=1), 5))[0]
    async with database.write() as recording:
        await one_at_a_time(recording)
        telling = asyncio.create_task(store.tell_one(found, 5, None, plainly, now))
        await waits_for_a_lock(database, telling)

    assert await telling
