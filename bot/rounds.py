"""Work that falls due: done when it is, looked for again when something new may be there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Protocol

import structlog

from bot.storage.away import is_away

log = structlog.stdlib.get_logger(__name__)

#: While the database cannot be used.
_LOOK_AGAIN_SECONDS = 2.0

#: After a defect of ours: what broke is tried again, and the rest of the bot goes on meanwhile.
_BROKE_SECONDS = 60.0


class Job(Protocol):
    """Rows that are worked off; each step is a transaction, so that a crash repeats nothing."""

    async def work_off(self) -> None:
        """Do all that is due now."""

    async def next_due_at(self) -> datetime | None:
        """Return when something is due next; None if only a wake-up can tell."""


class Rounds:
    """Runs a job."""

    def __init__(self, job: Job, clock: Callable[[], datetime]) -> None:
        self._job = job
        self._clock = clock
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Look now: something was added."""
        self._wake.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._wake.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), await self._round())

    async def _round(self) -> float | None:
        """Do what is due; returns the seconds until something is again."""
        try:
            await self._job.work_off()
            due_at = await self._job.next_due_at()
        except Exception as error:
            if is_away(error):
                log.error("database away, trying again", cause=str(error))  # noqa: TRY400
                return _LOOK_AGAIN_SECONDS
            log.exception("a round broke, again later", job=type(self._job).__name__)
            return _BROKE_SECONDS
        return max((due_at - self._clock()).total_seconds(), 0.0) if due_at else None
