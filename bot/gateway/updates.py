"""Updates as jobs: handled once each; one that cannot be handled is set aside."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

import structlog
from telegram import Bot, Update

from bot.errors import StorageAway
from bot.gateway.raw_updates import job_of
from bot.models import Job
from bot.storage.inbox import InboxStore

log = structlog.stdlib.get_logger(__name__)

#: How often an update is tried whose handler breaks.
_TRIES = 3

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
        budget: timedelta = _BUDGET,
    ) -> None:
        """Set up.

        Args:
            store: Where updates are kept.
            bot: What updates are read with.
            handle: Handles one.
            apologise: Tells the person who sent one that it broke, for good.
            give_up: Tells the person that it took too long.
            budget: Of each.
        """
        self._store = store
        self._bot = bot
        self._handle = handle
        self._apologise = apologise
        self._give_up = give_up
        self._budget = budget
        self._failures: Counter[int] = Counter()

    async def run(self, job_id: int) -> None:
        """Handle an update."""
        body = await self._store.body(job_id)
        if body is None:
            return
        with structlog.contextvars.bound_contextvars(update_id=job_id):
            try:
                await self._handle_in_time(Update.de_json(json.loads(body), self._bot))
            except Exception as error:
                self._failures[job_id] += 1
                away = isinstance(error, StorageAway)
                if self._failures[job_id] < (_TRIES_WITHOUT_DATABASE if away else _TRIES):
                    raise
                await self._set_aside(job_id, body, error)
                log.exception("update set aside")
            else:
                await self._store.done(job_id)
        del self._failures[job_id]

    async def waiting(self) -> Sequence[Job]:
        """Return what the last process left undone."""
        return [
            job_of(json.loads(body) | {"update_id": update_id})
            for update_id, body in await self._store.waiting()
        ]

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

    async def _set_aside(self, update_id: int, body: str, error: Exception) -> None:
        try:
            await self._apologise(Update.de_json(json.loads(body), self._bot))
        except StorageAway:
            raise
        except Exception as unsaid:  # noqa: BLE001  # it may be the update that cannot be read
            log.warning("nobody is told", cause=str(unsaid))
        await self._store.set_aside(update_id, f"{type(error).__name__}: {error}")
