"""Turns at what is scarce, waited for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.fairness.acting import NOBODY, Person, acting
from bot.fairness.line import Stage, WaitingLine


class Slots:
    """So many at once, in the order of :class:`~bot.fairness.line.Line`."""

    def __init__(
        self,
        total: float,
        *,
        most_each: int | None = None,
        most_unattended: int | None = None,
    ) -> None:
        """Set up.

        Args:
            total: Turns at once.
            most_each: Of them, one person's at most.
            most_unattended: Of them, those that nobody waits for at most.
        """
        self._free = total
        self._line: WaitingLine[asyncio.Event] = WaitingLine(most_each, most_unattended)

    @asynccontextmanager
    async def turn(
        self, stage: Stage = Stage.BEGINNING, person: Person | None = None
    ) -> AsyncIterator[Callable[[], None]]:
        """Wait for a turn, and have it as long as the block runs, or until it is given back.

        Args:
            stage: How near it is to an answer; where nobody waits for one it is the last.
            person: Whose turn it is; whoever is acted for if None.

        Yields:
            What gives the turn back early.
        """
        person = acting().person if person is None else person
        await self._wait(person, Stage.UNATTENDED if person == NOBODY else stage)
        held = True

        def give_back() -> None:
            nonlocal held
            if held:
                held = False
                self._done(person)

        try:
            yield give_back
        finally:
            give_back()

    async def _wait(self, person: Person, stage: Stage) -> None:
        ticket = asyncio.Event()
        self._line.join(ticket, person, stage)
        self._give()
        if ticket.is_set():
            return
        try:
            await ticket.wait()
        except asyncio.CancelledError:
            if ticket.is_set():
                self._done(person)
            else:
                self._line.leave(ticket, person, stage)
            raise

    def _done(self, person: Person) -> None:
        self._line.done(person)
        self._free += 1
        self._give()

    def _give(self) -> None:
        while self._free > 0 and (ticket := self._line.next()):
            self._free -= 1
            ticket.set()
