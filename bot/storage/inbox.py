"""Updates that Telegram sent and that are not handled yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from bot.storage.group_commit import GroupCommit
from bot.storage.schema import chat, inbox
from bot.storage.statements import insert

# After a restart hundreds of updates are handled at once, and the sender wants its turn, too.
_BODIES = select(inbox.c.update_id, inbox.c.body).where(
    inbox.c.update_id.in_(bindparam("ids", expanding=True)), inbox.c.error.is_(None)
)
_FORGET = (
    update(inbox).where(inbox.c.update_id.in_(bindparam("ids", expanding=True))).values(body=None)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An update as it is kept."""

    update_id: int

    #: The Update object, JSON.
    body: str

    #: Where it happened.
    chat_id: int


class InboxStore:
    """Rows of ``inbox``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._group = GroupCommit(database)

    async def add(self, updates: Sequence[Kept], received_at: datetime) -> frozenset[int]:
        """Keep updates, all or none; returns the ids of those that were not kept before.

        A chat that was paused because the bot was blocked is woken: it talks to the bot again.
        """
        if not updates:
            return frozenset()
        rows = [
            {"update_id": u.update_id, "body": u.body, "received_at": received_at} for u in updates
        ]
        woken = (
            update(chat)
            .where(chat.c.id.in_({u.chat_id for u in updates}), chat.c.paused_at.is_not(None))
            .values(paused_at=None)
        )
        async with self._database.write() as connection:
            statement = insert(connection, inbox).values(rows).on_conflict_do_nothing()
            new = await connection.execute(statement.returning(inbox.c.update_id))
            ids = frozenset(new.scalars())
            await connection.execute(woken)
        return ids

    async def waiting(self) -> tuple[tuple[int, str], ...]:
        """Return id and body of what is not handled, oldest first."""
        statement = (
            select(inbox.c.update_id, inbox.c.body)
            .where(inbox.c.body.is_not(None), inbox.c.error.is_(None))
            .order_by(inbox.c.update_id)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).all()
        return tuple((row.update_id, row.body) for row in rows)

    async def body(self, update_id: int) -> str | None:
        """Return an update that is to be handled; None if it was, or was set aside."""
        return await self._group.run(_bodies, update_id)

    async def set_aside(self, update_id: int, why: str) -> None:
        """Give an update up; what it said is kept for the operator."""
        async with self._database.write() as connection:
            await connection.execute(
                update(inbox).where(inbox.c.update_id == update_id).values(error=why)
            )

    async def done(self, update_id: int) -> None:
        """Forget what a handled update said; only its id stays."""
        await self._group.run(_forget, update_id)

    async def prune(self, before: datetime, set_aside_before: datetime) -> None:
        """Drop the ids of what was handled and came before a time, and what was set aside."""
        handled = and_(inbox.c.body.is_(None), inbox.c.received_at < before)
        given_up = and_(inbox.c.error.is_not(None), inbox.c.received_at < set_aside_before)
        async with self._database.write() as connection:
            await connection.execute(delete(inbox).where(or_(handled, given_up)))


async def _bodies(connection: AsyncConnection, ids: Sequence[int]) -> list[str | None]:
    rows = await connection.execute(_BODIES, {"ids": ids})
    found = {row.update_id: row.body for row in rows}
    return [found.get(number) for number in ids]


async def _forget(connection: AsyncConnection, ids: Sequence[int]) -> Sequence[None]:
    await connection.execute(_FORGET, {"ids": ids})
    return [None] * len(ids)
