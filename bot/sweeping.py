"""A sweep without end: done when something is due, and when something new may be there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import structlog

from bot.errors import SchemaOutgrown, TokenRefused
from bot.retry import log_failure, pause_after

log = structlog.stdlib.get_logger(__name__)


class Sweep(Protocol):
    """Rows of one kind that are worked off; each step is a transaction, so a crash repeats nothing."""

    async def work_off(self) -> None:
        """Do all that is due now; it may be cut off anywhere, and be done elsewhere meanwhile."""

    async def next_due_at(self) -> datetime | None:
        """Return when something is due next; None if only a wake-up can tell."""


@dataclass(frozen=True, slots=True)
class NamedSweep:
    """A sweep, as a feature has it done."""

    #: The same in each process.
    name: str
    sweep: Sweep

    #: Set where something may have been added; None: the sweep's own times tell all.
    woken: asyncio.Event | None = None

    #: Whether each process does it, as it is about the process itself.
    everywhere: bool = False


class Sweeping:
    """Does a sweep again and again."""

    def __init__(
        self, sweep: Sweep, clock: Callable[[], datetime], woken: asyncio.Event | None = None
    ) -> None:
        """Set up.

        Args:
            sweep: What is done.
            clock: The time, in UTC.
            woken: Set by the sweep itself when there may be more to do; None: only others know.
        """
        self._sweep = sweep
        self._clock = clock
        self._woken = woken or asyncio.Event()
        self._failures = 0

    def wake(self) -> None:
        """Look now: something was added."""
        self._woken.set()

    async def run(self) -> None:
        """Work until cancelled.

        Raises:
            TokenRefused: Telegram does not know the token any more.
            SchemaOutgrown: Nor can the database be used any more; nothing else ends it.
        """
        while True:
            self._woken.clear()
            until = await self._sweep_once()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), until)

    async def _sweep_once(self) -> float | None:
        """Do what is due; returns the seconds until something is again."""
        try:
            await self._sweep.work_off()
            due_at = await self._sweep.next_due_at()
        except (TokenRefused, SchemaOutgrown):
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, the rest of the bot goes on
            self._failures += 1
            log_failure(log.bind(sweep=type(self._sweep).__name__), error)
            return pause_after(error, self._failures).total_seconds()
        self._failures = 0
        return max((due_at - self._clock()).total_seconds(), 0.0) if due_at else None
