"""See when the clock is set back: the ledger goes by it, and would wait for a time to come again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import structlog

from bot.storage.engine.clock_steps import ClockSteps

log = structlog.stdlib.get_logger(__name__)

_LOOK_EVERY = timedelta(seconds=2)

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

    async def next_due_at(self) -> datetime:
        """Return when to look next."""
        return self._clock() + _LOOK_EVERY

    async def work_off(self) -> None:
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
