"""Updates that Telegram sent and that are not handled yet."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.schema import inbox


class InboxStore:
    """Rows of ``inbox``."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def add(self, update_id: int, body: str, received_at: datetime) -> bool:
        """Keep an update; false if it was kept before, handled or not."""
        statement = insert(inbox).values(update_id=update_id, body=body, received_at=received_at)
        async with self._engine.begin() as connection:
            result = await connection.execute(statement.on_conflict_do_nothing())
        return result.rowcount == 1

    async def waiting(self) -> tuple[tuple[int, str], ...]:
        """Return id and body of what is not handled, oldest first."""
        statement = (
            select(inbox.c.update_id, inbox.c.body)
            .where(inbox.c.body.is_not(None))
            .order_by(inbox.c.update_id)
        )
        async with self._engine.begin() as connection:
            rows = (await connection.execute(statement)).all()
        return tuple((row.update_id, row.body) for row in rows)

    async def done(self, update_id: int) -> None:
        """Forget what a handled update said; only its id stays."""
        async with self._engine.begin() as connection:
            await connection.execute(
                update(inbox).where(inbox.c.update_id == update_id).values(body=None)
            )

    async def prune(self, before: datetime) -> None:
        """Drop the ids of what was handled and came before a time."""
        async with self._engine.begin() as connection:
            await connection.execute(
                delete(inbox).where(inbox.c.body.is_(None), inbox.c.received_at < before)
            )
