"""The newest story of a topic, for who followed it while there was none, but more is being read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import structlog

from bot.following.samples import Samples
from bot.following.topics import Following
from bot.storage.telling.awaited import Awaited, AwaitedStore

log = structlog.stdlib.get_logger(__name__)


class AwaitedSamples:
    """Promises the newest stories of topics, and sends each once; a sweep."""

    def __init__(
        self,
        store: AwaitedStore,
        following: Following,
        samples: Samples,
        *,
        wake: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            store: Keeps what was promised.
            following: Knows what there is of a topic.
            samples: Sends it.
            wake: Called when something was promised.
            clock: The time, in UTC.
        """
        self._store = store
        self._following = following
        self._samples = samples
        self._wake = wake
        self._clock = clock

    async def expect(self, chat_id: int, thread_id: int | None, topic: str) -> bool:
        """Promise the newest story of a topic; False if none is being read that could be it."""
        promised = await self._store.expect(chat_id, thread_id, topic, self._clock())
        if promised:
            self._wake()
        return promised

    async def is_reading(self, chat_id: int) -> bool:
        """Whether the past of a chat's feeds is being read, so that more may be there soon."""
        return await self._store.is_reading(chat_id)

    async def work_off(self) -> None:
        """Send what is there by now."""
        for one in await self._store.due(self._clock()):
            if await self._is_done(one):
                await self._store.done(one.chat_id, one.topic)

    async def next_due_at(self) -> datetime | None:
        """Return when the next is to be looked for."""
        return await self._store.next_due_at()

    async def _is_done(self, one: Awaited) -> bool:
        followed = await self._following.followed(one.chat_id)
        mine = next((each for each in followed if each.topic == one.topic), None)
        if mine is None:
            return True
        there = await self._following.activity(one.topic, one.chat_id, mine.narrowing)
        if there.newest is None:
            # The last entry may have been read since.
            return not one.reading
        sent = await self._samples.send(one.chat_id, one.thread_id, there.newest)
        log.info("promised story", chat_id=one.chat_id, sent=sent)
        return True
