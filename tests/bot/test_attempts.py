"""Rows that break, or end the process: of each kind, beside one that does not."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.attempts import ENDED, attempt_all
from bot.errors import StorageAway
from bot.locales.languages import shipped
from bot.models import DeliveryState, Reply
from bot.outgoing import EditText, Outgoing, SendText, recipient_of
from bot.reports import RowKind
from bot.retry import MOST_ATTEMPTS, row_pause
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.claims import Claims
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.ledger import Ledger
from bot.storage.schema import chat, delivery, entry, fan_out
from bot.storage.stories.keeping import AMEND_AFTER
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.digests import DigestStore
from bot.storage.telling.fan_outs import FanOutStore
from bot.subscriptions.times import DigestTime
from bot.subscriptions.values import ChatSettings
from bot.telling.digests import Digests
from bot.telling.stories import Telling
from summarizer import summarize
from summarizer.models import Article, Summary
from tests.bot.polling.test_intake import World as Entries
from tests.bot.stories.newsroom import (
    article,
    follow,
    left_out,
    owed,
    record,
    report,
    send_all,
    serve,
)

DAY = timedelta(days=1)


async def condense(shown: Article, points: int) -> Summary:
    return summarize(shown, points)


def telling(
    database: Database,
    now: datetime,
    summarise: Callable[[Article, int], Awaitable[Summary]] = condense,
) -> Telling:
    fan_outs, amendments = FanOutStore(database), AmendmentStore(database)
    return Telling(
        fan_outs, amendments, shipped(), summarise, wake_sender=lambda: None, clock=lambda: now
    )


async def told_operator(database: Database, now: datetime) -> list[tuple[RowKind, int]]:
    """Return what /admin lists as set aside."""
    return [(row.kind, row.id) for row in (await Ledger(database).report(now)).set_aside]


async def test_a_story_that_breaks_holds_up_no_other(database: Database, now: datetime) -> None:
    """The next is told in the same round; after five tries the operator is told of the first."""
    await follow(database, 5, now)
    broken = await record(StoryStore(database), report(article(1)), now)
    whole = await record(StoryStore(database), report(article(2)), now)
    async with database.write() as connection:
        mine = fan_out.c.story_id == broken.story_id
        row_id = await connection.scalar(select(fan_out.c.id).where(mine))
        await connection.execute(update(fan_out).where(mine).values(topics=7))
    later = now
    for _ in range(MOST_ATTEMPTS):
        assert await told_operator(database, now) == []
        await telling(database, later).work_off()
        assert await owed(database) == [(f"story:{whole.story_id}:5", 5)]
        later = await telling(database, later).next_due_at() or later

    assert await told_operator(database, now) == [(RowKind.STORY, row_id)]
    assert await telling(database, now).next_due_at() is None


async def test_an_edit_that_breaks_holds_up_no_other(database: Database, now: datetime) -> None:
    """Its message stays as it is, and what broke it is told to the operator."""
    await follow(database, 5, now)
    store = StoryStore(database)
    stories = [await record(store, report(article(number)), now) for number in (1, 2)]
    await serve(database, now)
    await send_all(database, now)
    for number in (1, 2):
        await record(store, report(article(number, "Bridge Post")), now)
    broken = article(1).title

    async def breaks(shown: Article, points: int) -> Summary:
        if shown.title == broken:
            raise ValueError("a defect\0")
        return summarize(shown, points)

    later = now + AMEND_AFTER
    for _ in range(MOST_ATTEMPTS):
        await telling(database, later, breaks).work_off()
        (edit,) = await DeliveryStore(database).due(later, limit=9)
        assert isinstance(edit.message, EditText)
        later = await telling(database, later).next_due_at() or later

    (aside,) = (await Ledger(database).report(now)).set_aside
    assert (aside.kind, aside.id) == (RowKind.EDIT, stories[0].story_id)
    assert aside.why == "ValueError: a defect"
    assert await telling(database, now).next_due_at() is None


async def test_a_digest_that_breaks_holds_up_no_other(database: Database, now: datetime) -> None:
    """Its chat is told so in the end, and the next one comes at its time without what was in it.

    A chat that is on hold is told nothing.
    """
    eight = ChatSettings(digest=DigestTime.parse("08:00"))
    for number in (5, 6, 7):
        await follow(database, number, now)
        on_hold = number == 7
        await ChatStore(database).save(number, replace(eight, on_hold=on_hold), now)
        await ChatStore(database).schedule_digest(number, eight.next_digest_at(now))
    await record(StoryStore(database), report(article(1)), now)
    await serve(database, now)
    async with database.write() as connection:
        mine = update(chat).where(chat.c.id.in_((5, 7)))
        await connection.execute(mine.values(muted=7))
    later = eight.next_digest_at(now)
    digests = DigestStore(database, left_out)

    def round_() -> Awaitable[None]:
        return Digests(digests, shipped(), lambda: None, lambda: later).work_off()

    for _ in range(MOST_ATTEMPTS):
        await round_()
        assert [key.split(":")[1] for key, _ in await owed(database)][-1:] == ["6"]
        later = min(await digests.next_due_at() or later, later + timedelta(hours=2))

    assert set(await told_operator(database, now)) == {(RowKind.DIGEST, 5), (RowKind.DIGEST, 7)}
    (line,) = [key for key, number in await owed(database) if number == 5]
    assert line.endswith("left out")
    async with database.write() as connection:
        await connection.execute(mine.values(muted=None))
    later += DAY
    await round_()
    assert [number for _, number in await owed(database)] == [5, 6]
    assert await digests.next_due_at() == eight.next_digest_at(later)


async def test_an_entry_that_cannot_be_read_holds_up_no_other(
    database: Database, now: datetime
) -> None:
    """Neither those of its feed nor those of others."""
    world = Entries(database, now)
    await world.add("a", "1", "2")
    await world.add("b", "3")
    async with database.write() as connection:
        first = select(entry.c.id).order_by(entry.c.id).limit(1).scalar_subquery()
        broken = update(entry).where(entry.c.id == first).values(content={"title": "1"})
        await connection.execute(broken)

    await world.drain()

    assert sorted(world.read) == ["2", "3"]
    assert [kind for kind, _ in await told_operator(database, now)] == [RowKind.ENTRY]


async def test_a_message_that_cannot_be_read_holds_up_no_start(
    database: Database, now: datetime
) -> None:
    """It failed; that of its neighbour is of unknown fate, and an edit is sent again, but not for
    ever.
    """
    store = DeliveryStore(database)
    messages: list[Outgoing] = [SendText(key=f"{n}", chat_id=n, reply=Reply("x")) for n in (1, 2)]
    messages += [EditText(key=f"{n}", chat_id=n, message_id=9, reply=Reply("x")) for n in (3, 4)]
    await store.queue(messages, now)
    epoch = await next_epoch(database, "sender")
    for row in await store.due(now, limit=9):
        await store.take(row.id, epoch)
    for number, values in ((1, {"content": {}}), (4, {"attempts": MOST_ATTEMPTS})):
        async with database.write() as connection:
            mine = update(delivery).where(delivery.c.chat_id == number)
            await connection.execute(mine.values(values))

    lost = await store.recover(await next_epoch(database, "sender"), now, lambda *_: None)

    assert [recipient_of(row.message) for row in lost] == [2]
    async with database.read() as connection:
        states = await connection.execute(select(delivery.c.chat_id, delivery.c.state))
        assert {row.chat_id: row.state for row in states} == {
            1: DeliveryState.FAILED,
            2: DeliveryState.UNKNOWN,
            3: DeliveryState.QUEUED,
            4: DeliveryState.FAILED,
        }


@dataclass
class Kind:
    """Rows of a kind, two of which are due."""

    claims: Claims
    due_at: datetime


async def two_rows(database: Database, now: datetime, kind: RowKind) -> Kind:
    store = StoryStore(database)
    for number in (5, 6):
        await follow(database, number, now)
    for number in (1, 2):
        await record(store, report(article(number)), now)
    if kind is RowKind.STORY:
        return Kind(FanOutStore(database).claims, now)
    if kind is RowKind.DIGEST:
        for number in (5, 6):
            await ChatStore(database).schedule_digest(number, now)
        return Kind(DigestStore(database, left_out).claims, now)
    await serve(database, now)
    for number in (1, 2):
        await record(store, report(article(number, "Bridge Post")), now)
    return Kind(AmendmentStore(database).claims, now + AMEND_AFTER)


KINDS = pytest.mark.parametrize("kind", [RowKind.STORY, RowKind.EDIT, RowKind.DIGEST])


@KINDS
async def test_a_row_that_ends_the_process_is_set_aside(
    database: Database, now: datetime, kind: RowKind
) -> None:
    """Each start counts before it begins; the neighbour of the row is done all the same."""
    rows = await two_rows(database, now, kind)
    at = rows.due_at
    bad: int | None = None
    done: list[int] = []

    class Killed(BaseException):
        """The process ends."""

    async def work(row_id: int) -> None:
        nonlocal bad
        bad = bad or row_id
        if row_id == bad:
            raise Killed
        done.append(row_id)
        async with database.write() as connection:
            await rows.claims._drop(connection, row_id, at)  # noqa: SLF001  # as it does when done

    for attempt in range(1, MOST_ATTEMPTS + 1):
        with pytest.raises(Killed):
            await attempt_all(rows.claims, work, lambda at=at: at)  # type: ignore[misc]
        at += row_pause(attempt)
    await attempt_all(rows.claims, work, lambda: at)

    assert len(done) == 1
    (aside,) = (await Ledger(database).report(now)).set_aside
    assert (aside.kind, aside.id, aside.why) == (kind, bad, ENDED)
    assert await rows.claims.claim(at) is None


@KINDS
async def test_a_database_that_is_away_is_no_attempt(
    database: Database, now: datetime, kind: RowKind
) -> None:
    """However often: the row is due at once when it is back."""
    rows = await two_rows(database, now, kind)

    async def away(_: int) -> None:
        raise StorageAway("disk is full")

    for _ in range(MOST_ATTEMPTS + 2):
        with pytest.raises(StorageAway):
            await attempt_all(rows.claims, away, lambda: rows.due_at)

    claim = await rows.claims.claim(rows.due_at)
    assert claim
    assert claim.attempts == 1
    assert await told_operator(database, now) == []


async def at_once(*takes: Awaitable[Any]) -> Sequence[Any]:
    return [taken for taken in await asyncio.gather(*takes) if taken is not None]


@KINDS
async def test_one_process_gets_a_row(database: Database, now: datetime, kind: RowKind) -> None:
    """Of ten that want one of two; the next finds nothing."""
    rows = await two_rows(database, now, kind)

    taken = await at_once(*(rows.claims.claim(rows.due_at) for _ in range(10)))

    assert sorted(claim.attempts for claim in taken) == [1, 1]
    assert len({claim.id for claim in taken}) == 2


async def test_one_process_gets_an_entry_and_one_a_look(database: Database, now: datetime) -> None:
    """Of ten that want it."""
    world = Entries(database, now)
    await world.add("a", "1")
    feeds, later = FeedStore(database), now + DAY
    (feed,) = await feeds.all()

    took = await at_once(
        *(EntryQueue(database).take(feed.id, later, timedelta(minutes=10)) for _ in range(10))
    )
    looks = await at_once(*(feeds.begin(feed, now, timedelta(minutes=10)) for _ in range(10)))

    assert [queued.attempts for queued in took] == [1]
    assert [claim.attempts for claim in looks] == [1]
