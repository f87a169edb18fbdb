"""See when the clock is set back: the ledger goes by it, and would wait for a time to come again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.clock_steps import ClockSteps
from bot.storage.database import cause_of

log = structlog.stdlib.get_logger(__name__)

_LOOK_EVERY_SECONDS = 2.0

#: Less is the clock being kept right, a little at a time.
_STEP = timedelta(seconds=1)


class ClockWatch:
    """Compares the clock with how much time has passed."""

    def __init__(
        self,
        steps: ClockSteps,
        wakes: Iterable[Callable[[], None]],
        clock: Callable[[], datetime],
        monotonic: Callable[[], float],
    ) -> None:
        """Set up.

        Args:
            steps: What waits.
            wakes: Called when some of it is due all at once.
            clock: The time, in UTC.
            monotonic: Seconds, whatever becomes of the clock.
        """
        self._steps = steps
        self._wakes = tuple(wakes)
        self._clock = clock
        self._monotonic = monotonic
        self._seen = clock(), monotonic()

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            await asyncio.sleep(_LOOK_EVERY_SECONDS)
            try:
                await self.look()
            except SQLAlchemyError as error:
                # The step is seen again at the next look.
                log.error("cannot follow the clock, trying again", cause=cause_of(error))  # noqa: TRY400

    async def look(self) -> None:
        """See whether the clock was set back since the last look, and follow it."""
        now, passed = self._clock(), self._monotonic()
        time, seconds = self._seen
        expected = time + timedelta(seconds=passed - seconds)
        if expected - now > _STEP:
            log.warning("the clock was set back", seconds=(expected - now).total_seconds())
            await self._steps.set_back(expected, now)
            for wake in self._wakes:
                wake()
        self._seen = now, passed
