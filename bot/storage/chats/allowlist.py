"""Whom an allowlisted bot serves."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select

from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.feeds.owners import leave_all
from bot.storage.schema import allowed, subscription


class Allowlist:
    """Rows of ``allowed``: people, groups and channels, by their ids."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def has_any(self, ids: Collection[int]) -> bool:
        """Whether one of these is let in."""
        async with self._database.read() as connection:
            found = await connection.execute(select(allowed.c.id).where(allowed.c.id.in_(ids)))
            return found.first() is not None

    async def all(self) -> tuple[int, ...]:
        """Return all ids, those that were let in first first."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(allowed.c.id).order_by(allowed.c.allowed_at, allowed.c.id)
            )
            return tuple(rows.scalars())

    async def allow(self, number: int, now: datetime) -> None:
        """Let a person or a chat in."""
        async with self._database.write() as connection:
            await connection.execute(
                insert(connection, allowed)
                .values(id=number, allowed_at=now)
                .on_conflict_do_nothing()
            )

    async def deny(self, number: int) -> bool:
        """Serve a person or a chat no more: what it follows ends, too, and it has no feeds.

        Returns:
            Whether there was anything to end.
        """
        async with self._database.write() as connection:
            was = await connection.execute(delete(allowed).where(allowed.c.id == number))
            followed = await connection.execute(
                delete(subscription).where(subscription.c.chat_id == number)
            )
            left = await leave_all(connection, number)
            return bool(was.rowcount or followed.rowcount or left)
