"""Look at how the bot fares: from within, for whoever asks, or from another process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import add

import structlog

from bot.errors import StorageError
from bot.metrics.figures import Backlog, FeedFigures, ProcessReport
from bot.metrics.tally import Tally
from bot.storage.operating.figures import FigureStore
from bot.storage.operating.processes import ProcessStore

log = structlog.stdlib.get_logger(__name__)

#: A process that said nothing for longer has ended, or cannot write to the database.
SILENT_AFTER = timedelta(seconds=60)

#: However often somebody asks, what waits is counted no more often; nor is how feeds fare, which
#: costs more.
_KEEP_BACKLOG, _KEEP_FEEDS = timedelta(seconds=10), timedelta(minutes=2)

#: A database that takes longer is as good as away.
_PATIENCE_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """How the bot fared at a time."""

    at: datetime

    #: Those that run: seen from within, this one alone.
    processes: tuple[ProcessReport, ...]
    from_within: bool

    #: None: the database could not be asked.
    backlog: Backlog | None
    feeds: FeedFigures | None

    @property
    def tally(self) -> Tally:
        """Return what all that run counted since each began."""
        return reduce(add, (process.tally for process in self.processes), Tally())


async def observe(processes: ProcessStore, figures: FigureStore, now: datetime) -> Observed:
    """Look from outside: at all processes that share the database.

    Raises:
        StorageError: The database cannot be used.
    """
    return Observed(
        at=now,
        processes=await processes.since(now - SILENT_AFTER),
        from_within=False,
        backlog=await figures.backlog(now),
        feeds=await figures.feeds(now),
    )


class Observer:
    """Looks from within a process."""

    def __init__(
        self,
        report: Callable[[], ProcessReport],
        figures: FigureStore,
        clock: Callable[[], datetime],
    ) -> None:
        self._report = report
        self._figures = figures
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()
        self._backlog: tuple[datetime, Backlog | None] | None = None
        self._feeds: tuple[datetime, FeedFigures | None] | None = None

    async def look(self) -> Observed:
        """Return how this process fares, and what it saw of the database within seconds."""
        async with self._one_at_a_time:
            now = self._clock()
            if self._backlog is None or now - self._backlog[0] >= _KEEP_BACKLOG:
                self._backlog = now, await self._ask_backlog(now)
            if self._feeds is None or now - self._feeds[0] >= _KEEP_FEEDS:
                self._feeds = now, await self._ask_feeds(now)
            backlog, feeds = self._backlog[1], self._feeds[1]
        return Observed(
            at=now,
            processes=(self._report(),),
            from_within=True,
            backlog=backlog,
            feeds=feeds,
        )

    async def _ask_backlog(self, now: datetime) -> Backlog | None:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await self._figures.backlog(now)
        except (StorageError, TimeoutError) as error:
            log.warning("the database cannot be looked at", cause=repr(error))
            return None

    async def _ask_feeds(self, now: datetime) -> FeedFigures | None:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await self._figures.feeds(now)
        except (StorageError, TimeoutError) as error:
            log.warning("feeds cannot be counted", cause=repr(error))
            return None
