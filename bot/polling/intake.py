"""Hand entries from the queue to who reads their articles, or tells them without."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.attempts import ENDED
from bot.errors import FetchError, StorageAway
from bot.feeds.entries import Outcome, QueuedEntry, ToldFrom
from bot.feeds.turns import Turns
from bot.feeds.values import FeedId, Owner, WaitingFeed
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

#: Keeps what the feed itself says of an entry, whose page could not be had for a reason (a slug);
#: returns False if that is nothing. It marks the entry done itself, and raises as ``Ingest`` does.
FromFeed = Callable[[QueuedEntry, str], Awaitable[bool]]

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
        from_feed: FromFeed,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._queue = queue
        self._ingest = ingest
        self._from_feed = from_feed
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
            if failure := await self._page(queued):
                await self._settle(queued, failure)
            else:
                await self._queue.done(queued.id, Outcome(ToldFrom.READ), self._clock())
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

    def _again_at(self, queued: QueuedEntry, failure: FetchError | ReadingError) -> datetime:
        due_at = self._later(queued)
        asked = failure.retry_at if isinstance(failure, FetchError) else None
        return max(due_at, asked or due_at)

    async def _set_aside(self, queued: QueuedEntry, why: str) -> None:
        log.error("an entry is set aside", entry=public_link(queued.entry.url), why=why)
        await self._queue.set_aside(queued.id, why, self._clock())

    async def _page(self, queued: QueuedEntry) -> FetchError | ReadingError | None:
        """Have an entry's page read; returns why it was not."""
        try:
            await self._ingest(queued)
        except (FetchError, ReadingError) as error:
            return error
        return None

    async def _settle(self, queued: QueuedEntry, failure: FetchError | ReadingError) -> None:
        """Try it again later, or have it told from its feed."""
        why = str(failure.reason)
        if queued.changed:
            # It was read before, and that is what was told of it.
            await self._queue.done(queued.id, Outcome(ToldFrom.READ), self._clock())
            return
        may_pass = isinstance(failure, FetchError) and failure.transient
        if may_pass and queued.attempts < _MOST_ATTEMPTS:
            await self._queue.retry(queued.id, self._again_at(queued, failure))
            return
        told = False
        try:
            told = await self._from_feed(queued, why)
        except ReadingError:
            pass
        except FetchError:
            # We are busy; the page is asked for once more, too.
            if queued.attempts < _MOST_ATTEMPTS:
                await self._queue.retry(queued.id, self._later(queued))
                return
        log.info("a page was not read", entry=public_link(queued.entry.url), why=why, told=told)
        if not told:
            await self._queue.done(queued.id, Outcome(ToldFrom.NOT, why), self._clock())


def _owners_of(feed: WaitingFeed) -> frozenset[Owner]:
    return feed.owners


def _id_of(feed: WaitingFeed) -> FeedId:
    return feed.id
