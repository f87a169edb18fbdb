"""Hand entries from the queue to who reads their articles."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.errors import FetchError
from bot.feeds.at_once import do_all
from bot.feeds.values import FeedId, QueuedEntry
from bot.storage.away import is_away
from bot.storage.entries import EntryQueue
from summarizer.errors import ReadingError

log = structlog.stdlib.get_logger(__name__)

#: Reads an entry's article, and keeps what it tells; FetchError and ReadingError are known to
#: happen. It may be called again for an entry that it was done with, if the process died just then;
#: where that must not be, it marks the entry done itself, in its transaction.
Ingest = Callable[[QueuedEntry], Awaitable[None]]

#: Feeds whose entries are read at once; each has one under way, so that none holds up the others.
_AT_ONCE = 8

#: A page takes seconds; an entry that is not done after so long was interrupted.
_LEASE = timedelta(minutes=10)

#: 10 minutes, 20, 40, ... : an outage of three hours costs nothing but time.
_FIRST_RETRY = timedelta(minutes=10)
_MOST_ATTEMPTS = 6


class Intake:
    """Works the queue off: several feeds at once, one entry at a time for each.

    A job of ``bot.rounds``.
    """

    def __init__(self, queue: EntryQueue, ingest: Ingest, clock: Callable[[], datetime]) -> None:
        self._queue = queue
        self._ingest = ingest
        self._clock = clock
        self._reading: set[FeedId] = set()

    async def work_off(self) -> None:
        """Have all entries read that are due."""
        await do_all(self._begin, _AT_ONCE)

    async def next_due_at(self) -> datetime | None:
        """Return when an entry is due next; None: none is queued."""
        return await self._queue.next_at()

    async def _begin(self, room: int) -> list[Coroutine[Any, Any, None]]:
        taken = await self._queue.take(self._clock(), room, _LEASE, but=self._reading)
        self._reading.update(queued.feed.id for queued in taken)
        return [self._work_off(queued) for queued in taken]

    async def _work_off(self, queued: QueuedEntry) -> None:
        try:
            await self._read(queued)
        finally:
            self._reading.discard(queued.feed.id)

    async def _read(self, queued: QueuedEntry) -> None:
        if queued.attempts > _MOST_ATTEMPTS:
            # Each attempt ended with the process: it is not tried for ever.
            log.error("an entry was never read", entry=queued.entry.url)
            await self._queue.done(queued.id)
            return
        try:
            await self._ingest(queued)
            await self._queue.done(queued.id)
        except FetchError as error:
            await self._settle(
                queued, str(error.reason), again=error.transient, retry_at=error.retry_at
            )
        except ReadingError as error:
            await self._settle(queued, str(error.reason), again=False)
        except Exception as error:
            if is_away(error):
                raise  # due again when its time is over; the database is not asked for more now
            log.exception("an entry could not be read", entry=queued.entry.url)
            await self._settle(queued, "bug", again=True)

    async def _settle(
        self, queued: QueuedEntry, why: str, *, again: bool, retry_at: datetime | None = None
    ) -> None:
        if again and queued.attempts < _MOST_ATTEMPTS:
            due_at = self._clock() + _FIRST_RETRY * 2 ** (queued.attempts - 1)
            await self._queue.retry(queued.id, max(due_at, retry_at) if retry_at else due_at)
            return
        log.info("an entry has no article", entry=queued.entry.url, why=why)
        await self._queue.done(queued.id)
