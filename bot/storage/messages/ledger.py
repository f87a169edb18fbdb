"""The ledger as the operator sees it: how much waits, what is unknown, what failed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, update

from bot.models import DeliveryState
from bot.outgoing import Delivery, Outgoing
from bot.reports import HEALTH_OF, LedgerReport, RowKind, SetAside, Settled, UnsureLine
from bot.storage.engine.database import Database
from bot.storage.feeds.outcomes import health_of, in_all
from bot.storage.messages.delivery_rows import (
    from_row,
    is_troubled,
    select_deliveries,
    unsure_key,
)
from bot.storage.messages.delivery_writes import Owed, queue_all
from bot.storage.messages.due_rows import select_next_due_at
from bot.storage.messages.state_counts import count_all
from bot.storage.schema import chat, delivery, inbox, set_aside


class Ledger:
    """Reads the ledger, and queues again what an answer got lost of."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def counts(self) -> dict[DeliveryState, int]:
        """Return how many messages are in each state."""
        async with self._database.read() as connection:
            return await count_all(connection)

    async def report(self, now: datetime) -> LedgerReport:
        """Count and list."""
        messages = await self.counts()
        oldest = select_next_due_at(delivery.c.due_at <= now)
        updates = (
            select(func.count())
            .select_from(inbox)
            .where(inbox.c.body.is_not(None), inbox.c.error.is_(None))
        )
        latest = select(set_aside).order_by(set_aside.c.id.desc()).limit(5)
        paused = select(func.count()).where(chat.c.paused_at.is_not(None))
        async with self._database.read() as connection:
            due_at: datetime | None = (await connection.execute(oldest)).scalar_one()
            waiting: int = (await connection.execute(updates)).scalar_one()
            given_up = await connection.scalar(select(func.count()).select_from(set_aside))
            aside = tuple(
                SetAside(kind=RowKind(row.kind), id=row.row_id, why=row.why, at=row.set_aside_at)
                for row in await connection.execute(latest)
            )
            chats: int = (await connection.execute(paused)).scalar_one()
            entries = await health_of(connection, None, now - HEALTH_OF)
            lists = {}
            for state in (DeliveryState.UNKNOWN, DeliveryState.FAILED):
                statement = (
                    select(delivery)
                    .where(is_troubled(state))
                    .order_by(delivery.c.settled_at.desc())
                    .limit(10)
                )
                lists[state] = tuple(
                    Settled(
                        id=row.id,
                        chat_id=row.chat_id,
                        why=row.error or "",
                        settled_at=row.settled_at,
                    )
                    for row in await connection.execute(statement)
                )
        return LedgerReport(
            updates=waiting,
            given_up=given_up or 0,
            set_aside=aside,
            messages=messages,
            oldest_due_at=due_at,
            paused_chats=chats,
            unknown=lists[DeliveryState.UNKNOWN],
            failed=lists[DeliveryState.FAILED],
            entries=in_all(entries.values()),
        )

    async def unknown(self, delivery_id: int) -> Delivery | None:
        """Return a message of unknown fate; None if it is none (any more)."""
        statement = select_deliveries().where(
            delivery.c.id == delivery_id, delivery.c.state == DeliveryState.UNKNOWN
        )
        async with self._database.read() as connection:
            row = (await connection.execute(statement)).first()
        return from_row(row) if row else None

    async def line_about(self, delivery_id: int) -> UnsureLine | None:
        """Return the line that says of a message that it may be lost; None if there is none."""
        statement = select(delivery.c.state, delivery.c.message_id).where(
            delivery.c.dedup_key == unsure_key(delivery_id)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(statement)).first()
        return UnsureLine(DeliveryState(row.state), row.message_id) if row else None

    async def replace(self, delivery_id: int, message: Outgoing, now: datetime) -> bool:
        """Owe a message in place of one of unknown fate, whose case is closed by it.

        False if somebody did so before.
        """
        statement = (
            update(delivery)
            .where(delivery.c.id == delivery_id, delivery.c.state == DeliveryState.UNKNOWN)
            .values(
                state=DeliveryState.FAILED,
                content=None,
                error="sent again on request",
                settled_at=now,
            )
        )
        async with self._database.write() as connection:
            if (await connection.execute(statement)).rowcount != 1:
                return False
            await queue_all(connection, [Owed((message,), now)])
        return True
