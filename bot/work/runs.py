"""Jobs run one by one: each when it is its person's turn, and as often as it takes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

import structlog

from bot.fairness.acting import Acting, acting_for
from bot.fairness.line import Stage
from bot.fairness.slots import Slots
from bot.models import Job
from bot.retry import log_failure, pause_after
from bot.work.dispatcher import Queue

log = structlog.stdlib.get_logger(__name__)

#: One person has no more than this part of a queue's places.
_SHARE = 4


class Runs:
    """The queues of a process, with their places, until it stops."""

    def __init__(self) -> None:
        self._queues: dict[str, Queue] = {}
        self._slots: dict[str, Slots] = {}
        self._stopping = asyncio.Event()

    @property
    def queues(self) -> Mapping[str, Queue]:
        """The queues by their names."""
        return self._queues

    def add(self, name: str, queue: Queue) -> None:
        """Run jobs of a kind."""
        self._queues[name] = queue
        self._slots[name] = Slots(queue.at_once, most_each=max(queue.at_once // _SHARE, 1))

    def stop(self) -> None:
        """Begin no job any more, and none again."""
        self._stopping.set()

    async def run(self, queue: str, job: Job, pass_on: Callable[[], None]) -> bool:
        """Run a job until it is done; returns False if the process stops before that.

        Args:
            queue: Of the job.
            job: What is run.
            pass_on: Called when the next of its key may begin though it is not done.
        """
        failures = 0
        while not self._stopping.is_set():
            try:
                return await self._attempt(queue, job, pass_on)
            except Exception as error:  # noqa: BLE001  # the others go on
                failures += 1
                log_failure(log.bind(queue=queue, job_id=job.id), error)
                await self._pause(pause_after(error, failures).total_seconds())
        return False

    async def _attempt(self, queue: str, job: Job, pass_on: Callable[[], None]) -> bool:
        """Run a job once, when it is its person's turn; returns False if the bot stops first."""
        stage = Stage.FINISHING if job.quick else Stage.BEGINNING
        async with self._slots[queue].turn(stage, job.person) as give_back:
            if self._stopping.is_set():
                return False
            with acting_for(Acting(job.person, give_back, pass_on)):
                await self._queues[queue].run(job.id)
        return True

    async def _pause(self, seconds: float) -> None:
        """Wait, or stop waiting because the bot stops."""
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return
