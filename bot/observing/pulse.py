"""What this process says of itself, written down again and again."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from bot.errors import StorageError
from bot.metrics.figures import ProcessReport
from bot.metrics.meter import Meter
from bot.storage.operating.processes import ProcessStore

#: Between two times that it is written; who reads it waits for four of these.
_WRITE_EVERY = timedelta(seconds=15)


class Pulse:
    """Is told what concerns the whole process, and writes that down; a sweep."""

    def __init__(self, store: ProcessStore, meter: Meter, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._meter = meter
        self._clock = clock
        self._id = secrets.token_hex(16)
        self._started_at = clock()
        self._seen_at: datetime | None = None
        self._heard_at: datetime | None = None
        self._leads = False
        #: Set when something changed that others wait for.
        self.woken = asyncio.Event()

    def heard(self) -> None:
        """Telegram sent an update, or said that there is none."""
        self._heard_at = self._clock()

    def lead(self) -> None:
        """This process receives and sends from now on."""
        self._leads = True
        self.woken.set()

    def report(self) -> ProcessReport:
        """Return what there is to say now."""
        return ProcessReport(
            id=self._id,
            started_at=self._started_at,
            seen_at=self._seen_at,
            heard_at=self._heard_at,
            leads=self._leads,
            tally=self._meter.tally(),
        )

    async def work_off(self) -> None:
        """Write it down, which shows that the database can be written."""
        now = self._clock()
        await self._store.write(self.report(), now)
        self._seen_at = now

    async def next_due_at(self) -> datetime:
        """Return when to write it again."""
        return self._clock() + _WRITE_EVERY

    async def end(self) -> None:
        """Say no more: the process ends on purpose."""
        with suppress(StorageError):
            await self._store.remove(self._id)
