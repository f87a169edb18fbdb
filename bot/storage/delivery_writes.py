"""What is written for many messages at once: writes that wait for each other share a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Update, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState
from bot.storage.delivery_rows import story_key
from bot.storage.schema import delivery, role
from bot.storage.statements import insert
from bot.storage.withdrawals import is_held

#: Rows of one INSERT; SQLite takes 32,766 values at most.
_BATCH = 2000

# The sender's two statements for each message are built once: building costs more than running.
_TAKE = (
    update(delivery)
    .where(
        delivery.c.id.in_(bindparam("ids", expanding=True)),
        delivery.c.state == DeliveryState.QUEUED,
        select(role.c.epoch).where(role.c.name == "sender").scalar_subquery() == bindparam("held"),
        # Its chat may have been put on hold since it was found to be due.
        ~is_held(),
    )
    .values(state=DeliveryState.SENDING, attempts=delivery.c.attempts + 1, epoch=bindparam("held"))
    .returning(delivery.c.id)
)
_SENT = (
    update(delivery)
    .where(delivery.c.id == bindparam("row"))
    .values(
        state=DeliveryState.SENT,
        content=None,
        error=None,
        message_id=bindparam("message"),
        settled_at=bindparam("now"),
    )
)


@dataclass(frozen=True, slots=True)
class Taking:
    """A message that a sender wants to take."""

    id: int

    #: The sender's.
    epoch: int


async def queue_all(
    connection: AsyncConnection, owed: Sequence[list[dict[str, Any]]]
) -> Sequence[None]:
    await queue_rows(connection, [row for rows in owed for row in rows])
    return [None] * len(owed)


async def take_all(connection: AsyncConnection, wanted: Sequence[Taking]) -> list[bool]:
    taken: set[int] = set()
    for epoch in {row.epoch for row in wanted}:
        ids = [row.id for row in wanted if row.epoch == epoch]
        result = await connection.execute(_TAKE, {"ids": ids, "held": epoch})
        taken.update(result.scalars())
    return [row.id in taken for row in wanted]


async def settle_sent(
    connection: AsyncConnection, rows: Sequence[dict[str, Any]]
) -> Sequence[None]:
    await connection.execute(_SENT, rows)
    return [None] * len(rows)


async def queue_rows(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    """Owe messages in a transaction of the caller's."""
    for start in range(0, len(rows), _BATCH):
        statement = insert(connection, delivery).on_conflict_do_nothing()
        await connection.execute(statement, rows[start : start + _BATCH])


def failing(delivery_id: int, why: str, now: datetime) -> Update:
    """Return the statement by which Telegram refused a message for good."""
    return (
        update(delivery)
        .where(delivery.c.id == delivery_id)
        .values(state=DeliveryState.FAILED, content=None, error=why, settled_at=now)
    )


def rename_stories(old: int, new: int) -> Update:
    """Return the statement that keeps what a chat was told when it gets another id.

    A story's key has the chat in it; what the new id was told itself stays as it is.
    """
    moved = func.replace(delivery.c.dedup_key, f":{old}", f":{new}")
    there = delivery.alias()
    return (
        update(delivery)
        .where(
            delivery.c.chat_id == old,
            delivery.c.dedup_key.like(story_key("%", old)),
            ~select(there.c.id).where(there.c.dedup_key == moved).exists(),
        )
        .values(dedup_key=moved)
    )
