"""Updates that come by webhook, to whichever process: found where they are kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

#: What another process received is found after so long.
_LOOK_EVERY = timedelta(seconds=1)


class Arrivals:
    """Has updates handled that were kept; a sweep.

    In the order in which they are kept, which is Telegram's: of one chat it sends the next when the
    one before was answered, maybe by another process. So none is handed on by who received it.
    """

    def __init__(
        self, recover: Callable[[], Awaitable[object]], clock: Callable[[], datetime]
    ) -> None:
        """Set up.

        Args:
            recover: Has all handled that is kept, and not being handled yet.
            clock: The time, in UTC.
        """
        self._recover = recover
        self._clock = clock
        #: Set when this process kept one.
        self.woken = asyncio.Event()

    async def wake(self, *_: object) -> None:
        """Look now: some were kept."""
        self.woken.set()

    async def work_off(self) -> None:
        """Have all handled that wait."""
        await self._recover()

    async def next_due_at(self) -> datetime:
        """Return when to look for what others received."""
        return self._clock() + _LOOK_EVERY
