from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.models import Button, Outgoing, Reply
from bot.storage.deliveries import DeliveryStore


def message(key: str = "update:1:0", chat_id: int = 5) -> Outgoing:
    reply = Reply("<b>A</b>", ((Button("More", "points:1:4"),),))
    return Outgoing(key=key, chat_id=chat_id, reply=reply, reply_to=3)


async def test_what_is_owed_comes_back_whole(engine: AsyncEngine, now: datetime) -> None:
    """Text, buttons and the message that is answered survive the database."""
    store = DeliveryStore(engine)

    await store.queue([message()], now)

    (row,) = await store.due(now, limit=9)
    assert row.message == message()
    assert row.attempts == 0


async def test_the_same_key_is_owed_once(engine: AsyncEngine, now: datetime) -> None:
    """A handler that runs again after a crash changes nothing, not even after sending."""
    store = DeliveryStore(engine)
    await store.queue([message()], now)
    await store.queue([message()], now)
    (row,) = await store.due(now, limit=9)
    await store.sending(row.id)
    await store.sent(row.id, 77)

    await store.queue([message()], now)

    assert await store.due(now, limit=9) == ()
    assert await store.known("update:1:0")


async def test_a_message_is_taken_once(engine: AsyncEngine, now: datetime) -> None:
    """Of two that take the same row, one gets it."""
    store = DeliveryStore(engine)
    await store.queue([message()], now)
    (row,) = await store.due(now, limit=9)

    assert await store.sending(row.id)
    assert not await store.sending(row.id)


async def test_put_back_waits_until_it_is_due(engine: AsyncEngine, now: datetime) -> None:
    """A message that was refused for a while is not due before its time."""
    store = DeliveryStore(engine)
    later = now + timedelta(seconds=30)
    await store.queue([message()], now)
    (row,) = await store.due(now, limit=9)
    await store.sending(row.id)

    await store.put_back(row.id, later)

    assert await store.due(now, limit=9) == ()
    assert await store.next_due_at() == later
    (again,) = await store.due(later, limit=9)
    assert again.attempts == 1


async def test_what_was_on_its_way_at_a_crash_is_unknown(
    engine: AsyncEngine, now: datetime
) -> None:
    """It is counted, and never due again."""
    store = DeliveryStore(engine)
    await store.queue([message("a"), message("b")], now)
    first, _ = await store.due(now, limit=9)
    await store.sending(first.id)

    assert await store.recover() == 1
    assert [row.message.key for row in await store.due(now, limit=9)] == ["b"]


async def test_what_was_said_is_forgotten_once_sent(engine: AsyncEngine, now: datetime) -> None:
    """The database keeps that a message left, not what stood in it."""
    store = DeliveryStore(engine)
    await store.queue([message()], now)
    (row,) = await store.due(now, limit=9)
    await store.sending(row.id)
    await store.sent(row.id, 77)

    async with engine.begin() as connection:
        rows = (await connection.execute(text("SELECT content, message_id FROM delivery"))).all()
    assert [tuple(row) for row in rows] == [(None, 77)]


async def test_a_moved_group_gets_what_is_owed(engine: AsyncEngine, now: datetime) -> None:
    """All that is queued for the old id goes to the new one."""
    store = DeliveryStore(engine)
    await store.queue([message("a", -5), message("b", -5), message("c", 6)], now)

    await store.move_chat(-5, -100_5)

    assert [row.message.chat_id for row in await store.due(now, limit=9)] == [-1005, -1005, 6]
