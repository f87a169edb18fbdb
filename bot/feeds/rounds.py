"""What comes due again and again, worked off several at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

log = structlog.stdlib.get_logger(__name__)

#: What others add to the database is seen at the latest after this long.
_LOOK_AROUND = timedelta(seconds=30)

#: Gives work that can be begun now, at most so much of it.
Begin = Callable[[int], Awaitable[Sequence[Coroutine[Any, Any, None]]]]


async def work_off(begin: Begin, at_once: int) -> None:
    """Do all that is due, and what comes due meanwhile."""
    tasks: set[asyncio.Task[None]] = set()
    try:
        while True:
            if room := at_once - len(tasks):
                tasks.update(map(asyncio.create_task, await begin(room)))
            if not tasks:
                return
            done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class Rounds:
    """A round whenever something is due, or somebody says so."""

    def __init__(
        self,
        begin: Begin,
        next_at: Callable[[], Awaitable[datetime | None]],
        clock: Callable[[], datetime],
        at_once: int,
    ) -> None:
        self._begin = begin
        self._next_at = next_at
        self._clock = clock
        self._at_once = at_once
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Begin a round now, or another right after this one."""
        self._woken.set()

    async def run(self) -> None:
        """Make rounds until cancelled."""
        while True:
            self._woken.clear()
            try:
                await work_off(self._begin, self._at_once)
                seconds = self._seconds_until(await self._next_at())
            except SQLAlchemyError as error:
                log.error("the database is away", cause=str(error))  # noqa: TRY400
                seconds = _LOOK_AROUND.total_seconds()
            try:
                async with asyncio.timeout(seconds):
                    await self._woken.wait()
            except TimeoutError:
                pass

    def _seconds_until(self, at: datetime | None) -> float:
        wait = min(at - self._clock(), _LOOK_AROUND) if at else _LOOK_AROUND
        return max(wait.total_seconds(), 0.0)
