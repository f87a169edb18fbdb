"""Roles that one process holds at a time; the others stand by.

The lock is the operating system's (a file, with SQLite) or PostgreSQL's (a session's advisory
lock): both let go of it at once when a process dies, however it dies, so no lease has to run out.
Each holder gets a number of its own, the epoch. What a holder takes carries it, so that one who
has lost the role without knowing can take nothing any more.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import structlog
from filelock import FileLock, Timeout
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import RoleLost
from bot.storage.roles import next_epoch

log = structlog.stdlib.get_logger(__name__)

_LOOK_AGAIN_SECONDS = 1.0

#: Between looks at whether PostgreSQL still knows us as the holder.
_CHECK_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role, while it is held."""

    epoch: int

    #: The session that holds the lock; None where a file does.
    session: AsyncConnection | None

    async def lost(self) -> None:
        """Wait until the role is lost, which for a file is never.

        Raises:
            RoleLost: The session broke.
        """
        while self.session:
            await asyncio.sleep(_CHECK_SECONDS)
            try:
                await self.session.execute(text("SELECT 1"))
            except DBAPIError as error:
                raise RoleLost("the connection to the database broke") from error
        await asyncio.Event().wait()


@asynccontextmanager
async def hold_role(engine: AsyncEngine, name: str, data_dir: Path) -> AsyncIterator[HeldRole]:
    """Wait until a role is free, and hold it."""
    if engine.dialect.name == "postgresql":
        async with engine.connect() as session, _session_lock(session, name):
            yield HeldRole(await next_epoch(engine, name), session)
    else:
        async with _file_lock(data_dir / f"{name}.lock"):
            yield HeldRole(await next_epoch(engine, name), None)


@asynccontextmanager
async def _file_lock(path: Path) -> AsyncIterator[None]:
    lock = FileLock(path)
    waited = False
    while not lock.is_locked:
        try:
            lock.acquire(blocking=False)
        except Timeout:
            waited = await _stand_by(told=waited)
    try:
        yield
    finally:
        lock.release()


@asynccontextmanager
async def _session_lock(session: AsyncConnection, name: str) -> AsyncIterator[None]:
    await session.execution_options(isolation_level="AUTOCOMMIT")
    key = {"key": int.from_bytes(name.encode()[:7], "big")}
    waited = False
    while not await session.scalar(text("SELECT pg_try_advisory_lock(:key)"), key):
        waited = await _stand_by(told=waited)
    try:
        yield
    finally:
        # A session that broke holds nothing any more.
        with suppress(DBAPIError):
            await session.execute(text("SELECT pg_advisory_unlock(:key)"), key)


async def _stand_by(*, told: bool) -> bool:
    if not told:
        log.info("another process runs the bot, standing by")
    await asyncio.sleep(_LOOK_AGAIN_SECONDS)
    return True
