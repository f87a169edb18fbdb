"""Hand entries from the queue to who reads their articles."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.attempts import ENDED
from bot.errors import FetchError, StorageAway
from bot.feeds.turns import Turns
from bot.feeds.values import FeedId, Owner, QueuedEntry, WaitingFeed
from bot.fetching.public_links import public_link
from bot.polling.concurrently import do_all
from bot.retry import what_broke
from bot.storage.feeds.entries import EntryQueue
from summarizer.errors import ReadingError

log = structlog.stdlib.get_logger(__name__)

#: Reads an entry's article, and keeps what it tells; FetchError and ReadingError are known to
#: happen. It may be called again for an entry that it was done with, if the process died just then;
#: where that must not be, it marks the entry done itself, in its transaction.
Ingest = Callable[[QueuedEntry], Awaitable[None]]

#: Feeds whose entries are read at once; each has one under way, so that none holds up the others.
_PLACES = 12

#: Feeds with entries that are fetched from the database at a time.
_BATCH = 500

#: A page takes seconds; an entry that is not done after so long was interrupted.
_LEASE = timedelta(minutes=10)

#: 10 minutes, 20, 40, ... : an outage of three hours costs nothing but time.
_FIRST_RETRY = timedelta(minutes=10)
_MOST_ATTEMPTS = 6


class Intake:
    """Works the queue off: several feeds at once, one entry at a time for each.

    Feeds have their turns by who added them; see ``bot.feeds.turns``. A sweep.
    """

    def __init__(
        self,
        queue: EntryQueue,
        ingest: Ingest,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._queue = queue
        self._ingest = ingest
        self._clock = clock
        self._monotonic = monotonic
        self._reading: set[FeedId] = set()
        self._turns = Turns[WaitingFeed](_PLACES, _owners_of, _id_of)

    async def work_off(self) -> None:
        """Have all entries read that are due."""
        await do_all(self._begin)

    async def next_due_at(self) -> datetime | None:
        """Return when an entry is due next; None: none is queued."""
        return await self._queue.next_at()

    async def _begin(self) -> list[Coroutine[Any, Any, None]]:
        if self._turns.full:
            return []
        waiting = await self._queue.waiting(self._clock(), _BATCH, but=self._reading)
        begun = self._turns.begin(waiting, self._monotonic())
        self._reading.update(feed.id for feed in begun)
        return [self._work_off(feed) for feed in begun]

    async def _work_off(self, feed: WaitingFeed) -> None:
        try:
            if queued := await self._queue.take(feed.id, self._clock(), _LEASE):
                await self._read(queued)
        finally:
            self._reading.remove(feed.id)
            self._turns.end(feed, self._monotonic())

    async def _read(self, queued: QueuedEntry) -> None:
        if queued.attempts > _MOST_ATTEMPTS:
            # Each attempt ended with the process: it is not tried for ever.
            await self._set_aside(queued, queued.error or ENDED)
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
        except StorageAway:
            await self._queue.release(queued.id)
            raise  # due again when its time is over; the database is not asked for more now
        except Exception as error:
            log.exception("an entry could not be read", entry=public_link(queued.entry.url))
            if queued.attempts < _MOST_ATTEMPTS:
                await self._queue.retry(queued.id, self._later(queued), what_broke(error))
            else:
                await self._set_aside(queued, what_broke(error))

    def _later(self, queued: QueuedEntry) -> datetime:
        return self._clock() + _FIRST_RETRY * int(2 ** (queued.attempts - 1))

    async def _set_aside(self, queued: QueuedEntry, why: str) -> None:
        log.error("an entry is set aside", entry=public_link(queued.entry.url), why=why)
        await self._queue.set_aside(queued.id, why, self._clock())

    async def _settle(
        self, queued: QueuedEntry, why: str, *, again: bool, retry_at: datetime | None = None
    ) -> None:
        if again and queued.attempts < _MOST_ATTEMPTS:
            due_at = self._later(queued)
            await self._queue.retry(queued.id, max(due_at, retry_at) if retry_at else due_at)
            return
        log.info("an entry has no article", entry=public_link(queued.entry.url), why=why)
        await self._queue.done(queued.id)


def _owners_of(feed: WaitingFeed) -> frozenset[Owner]:
    return feed.owners


def _id_of(feed: WaitingFeed) -> FeedId:
    return feed.id
