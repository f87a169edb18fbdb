"""What has work done soon: the contract, which one process keeps for itself or many hosts share.

A job is a row of the ledger and says no more than its id, so nothing is lost with a job: what
waits is in the ledger, and :meth:`Dispatcher.recover` finds it there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

from bot.models import Job


class Queue(Protocol):
    """Jobs of one kind, and how one is done."""

    #: Jobs that are run at once, at most.
    at_once: int

    async def run(self, job_id: int) -> None:
        """Do a job; one that is done already is no work.

        It may be cut off anywhere and run again. If it raises, it is run again after a while;
        a queue that has enough of a job settles it in the ledger, and returns.
        """

    async def waiting(self) -> Sequence[Job]:
        """Return what is not done by the ledger, in the order in which it is to be run."""


class Dispatcher(Protocol):
    """Runs jobs by queues: those of a key one after the other, in order; others side by side.

    A job may let the next of its key begin before it is done, by what it finds in ``acting()``;
    where there are more jobs than places, whose person has least under way goes first.
    """

    async def defer(self, queue: str, *jobs: Job) -> None:
        """Have jobs run soon; they are in the ledger by now."""

    async def recover(self) -> int:
        """Defer what the ledger says is not done, once at start; returns how many jobs."""

    async def run(self, stop: asyncio.Event) -> None:
        """Run jobs until told to stop, and then finish those under way, if they take not long.

        What takes longer is cut off, as it is if this is cancelled: it comes back by ``recover``.
        """
