"""The dispatcher of a bot that is one process: all in memory, the ledger behind it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from datetime import datetime

import structlog

from bot.fairness.acting import Acting, acting_for
from bot.fairness.line import Stage
from bot.fairness.slots import Slots
from bot.models import Job
from bot.retry import log_failure, pause_after
from bot.sweeping import Sweep, Sweeping
from bot.work.dispatcher import Queue

log = structlog.stdlib.get_logger(__name__)

#: One person has no more than this part of a queue's places.
_SHARE = 4

#: Queue and key.
_Lane = tuple[str, str]


class Embedded:
    """Runs jobs and sweeps in this process."""

    def __init__(self, clock: Callable[[], datetime], finish_seconds: float) -> None:
        """Set up.

        Args:
            clock: The time, in UTC.
            finish_seconds: What a job that is under way has left when the bot stops.
        """
        self._clock = clock
        self._finish_seconds = finish_seconds
        self._queues: dict[str, Queue] = {}
        self._slots: dict[str, Slots] = {}
        self._sweeps: dict[str, Sweeping] = {}
        self._lanes: dict[_Lane, deque[Job]] = {}
        self._filled: asyncio.Queue[_Lane] = asyncio.Queue()
        self._under_way: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()

    def add_queue(self, name: str, queue: Queue) -> None:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        self._queues[name] = queue
        self._slots[name] = Slots(queue.at_once, most_each=max(queue.at_once // _SHARE, 1))

    def add_sweep(
        self,
        name: str,
        sweep: Sweep,
        woken: asyncio.Event | None = None,
        *,
        everywhere: bool = False,
    ) -> Callable[[], None]:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        del everywhere  # this process is all there is
        self._sweeps[name] = Sweeping(sweep, self._clock, woken)
        return self._sweeps[name].wake

    def wake_all(self) -> None:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        for sweeping in self._sweeps.values():
            sweeping.wake()

    async def defer(self, queue: str, *jobs: Job) -> None:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        for job in jobs:
            lane = (queue, job.key)
            if lane not in self._lanes:
                self._lanes[lane] = deque()
                self._filled.put_nowait(lane)
            self._lanes[lane].append(job)

    async def recover(self) -> int:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        count = 0
        for name, queue in self._queues.items():
            jobs = await queue.waiting()
            await self.defer(name, *jobs)
            count += len(jobs)
        return count

    async def run(self, stop: asyncio.Event) -> None:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        starting = asyncio.create_task(self._start_lanes())
        sweeps = [asyncio.create_task(sweeping.run()) for sweeping in self._sweeps.values()]
        try:
            await stop.wait()
            starting.cancel()
            self._stopping.set()
            if self._under_way:
                await asyncio.wait(self._under_way, timeout=self._finish_seconds)
        finally:
            cut_off = [starting, *sweeps, *self._under_way]
            for task in cut_off:
                task.cancel()
            await asyncio.gather(*cut_off, return_exceptions=True)
        if self._lanes:
            log.info("resumed at the next start", jobs=sum(map(len, self._lanes.values())))

    async def _start_lanes(self) -> None:
        while True:
            lane = await self._filled.get()
            self._start(self._run_lane(lane))

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _run_lane(self, lane: _Lane) -> None:
        queue, jobs = lane[0], self._lanes[lane]
        while jobs:
            passed: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
            self._start(self._run_job(queue, jobs[0], passed))
            if not await passed:
                return
            jobs.popleft()
        del self._lanes[lane]

    async def _run_job(self, queue: str, job: Job, passed: asyncio.Future[bool]) -> None:
        """Run a job as often as it takes.

        Args:
            queue: Of the job.
            job: What is run.
            passed: Set when the next of its lane may begin: True at the latest when the job is
                done, False if the bot stops before that.
        """

        def pass_on(done: bool = True) -> None:
            if not passed.done():
                passed.set_result(done)

        failures = 0
        try:
            while not self._stopping.is_set():
                try:
                    done = await self._attempt(queue, job, pass_on)
                except Exception as error:  # noqa: BLE001  # the others go on
                    failures += 1
                    log_failure(log.bind(queue=queue, job_id=job.id), error)
                    await self._pause(pause_after(error, failures).total_seconds())
                    continue
                if done:
                    pass_on()
                return
        finally:
            pass_on(done=False)

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
