"""What has work done soon: the contract, which one process keeps for itself or many hosts share.

There are two kinds of work. A *job* is a row of the ledger that has a person, a chat and an order,
and says no more than its id. A *sweep* does all rows of a kind that are due, each claimed before,
so that several processes may be at it; nobody need say which rows those are. Nothing is lost with a
job or a wake-up: what waits is in the ledger, where :meth:`Dispatcher.recover` finds the one, and
each sweep the other.

On many hosts a job is a task that carries the id, locked by its key; a sweep is a task that a tick
or a wake-up queues under its name, unless it is queued already.

What sends is no sweep but a role, which one process holds: it keeps the limits, and what is under
way, in memory, and takes rows by an epoch.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from bot.models import Job
from bot.sweeping import Sweep


class Queue(Protocol):
    """Jobs of one kind, and how one is done."""

    #: Jobs that are run at once, at most.
    at_once: int

    async def run(self, job_id: int) -> None:
        """Do a job; one that is done already is no work.

        It may be cut off anywhere and run again. If it raises, it is run again after a while;
        a queue that has enough of a job settles it in the ledger, and returns.
        """

    async def waiting(self, but: Collection[int] = ()) -> Sequence[Job]:
        """Return what is not done by the ledger, in the order in which it is to be run.

        Args:
            but: Ids of jobs that are left out.
        """


class Dispatcher(Protocol):
    """Runs jobs by queues, and sweeps.

    Jobs of a key are run one after the other, in order; others side by side. A job may let the next
    of its key begin before it is done, by what it finds in ``acting()``; where there are more jobs
    than places, whose person has least under way goes first.

    A sweep is done at the start, when something is due by its own word, and when it is woken: by
    one process for all that share the ledger.
    """

    def add_queue(self, name: str, queue: Queue) -> None:
        """Run jobs of a kind; before anything runs."""

    def add_sweep(
        self,
        name: str,
        sweep: Sweep,
        woken: asyncio.Event | None = None,
        *,
        everywhere: bool = False,
    ) -> Callable[[], None]:
        """Do a sweep; before anything runs.

        Args:
            name: The same in each process.
            sweep: What is done.
            woken: Set where something may have been added; None: what is returned tells.
            everywhere: In each process, as it is about the process itself.

        Returns:
            What wakes it: something was added, wherever.
        """

    def add_bell(self, name: str, ring: Callable[[], None], *, here: bool) -> Callable[[], None]:
        """Ring a bell in the process that has it, whoever pulls; before anything runs.

        Args:
            name: The same in each process.
            ring: What rings it.
            here: Whether this is a process that has it.

        Returns:
            What pulls it.
        """

    def wake_all(self) -> None:
        """Wake all sweeps: what was not due may be, as the clock was set."""

    async def defer(self, queue: str, *jobs: Job) -> None:
        """Have jobs run soon; they are in the ledger by now."""

    async def recover(self) -> int:
        """Defer what the ledger says is not done, at the start and whenever others may have added to it.

        Returns how many jobs.
        """

    async def run(self, stop: asyncio.Event) -> None:
        """Run until told to stop, and then finish the jobs under way, if they take not long.

        What takes longer is cut off, as it is if this is cancelled: it comes back by ``recover``,
        or by its sweep.
        """
