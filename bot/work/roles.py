"""What a process does of the bot's work, and roles that one process holds at a time.

With SQLite the lock is the operating system's, a file: it is let go of at once when a process dies,
however it dies. With PostgreSQL a role is held for some seconds, and again before these are over: a host
that is frozen, or cut off, keeps no other from it. Each holder gets a number of its own, the epoch. What a
holder takes carries it, so that one who has lost the role without knowing can take nothing any more.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

import structlog
from filelock import FileLock, Timeout

from bot.errors import RoleLost, StorageAway
from bot.storage.engine.database import Database
from bot.storage.engine.roles import Leases, next_epoch

log = structlog.stdlib.get_logger(__name__)


class Role(StrEnum):
    """What a process may do of the bot's work (``precis run --role``)."""

    #: Health, metrics, and updates that Telegram sends.
    WEB = "web"
    #: Answers, looks at feeds, reads, tells.
    WORKER = "worker"
    #: Sends; and asks for updates where none are sent. One process at a time does.
    SENDER = "sender"


EVERY_ROLE = frozenset(Role)

#: Who polls and sends.
SENDER = Role.SENDER.value

_LOOK_AGAIN_SECONDS = 1.0

#: How long PostgreSQL keeps a role for a holder that says nothing, and how often it says something.
LEASE = timedelta(seconds=10)
_RENEW_SECONDS = 2.5


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role, while it is held."""

    epoch: int

    #: None where a file is the lock.
    leases: Leases | None

    async def lost(self) -> None:
        """Hold the role on, until it is lost, which for a file is never.

        Raises:
            RoleLost: Another process has it, or may have it by now.
        """
        renewed = time.monotonic()
        while self.leases:
            await asyncio.sleep(_RENEW_SECONDS)
            try:
                if not await self.leases.renew(self.epoch):
                    raise RoleLost("another process runs the bot now")
                renewed = time.monotonic()
            except StorageAway as error:
                if time.monotonic() - renewed > self.leases.lasts.total_seconds():
                    raise RoleLost("the connection to the database broke") from error
        await asyncio.Event().wait()


@asynccontextmanager
async def hold_role(database: Database, name: str, data_dir: Path) -> AsyncIterator[HeldRole]:
    """Wait until a role is free, and hold it."""
    if not database.is_postgres:
        async with _file_lock(lock_file(data_dir, name)):
            yield HeldRole(await next_epoch(database, name), None)
        return
    leases = Leases(database, name, LEASE)
    epoch = await _taken(leases)
    try:
        yield HeldRole(epoch, leases)
    finally:
        with suppress(StorageAway):
            await leases.give_back(epoch)


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


async def _taken(leases: Leases) -> int:
    """Take a role when it is free; returns the holder's number."""
    waited = False
    while True:
        # While the database is away, so it is for who holds the role.
        with suppress(StorageAway):
            if (epoch := await leases.take()) is not None:
                return epoch
        waited = await _stand_by(told=waited)


async def _stand_by(*, told: bool) -> bool:
    if not told:
        log.info("another process runs the bot, standing by")
    await asyncio.sleep(_LOOK_AGAIN_SECONDS)
    return True
