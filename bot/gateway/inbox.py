"""Updates on their way in: kept before Telegram may forget them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import structlog

from bot.errors import StatementRefused, StorageAway
from bot.gateway.raw_updates import Raw, job_of, kept, kind_of, said_at
from bot.metrics.families import UPDATE_LAG, UPDATES
from bot.metrics.meter import UNMEASURED, Metrics
from bot.models import KeptUpdate
from bot.retry import AWAY_PAUSE
from bot.storage.messages.inbox import InboxStore

log = structlog.stdlib.get_logger(__name__)

#: The queue of updates.
QUEUE = "updates"

Defer = Callable[..., Awaitable[None]]


class Inbox:
    """Keeps updates, and has them handled."""

    def __init__(
        self,
        store: InboxStore,
        defer: Defer,
        clock: Callable[[], datetime],
        metrics: Metrics = UNMEASURED,
    ) -> None:
        self._store = store
        self._defer = defer
        self._clock = clock
        self._metrics = metrics

    async def keep(self, updates: Sequence[Raw]) -> None:
        """Keep updates, then have them handled; those that came before are dropped.

        Returns when they are kept: only then may Telegram forget them.

        Args:
            updates: As Telegram's JSON has them, each with an id.
        """
        rows = [kept(update) for update in updates]
        kept_ids = await self._store_all(rows)
        new = [update for update in updates if update["update_id"] in kept_ids]
        self._measure(new)
        await self._defer(QUEUE, *map(job_of, new))

    def _measure(self, updates: Sequence[Raw]) -> None:
        now = self._clock().timestamp()
        for update in updates:
            self._metrics.count(UPDATES, kind_of(update))
            if (said := said_at(update)) is not None:
                self._metrics.time(UPDATE_LAG, "", max(now - said, 0.0))

    async def _store_all(self, updates: Sequence[KeptUpdate]) -> frozenset[int]:
        while True:
            try:
                return await self._store.add(updates, self._clock())
            except StatementRefused as error:
                return await self._store_each(updates, error)
            except StorageAway as error:
                log.error("cannot keep updates, trying again", cause=str(error))  # noqa: TRY400
                await asyncio.sleep(AWAY_PAUSE.total_seconds())

    async def _store_each(
        self, updates: Sequence[KeptUpdate], error: StatementRefused
    ) -> frozenset[int]:
        """Keep those that the database takes: one that it does not take holds up no other."""
        if len(updates) == 1:
            lost = updates[0].update_id
            log.error("an update cannot be kept", update_id=lost, cause=str(error))
            return frozenset()
        each = [await self._store_all([one]) for one in updates]
        return frozenset[int]().union(*each)
