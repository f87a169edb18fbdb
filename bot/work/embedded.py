"""The dispatcher of a bot that is one process: all in memory, the ledger behind it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from datetime import datetime

import structlog

from bot.models import Job
from bot.sweeping import Sweep, Sweeping
from bot.work.dispatcher import Queue
from bot.work.runs import Runs

log = structlog.stdlib.get_logger(__name__)

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
        self._runs = Runs()
        self._sweeps: dict[str, Sweeping] = {}
        self._lanes: dict[_Lane, deque[Job]] = {}
        #: Ids of jobs that are to be run, or are run, by queue.
        self._known: dict[str, set[int]] = {}
        self._filled: asyncio.Queue[_Lane] = asyncio.Queue()
        self._under_way: set[asyncio.Task[None]] = set()

    def add_queue(self, name: str, queue: Queue) -> None:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        self._runs.add(name, queue)
        self._known[name] = set()

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

    def add_bell(self, name: str, ring: Callable[[], None], *, here: bool) -> Callable[[], None]:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        del name, here  # this process is all there is
        return ring

    def wake_all(self) -> None:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        for sweeping in self._sweeps.values():
            sweeping.wake()

    async def defer(self, queue: str, *jobs: Job) -> None:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        self._known[queue].update(job.id for job in jobs)
        for job in jobs:
            lane = (queue, job.key)
            if lane not in self._lanes:
                self._lanes[lane] = deque()
                self._filled.put_nowait(lane)
            self._lanes[lane].append(job)

    async def recover(self) -> int:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        count = 0
        for name, queue in self._runs.queues.items():
            jobs = await queue.waiting(self._known[name])
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
            self._runs.stop()
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

        try:
            if await self._runs.run(queue, job, pass_on):
                pass_on()
        finally:
            self._known[queue].discard(job.id)
            pass_on(done=False)
