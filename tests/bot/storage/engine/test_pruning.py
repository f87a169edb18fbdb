from datetime import datetime, timedelta

import pytest
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState, Priority
from bot.storage.engine import pruning
from bot.storage.engine.database import Database
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import delivery, inbox

DAY = timedelta(days=1)


def sent(number: int, at: datetime, settled_at: datetime | None) -> dict[str, object]:
    return {
        "id": number,
        "dedup_key": f"update:{number}:0",
        "chat_id": 5,
        "state": DeliveryState.SENT if settled_at else DeliveryState.QUEUED,
        "due_at": at,
        "priority": Priority.ANSWER,
        "attempts": 1,
        "settled_at": settled_at,
    }


@pytest.mark.parametrize("batch", [1, 2, 3, 100])
async def test_all_that_is_old_goes_in_batches(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    """Also behind what still waits, or was settled late; what is young stays."""
    monkeypatch.setattr(pruning, "_BATCH", batch)
    old, young = now - 2 * DAY, now - DAY / 2
    rows = [
        sent(3, old, None),
        sent(4, old, old),
        sent(6, old, young),
        sent(7, old, old),
        sent(9, young, young),
    ]
    async with database.write() as connection:
        await connection.execute(delivery.insert(), rows)

    await DeliveryStore(database).prune(now - DAY)

    async with database.read() as connection:
        left = await connection.scalars(select(delivery.c.id).order_by(delivery.c.id))
        assert left.all() == [3, 6, 9]


@pytest.mark.parametrize("batch", [1, 2, 100])
async def test_numbers_in_no_order_of_time_are_all_looked_at(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    """Each once, the first and the last among them."""
    monkeypatch.setattr(pruning, "_BATCH", batch)
    async with database.write() as connection:
        rows = [{"update_id": n, "received_at": now} for n in (0, 5, 6, 900)]
        await connection.execute(inbox.insert(), rows)
    seen: list[int] = []

    async def look(connection: AsyncConnection, some: ColumnElement[bool]) -> None:
        seen.extend((await connection.scalars(select(inbox.c.update_id).where(some))).all())

    await pruning.walk(database, inbox.c.update_id, look)

    assert sorted(seen) == [0, 5, 6, 900]
