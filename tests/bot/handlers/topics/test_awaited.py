"""Who follows a topic right after adding a feed gets its newest story once the feed's past is read."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.feeds.entries import Outcome, ToldFrom
from bot.feeds.marks import marked
from bot.feeds.values import FeedId
from bot.models import Entry, ParsedFeed
from bot.render import topic_texts as texts
from bot.render.language import ENGLISH
from bot.storage.chats.chats import move_chat
from bot.storage.engine.database import Database
from bot.storage.feeds.entries import EntryQueue
from bot.storage.telling.awaited import FIRST_LOOK, AwaitedStore
from tests.bot.conftest import NOW
from tests.bot.handlers.topics.reader import Reader
from tests.bot.interactions.people import ADA

FEED = "https://harbour.example/feed"
SAID = ENGLISH.say(texts.PAST_IS_READ)


@pytest.fixture
async def reader(database: Database) -> Reader:
    """Somebody who added a feed just now, whose past is queued."""
    entry = Entry(
        id="7",
        url="https://harbour.example/7",
        title="The council approves a plan for its old harbour",
        published=NOW - timedelta(hours=1),
    )
    made = Reader(database)
    made.sites[FEED] = marked(ParsedFeed(title="Harbour Times", url="", entries=(entry,)))
    await made.types(f"/addfeed {FEED}")
    return made


async def past_is_read(reader: Reader) -> None:
    queue = EntryQueue(reader.database)
    (feed,) = await reader.feeds.of_chat(ADA)
    queued = await queue.take(FeedId(feed.id), NOW + timedelta(hours=9), timedelta(0))
    assert queued
    await queue.done(queued.id, Outcome(ToldFrom.READ), NOW)


async def looks(reader: Reader, times: int = 1) -> None:
    for _ in range(times):
        at = await AwaitedStore(reader.database).next_due_at()
        assert at
        reader.now = at
        await reader.awaited.work_off()


async def test_it_is_promised_and_sent_once(reader: Reader) -> None:
    """As soon as it is there; what was there already needs no promise."""
    assert SAID in await reader.types("/follow moscow")
    await looks(reader)
    assert await reader.owes() == []

    await reader.reads(1, 2)
    await looks(reader)

    assert len(await reader.owes()) == 1
    assert await reader.awaited.next_due_at() is None
    assert SAID not in await reader.types("/follow council")


async def test_of_several_nothing_is_promised(reader: Reader) -> None:
    """Nor is it said that there was nothing: nobody knows yet. Once all is read, it is."""
    soon = ENGLISH.say(texts.PAST_IS_READ_OF_SEVERAL)
    said = await reader.types("/follow moscow, kyiv")
    assert soon in said
    assert ENGLISH.say(texts.NO_ACTIVITY_OF_ANY) not in said
    assert await reader.awaited.next_due_at() is None

    await past_is_read(reader)

    assert soon not in await reader.types("/follow paris, lima")


async def test_a_promise_ends_with_the_past(reader: Reader) -> None:
    """There was nothing about it; who follows then is not told that anything is read."""
    await reader.types("/follow moscow")
    await past_is_read(reader)
    await looks(reader)

    assert await reader.owes() == []
    assert await reader.awaited.next_due_at() is None
    assert SAID not in await reader.types("/follow kyiv")


async def test_a_promise_ends_after_a_while(reader: Reader) -> None:
    """A site that does not answer is not waited for without end."""
    await reader.types("/follow moscow")
    await looks(reader, 8)

    assert reader.now - NOW < timedelta(hours=2)
    assert await reader.awaited.next_due_at() is None


async def test_what_is_not_followed_any_more_is_not_sent(reader: Reader) -> None:
    """Nor what the chat narrowed it to does not admit."""
    await reader.types("/follow moscow")
    await reader.types("/unfollow moscow")
    await reader.types("/follow council from:elsewhere.example")
    await reader.reads(1)
    await looks(reader)

    assert await reader.owes() == []


async def test_others_are_promised_nothing(reader: Reader) -> None:
    """The past is of the feeds of who added them; nor is one of several topics."""
    assert SAID not in await reader.types("/follow moscow", 99)
    assert SAID not in await reader.types("/follow moscow, kyiv")
    assert await reader.awaited.next_due_at() is None


async def test_a_promise_moves_with_its_group(reader: Reader, database: Database) -> None:
    """To its new id."""
    await reader.types("/follow moscow")
    async with database.write() as connection:
        await move_chat(connection, ADA, -100)

    (one,) = await AwaitedStore(database).due(NOW + FIRST_LOOK)
    assert (one.chat_id, one.topic, one.reading) == (-100, "moscow", True)
    assert await AwaitedStore(database).due(NOW + FIRST_LOOK) == ()
