"""Updates as jobs: handled once each; one that cannot be handled is set aside."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from telegram import Bot, Update

from bot.attempts import ENDED
from bot.errors import StorageAway
from bot.fairness.acting import Acting, acting, acting_for
from bot.gateway.raw_updates import job_of
from bot.metrics.families import ANSWER
from bot.metrics.meter import UNMEASURED, Metrics, timed
from bot.models import Job, WaitingUpdate
from bot.retry import MOST_ATTEMPTS, what_broke
from bot.storage.messages.inbox import InboxStore

log = structlog.stdlib.get_logger(__name__)

#: How often an update is tried whose handler breaks.
_TRIES = 3

#: And how often one is begun that was under way whenever the process ended.
_BEGINNINGS = MOST_ATTEMPTS

#: Those that were under way at so many ends of the process have a key of their own: they are run
#: one after the other, so that the one which ends it is found, and no other is taken for it.
_SUSPICIOUS, _SUSPECTS = 2, "suspects"

#: And while the database is away, which is no fault of the update's.
_TRIES_WITHOUT_DATABASE = 30

#: From the first step to the last, so that nobody waits without end.
_BUDGET = timedelta(seconds=90)

#: Handles an update; raises what its handler raised.
Handle = Callable[[Update], Awaitable[None]]


class Updates:
    """The queue of updates; a job's id is the update's."""

    #: Those that wait for a site, or for a worker, give their place back.
    at_once = 16

    def __init__(
        self,
        store: InboxStore,
        bot: Bot,
        handle: Handle,
        apologise: Handle,
        give_up: Handle,
        *,
        clock: Callable[[], datetime],
        budget: timedelta = _BUDGET,
        metrics: Metrics = UNMEASURED,
    ) -> None:
        """Set up.

        Args:
            store: Where updates are kept.
            bot: What updates are read with.
            handle: Handles one.
            apologise: Tells the person who sent one that it broke, for good.
            give_up: Tells the person that it took too long.
            clock: The time, in UTC.
            budget: Of each.
            metrics: Told how long each waited, and took.
        """
        self._store = store
        self._bot = bot
        self._handle = handle
        self._apologise = apologise
        self._give_up = give_up
        self._clock = clock
        self._budget = budget
        self._metrics = metrics
        self._away: Counter[int] = Counter()

    async def run(self, job_id: int) -> None:
        """Handle an update."""
        begun = await self._store.begin(job_id)
        if begun is None:
            return
        with structlog.contextvars.bound_contextvars(update_id=job_id):
            if begun.attempts > _BEGINNINGS:
                # Once: to read it for an apology may be what ends the process.
                if begun.attempts == _BEGINNINGS + 1:
                    await self._say_sorry(begun)
                await self._store.set_aside(job_id, ENDED, self._clock())
                log.error("update set aside", why=ENDED)
                return
            waited = self._clock() - begun.received_at
            self._metrics.time(ANSWER, "waiting", max(waited.total_seconds(), 0.0))
            try:
                with (
                    _alone() if _is_suspect(begun) else nullcontext(),
                    timed(self._metrics, ANSWER, "handling"),
                ):
                    await self._handle_in_time(self._read(begun))
                await self._store.done(job_id)
            except StorageAway as error:
                self._away[job_id] += 1
                if self._away[job_id] < _TRIES_WITHOUT_DATABASE:
                    await self._store.release(job_id)
                    raise
                await self._set_aside(begun, error)
            except Exception as error:
                if begun.attempts < _TRIES:
                    raise
                await self._set_aside(begun, error)
        self._away.pop(job_id, None)

    async def waiting(self, but: Collection[int] = ()) -> Sequence[Job]:
        """Return what the last process left undone, or another received.

        Args:
            but: Ids of updates that are left out.
        """
        jobs = [
            (job_of(json.loads(row.body) | {"update_id": row.update_id}), row)
            for row in await self._store.waiting(but)
        ]
        # With all of its chat, whose order stays.
        suspects = {job.key for job, row in jobs if row.attempts >= _SUSPICIOUS}
        return [replace(job, key=_SUSPECTS) if job.key in suspects else job for job, _ in jobs]

    def _read(self, begun: WaitingUpdate) -> Update:
        return Update.de_json(json.loads(begun.body), self._bot)

    async def _handle_in_time(self, update: Update) -> None:
        budget = asyncio.timeout(self._budget.total_seconds())
        try:
            async with budget:
                await self._handle(update)
        except TimeoutError:
            if not budget.expired():
                raise
            log.warning("given up, it took too long")
            await self._give_up(update)

    async def _set_aside(self, begun: WaitingUpdate, error: Exception) -> None:
        await self._say_sorry(begun)
        await self._store.set_aside(begun.update_id, what_broke(error), self._clock())
        log.error("update set aside", exc_info=error)

    async def _say_sorry(self, begun: WaitingUpdate) -> None:
        try:
            await self._apologise(self._read(begun))
        except StorageAway:
            raise
        except Exception as unsaid:  # noqa: BLE001  # it may be the update that cannot be read
            log.warning("nobody is told", cause=str(unsaid))


def _is_suspect(begun: WaitingUpdate) -> bool:
    return begun.attempts > _SUSPICIOUS


def _alone() -> AbstractContextManager[None]:
    """Let no other of its key begin while a job waits for something."""
    mine = acting()
    return acting_for(Acting(mine.person, mine.give_place_back))
