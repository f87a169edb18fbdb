"""How much one person may ask for, so that there is enough for the others."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.errors import FetchError, Unfetched

LINKS_A_MINUTE = 10
AT_ONCE = 2

_MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class _Person:
    slots: asyncio.Semaphore
    inside: int = 0
    #: When each link of the last minute was asked for.
    asked: deque[datetime] = field(default_factory=deque)


class Quota:
    """Counts what each person asks for."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        links_a_minute: int = LINKS_A_MINUTE,
        at_once: int = AT_ONCE,
    ) -> None:
        self._clock = clock
        self._links_a_minute = links_a_minute
        self._at_once = at_once
        self._people: dict[int, _Person] = {}

    @asynccontextmanager
    async def answering(self, person: int) -> AsyncIterator[None]:
        """Count a link, then wait until fewer than two of this person's are being answered.

        Raises:
            FetchError: TOO_MANY_LINKS: of what is refused nothing is counted.
        """
        now = self._clock()
        self._forget(now - _MINUTE)
        state = self._people.setdefault(person, _Person(asyncio.Semaphore(self._at_once)))
        if len(state.asked) >= self._links_a_minute:
            raise FetchError(Unfetched.TOO_MANY_LINKS, f"{len(state.asked)} in a minute")
        state.asked.append(now)
        state.inside += 1
        try:
            async with state.slots:
                yield
        finally:
            state.inside -= 1

    def _forget(self, before: datetime) -> None:
        """Drop what is older; those who asked for nothing since are nobody's memory."""
        for person, state in tuple(self._people.items()):
            while state.asked and state.asked[0] <= before:
                state.asked.popleft()
            if not state.asked and not state.inside:
                del self._people[person]
