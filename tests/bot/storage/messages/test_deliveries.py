from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.models import Button, DeliveryState, Priority, Reply
from bot.outgoing import EditText, SendText
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.ledger import Ledger
from tests.bot.in_chats import text_of

EPOCH = 1


@pytest.fixture
async def store(database: Database) -> DeliveryStore:
    """The ledger, with a first sender."""
    assert await next_epoch(database, "sender") == EPOCH
    return DeliveryStore(database)


def message(key: str = "update:1:0", chat_id: int = 5) -> SendText:
    reply = Reply("<b>A</b>", ((Button("More", "points:1:4"),),))
    return SendText(key=key, chat_id=chat_id, reply=reply, reply_to=3)


async def test_what_is_owed_comes_back_whole(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """Text, buttons and the message that is answered survive the database."""
    await store.queue([message()], now)

    (row,) = await store.due(now, limit=9)
    assert row.message == message()
    assert row.attempts == 0


async def test_the_same_key_is_owed_once(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """A handler that runs again after a crash changes nothing, not even after sending."""
    await store.queue([message()], now)
    await store.queue([message()], now)
    (row,) = await store.due(now, limit=9)
    await store.take(row.id, EPOCH)
    await store.sent(row, 77, now)

    await store.queue([message()], now)

    assert await store.due(now, limit=9) == ()
    assert await store.known("update:1:0")


async def test_who_is_answered_at_once_stands_behind_no_article(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """Replies to commands go first, then articles, then what is followed; each in its order."""
    owed = (Priority.SUBSCRIPTION, Priority.ANSWER, Priority.REPLY, Priority.ANSWER)
    await store.queue([replace(message(f"m{n}"), priority=p) for n, p in enumerate(owed)], now)

    assert [row.message.key for row in await store.due(now, limit=9)] == ["m2", "m1", "m3", "m0"]


async def test_a_message_is_taken_once(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """Of two that take the same row, one gets it."""
    await store.queue([message()], now)
    (row,) = await store.due(now, limit=9)

    assert await store.take(row.id, EPOCH)
    assert not await store.take(row.id, EPOCH)


async def test_put_back_waits_until_it_is_due(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """A message that was refused for a while is not due before its time."""
    later = now + timedelta(seconds=30)
    await store.queue([message()], now)
    (row,) = await store.due(now, limit=9)
    await store.take(row.id, EPOCH)

    await store.put_back(row.id, later)

    assert await store.due(now, limit=9) == ()
    assert await store.next_due_at() == later
    (again,) = await store.due(later, limit=9)
    assert again.attempts == 1


async def test_what_was_on_its_way_at_a_crash_is_unknown(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """It is counted, and never due again."""
    await store.queue([message("a"), message("b")], now)
    first, _ = await store.due(now, limit=9)
    await store.take(first.id, EPOCH)

    (lost,) = await store.recover(
        EPOCH + 1, now, lambda row, _: message(f"unsure:{row.message.key}")
    )
    assert lost.message.key == "a"
    assert await store.recover(EPOCH + 1, now, lambda *_: None) == ()
    assert [row.message.key for row in await store.due(now, limit=9)] == ["b", "unsure:a"]


async def test_an_edit_that_was_on_its_way_at_a_crash_goes_again(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """The same face twice is the same face."""
    await store.queue([EditText(key="a", chat_id=5, message_id=4, reply=Reply("x"))], now)
    (row,) = await store.due(now, limit=9)
    await store.take(row.id, EPOCH)

    assert await store.recover(EPOCH + 1, now, lambda *_: message("line")) == ()
    assert [row.message.key for row in await store.due(now, limit=9)] == ["a"]


async def test_what_was_said_is_forgotten_once_sent(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """The database keeps that a message left, not what stood in it."""
    await store.queue([message()], now)
    (row,) = await store.due(now, limit=9)
    await store.take(row.id, EPOCH)
    await store.sent(row, 77, now)

    async with database.write() as connection:
        rows = (await connection.execute(text("SELECT content, message_id FROM delivery"))).all()
    assert [tuple(row) for row in rows] == [(None, 77)]


async def test_a_moved_group_gets_what_is_owed(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """All that is queued for the old id goes to the new one."""
    await store.queue([message("a", -5), message("b", -5), message("c", 6)], now)

    await store.move_chat(-5, -100_5, now)

    assert [text_of(row).chat_id for row in await store.due(now, limit=9)] == [-1005, -1005, 6]


async def test_answers_go_before_subscriptions(store: DeliveryStore, now: datetime) -> None:
    """However long those have waited; among equals the oldest is first."""
    digest = replace(message("digest"), priority=Priority.SUBSCRIPTION)
    await store.queue([digest, message("a"), message("b")], now)

    assert [r.message.key for r in await store.due(now, limit=9)] == ["a", "b", "digest"]


async def test_busy_chats_are_passed_over(store: DeliveryStore, now: datetime) -> None:
    """A thousand messages for one chat do not hide another's."""
    await store.queue([message(f"{n}") for n in range(50)] + [message("b", 6)], now)

    assert [r.message.key for r in await store.due(now, limit=2, busy=[5])] == ["b"]
    assert await store.next_due_at([5, 6]) is None


async def test_one_who_lost_the_role_takes_nothing(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """Another process has become the sender meanwhile."""
    await store.queue([message()], now)
    (row,) = await store.due(now, limit=9)
    later = await next_epoch(database, "sender")

    assert not await store.take(row.id, EPOCH)
    assert await store.take(row.id, later)


async def test_what_a_chat_is_owed_waits_behind_what_is_put_back(
    store: DeliveryStore, now: datetime
) -> None:
    """Its messages keep their order; other chats go on."""
    await store.queue([message("a"), message("b"), message("c", 6)], now)
    first = (await store.due(now, limit=9))[0]
    await store.take(first.id, EPOCH)
    later = now + timedelta(seconds=9)

    await store.put_back(first.id, later)

    assert [r.message.key for r in await store.due(now, limit=9)] == ["c"]
    assert [r.message.key for r in await store.due(later, limit=9)] == ["a", "b", "c"]


async def test_a_paused_chat_is_owed_nothing(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """What was queued for it has failed, and is shown to the operator with the reason."""
    await store.queue([message("a"), message("b"), message("c", 6)], now)
    first = (await store.due(now, limit=9))[0]
    await store.take(first.id, EPOCH)

    await store.pause_chat(5, "bot was blocked", now)

    assert [r.message.key for r in await store.due(now, limit=9)] == ["c"]
    report = await Ledger(database).report(now)
    assert {failed.why for failed in report.failed} == {"bot was blocked"}
    assert report.messages[DeliveryState.FAILED] == 2
    assert report.paused_chats == 1


async def test_a_move_takes_along_what_told_of_it(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """The message whose refusal named the new id is queued for it, in the same transaction."""
    await store.queue([message("a", -5)], now)
    (row,) = await store.due(now, limit=9)
    await store.take(row.id, EPOCH)
    await store.pause_chat(-5, "x", now - timedelta(days=1))
    await store.queue([message("b", -5)], now)

    await store.move_chat(-5, -1005, now)

    assert [text_of(r).chat_id for r in await store.due(now, limit=9)] == [-1005]
    assert (await Ledger(database).report(now)).paused_chats == 1


async def test_an_unknown_message_is_sent_again_once(
    store: DeliveryStore, database: Database, now: datetime
) -> None:
    """Of two who press the button, one has it queued."""
    await store.queue([message("a")], now)
    (row,) = await store.due(now, limit=9)
    await store.take(row.id, EPOCH)
    await store.unknown(row.id, "no answer", now, None)
    ledger = Ledger(database)

    lost = await ledger.unknown(row.id)
    assert lost is not None
    assert lost.message == message("a")
    assert await ledger.replace(row.id, message("again:1"), now)
    assert not await ledger.replace(row.id, message("again:2"), now)

    assert [r.message.key for r in await store.due(now, limit=9)] == ["again:1"]
    assert await ledger.unknown(row.id) is None


async def test_pruning_spares_what_is_owed(store: DeliveryStore, now: datetime) -> None:
    """Only what was settled long ago goes."""
    await store.queue([message("a"), message("b", 6)], now)
    first = (await store.due(now, limit=9))[0]
    await store.take(first.id, EPOCH)
    await store.sent(first, 1, now)

    await store.prune(now + timedelta(seconds=1))

    assert not await store.known("a")
    assert await store.known("b")
