"""Work that falls due: done when it is, looked for again when something new may be there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Protocol

import structlog

from bot.errors import TokenRefused
from bot.retry import log_failure, pause_after

log = structlog.stdlib.get_logger(__name__)


class Job(Protocol):
    """Rows that are worked off; each step is a transaction, so that a crash repeats nothing."""

    async def work_off(self) -> None:
        """Do all that is due now."""

    async def next_due_at(self) -> datetime | None:
        """Return when something is due next; None if only a wake-up can tell."""


class Rounds:
    """Runs a job."""

    def __init__(
        self, job: Job, clock: Callable[[], datetime], woken: asyncio.Event | None = None
    ) -> None:
        """Set up.

        Args:
            job: What is done.
            clock: The time, in UTC.
            woken: Set by the job itself when there may be more to do; None: only others know.
        """
        self._job = job
        self._clock = clock
        self._woken = woken or asyncio.Event()
        self._failures = 0

    def wake(self) -> None:
        """Look now: something was added."""
        self._woken.set()

    async def run(self) -> None:
        """Work until cancelled.

        Raises:
            TokenRefused: Telegram does not know the token any more; nothing else ends it.
        """
        while True:
            self._woken.clear()
            until = await self._round()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), until)

    async def _round(self) -> float | None:
        """Do what is due; returns the seconds until something is again."""
        try:
            await self._job.work_off()
            due_at = await self._job.next_due_at()
        except TokenRefused:
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, the rest of the bot goes on
            self._failures += 1
            log_failure(log.bind(job=type(self._job).__name__), error)
            return pause_after(error, self._failures).total_seconds()
        self._failures = 0
        return max((due_at - self._clock()).total_seconds(), 0.0) if due_at else None
