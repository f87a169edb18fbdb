"""Who has held a role so far, as a number; and with PostgreSQL, the lock that goes with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StorageAway
from bot.storage.engine.away import told_apart
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.schema import role


async def next_epoch(database: Database, name: str) -> int:
    """Count one more holder of a role; returns its number, larger than all before."""
    async with database.write() as connection:
        statement = (
            insert(connection, role)
            .values(name=name, epoch=1)
            .on_conflict_do_update(index_elements=[role.c.name], set_={"epoch": role.c.epoch + 1})
            .returning(role.c.epoch)
        )
        epoch: int = (await connection.execute(statement)).scalar_one()
    return epoch


@dataclass(frozen=True, slots=True)
class SessionLock:
    """An advisory lock of PostgreSQL's, which is let go of when its session breaks."""

    connection: AsyncConnection
    key: int

    async def take(self) -> bool:
        """Take the lock, if nobody has it; returns whether that is so."""
        return bool(await self._run("SELECT pg_try_advisory_lock(:key)"))

    async def check(self) -> None:
        """See that the session, and the lock with it, is still there.

        Raises:
            StorageAway: It broke.
        """
        with told_apart():
            await self.connection.execute(text("SELECT 1"))

    async def let_go(self) -> None:
        """Give the lock back. A session that broke holds nothing any more."""
        with suppress(StorageAway):
            await self._run("SELECT pg_advisory_unlock(:key)")

    async def _run(self, statement: str) -> object:
        with told_apart():
            return await self.connection.scalar(text(statement), {"key": self.key})


@asynccontextmanager
async def session_lock(database: Database, name: str) -> AsyncIterator[SessionLock]:
    """Give the lock of a role, not taken yet."""
    async with database.session() as connection:
        yield SessionLock(connection, int.from_bytes(name.encode()[:7], "big"))
