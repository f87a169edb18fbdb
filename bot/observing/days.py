"""What happened in this process is added to its day, again and again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.errors import StorageError
from bot.metrics.days import Days
from bot.storage.operating.days import DayStore

#: What is not added yet is lost when the process is killed: these are figures, and nothing that a
#: person waits for.
_ADD_EVERY = timedelta(minutes=1)


class DayCounting:
    """Adds it; a sweep of each process."""

    def __init__(self, days: Days, store: DayStore, clock: Callable[[], datetime]) -> None:
        self._days = days
        self._store = store
        self._clock = clock

    async def work_off(self) -> None:
        """Add what happened since the last time.

        Raises:
            StorageError: It could not be kept; it is added the next time.
        """
        taken = self._days.take()
        try:
            await self._store.add(taken)
        except StorageError:
            self._days.put_back(taken)
            raise

    async def next_due_at(self) -> datetime:
        """Return when to add more."""
        return self._clock() + _ADD_EVERY
