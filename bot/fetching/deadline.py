"""How long a fetch may take: by itself, and in line before hosts that others ask, too."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.fetching.limits import FetchLimits


class Deadline:
    """Of one fetch, over all hops: redirects through long lines are no way around it."""

    def __init__(self, timeout: asyncio.Timeout, limits: FetchLimits) -> None:
        self._timeout = timeout
        self._left = limits.deadline.total_seconds()
        self._patience = limits.max_wait.total_seconds()
        self._since = _now()

    def stand_in_line(self) -> None:
        """Let time be that of the line from now on."""
        self._left -= self._passed()
        self._timeout.reschedule(self._since + self._patience)

    def go_on(self) -> None:
        """Let time be that of the fetch again."""
        self._patience -= self._passed()
        self._timeout.reschedule(self._since + self._left)

    def _passed(self) -> float:
        before, self._since = self._since, _now()
        return self._since - before


@asynccontextmanager
async def deadline_of(limits: FetchLimits) -> AsyncIterator[Deadline]:
    """Limit the time of the block; its time is that of the fetch at first.

    Raises:
        TimeoutError: It took longer.
    """
    async with asyncio.timeout(limits.deadline.total_seconds()) as timeout:
        yield Deadline(timeout, limits)


def _now() -> float:
    return asyncio.get_running_loop().time()
