"""Roles that one process holds at a time; the others stand by.

The lock is the operating system's (a file, with SQLite) or PostgreSQL's (a session's advisory
lock): both let go of it at once when a process dies, however it dies, so no lease has to run out.
Each holder gets a number of its own, the epoch. What a holder takes carries it, so that one who
has lost the role without knowing can take nothing any more.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import structlog
from filelock import FileLock, Timeout

from bot.errors import RoleLost, StorageError
from bot.storage.engine.database import Database
from bot.storage.engine.roles import SessionLock, next_epoch, session_lock

log = structlog.stdlib.get_logger(__name__)

#: Who polls and sends.
SENDER = "sender"

_LOOK_AGAIN_SECONDS = 1.0

#: Between looks at whether PostgreSQL still knows us as the holder.
_CHECK_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role, while it is held."""

    epoch: int

    #: None where a file is the lock.
    lock: SessionLock | None

    async def lost(self) -> None:
        """Wait until the role is lost, which for a file is never.

        Raises:
            RoleLost: The session broke.
        """
        while self.lock:
            await asyncio.sleep(_CHECK_SECONDS)
            try:
                await self.lock.check()
            except StorageError as error:
                raise RoleLost("the connection to the database broke") from error
        await asyncio.Event().wait()


@asynccontextmanager
async def hold_role(database: Database, name: str, data_dir: Path) -> AsyncIterator[HeldRole]:
    """Wait until a role is free, and hold it."""
    if database.is_postgres:
        async with session_lock(database, name) as lock, _taken(lock):
            yield HeldRole(await next_epoch(database, name), lock)
    else:
        async with _file_lock(lock_file(data_dir, name)):
            yield HeldRole(await next_epoch(database, name), None)


def lock_file(data_dir: Path, name: str) -> Path:
    """Return the file whose lock is a role, with SQLite."""
    return data_dir / f"{name}.lock"


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
async def _taken(lock: SessionLock) -> AsyncIterator[None]:
    waited = False
    while not await lock.take():
        waited = await _stand_by(told=waited)
    try:
        yield
    finally:
        await lock.let_go()


async def _stand_by(*, told: bool) -> bool:
    if not told:
        log.info("another process runs the bot, standing by")
    await asyncio.sleep(_LOOK_AGAIN_SECONDS)
    return True
