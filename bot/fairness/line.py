"""Who goes next: round robin over people, and first what somebody has soonest something of.

Pure: nothing here waits.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, TypeVar

from bot.fairness.acting import Person

T = TypeVar("T", bound=Hashable)


class Stage(IntEnum):
    """What goes first; less is sooner."""

    #: The last thing before an answer: to condense what was read already. It goes before the
    #: reading of the next page, else all advance in step, and the first answer comes when the
    #: last one does.
    FINISHING = 0
    BEGINNING = 1
    #: Nobody is waiting for it.
    UNATTENDED = 2


#: Turns that others have, at most, while a stage waits.
PATIENCE = {Stage.BEGINNING: 3, Stage.UNATTENDED: 8}


@dataclass(slots=True)
class WaitingLine(Generic[T]):
    """Tickets that wait for a turn, by stage and person; nobody is remembered who has none."""

    #: Turns that one person has at once, at most; None: as many as there are.
    most_each: int | None = None

    #: Turns of what nobody waits for, all together.
    most_unattended: int | None = None

    _waiting: dict[Stage, dict[Person, deque[T]]] = field(
        default_factory=lambda: {stage: {} for stage in Stage}
    )
    _under_way: Counter[Person] = field(default_factory=Counter)
    _passed: Counter[Stage] = field(default_factory=Counter)

    def join(self, ticket: T, person: Person, stage: Stage) -> None:
        """Stand in line; a person's own tickets keep their order."""
        self._waiting[stage].setdefault(person, deque()).append(ticket)

    def leave(self, ticket: T, person: Person, stage: Stage) -> None:
        """Wait no longer."""
        own = self._waiting[stage][person]
        own.remove(ticket)
        if not own:
            del self._waiting[stage][person]

    def next(self) -> T | None:
        """Give the next turn; None if nobody who waits may have one.

        With k people waiting at a stage, each who has nothing under way gets one of its next k
        turns; and of the turns of all stages each gets one in ``PATIENCE`` and a few.
        """
        first = {stage: person for stage in Stage if (person := self._first(stage)) is not None}
        if not first:
            return None
        impatient = [s for s in first if s in PATIENCE and self._passed[s] >= PATIENCE[s]]
        stage = max(impatient, default=min(first))
        self._passed = Counter({s: self._passed[s] + 1 for s in first if s is not stage})
        return self._give(stage, first[stage])

    def done(self, person: Person) -> None:
        """A turn is over."""
        self._under_way[person] -= 1
        if not self._under_way[person]:
            del self._under_way[person]

    def _first(self, stage: Stage) -> Person | None:
        """Return who has least under way; of several whoever's turn was longest ago."""
        able = (person for person in self._waiting[stage] if self._may_have_more(person))
        return min(able, key=self._under_way.__getitem__, default=None)

    def _may_have_more(self, person: Person) -> bool:
        most = self.most_each if person else self.most_unattended
        return most is None or self._under_way[person] < most

    def _give(self, stage: Stage, person: Person) -> T:
        people = self._waiting[stage]
        # Who has more to wait for goes to the end.
        own = people.pop(person)
        ticket = own.popleft()
        if own:
            people[person] = own
        self._under_way[person] += 1
        return ticket
