"""The dispatcher of a bot that is one process: queues in memory, the ledger behind them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping

import structlog

from bot.models import Job
from bot.storage.away import is_away
from bot.storage.database import cause_of
from bot.work.dispatcher import Queue

log = structlog.stdlib.get_logger(__name__)

#: Seconds before a job that raised is run again the first time, the second, ...; the last goes on.
_AGAIN_SECONDS = (0.5, 2.0, 5.0, 15.0, 60.0)

#: Queue and key.
_Lane = tuple[str, str]


class Embedded:
    """Runs jobs in this process."""

    def __init__(self, queues: Mapping[str, Queue], finish_seconds: float) -> None:
        """Set up.

        Args:
            queues: By name.
            finish_seconds: What a job that is under way has left when the bot stops.
        """
        self._queues = queues
        self._finish_seconds = finish_seconds
        self._slots = {name: asyncio.Semaphore(queue.at_once) for name, queue in queues.items()}
        self._lanes: dict[_Lane, deque[int]] = {}
        self._filled: asyncio.Queue[_Lane] = asyncio.Queue()
        self._under_way: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()

    async def defer(self, queue: str, *jobs: Job) -> None:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        for job in jobs:
            lane = (queue, job.key)
            if lane not in self._lanes:
                self._lanes[lane] = deque()
                self._filled.put_nowait(lane)
            self._lanes[lane].append(job.id)

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
        try:
            await stop.wait()
            starting.cancel()
            self._stopping.set()
            if self._under_way:
                await asyncio.wait(self._under_way, timeout=self._finish_seconds)
        finally:
            cut_off = [starting, *self._under_way]
            for task in cut_off:
                task.cancel()
            await asyncio.gather(*cut_off, return_exceptions=True)
        if self._lanes:
            log.info("resumed at the next start", jobs=sum(map(len, self._lanes.values())))

    async def _start_lanes(self) -> None:
        while True:
            lane = await self._filled.get()
            task = asyncio.create_task(self._run_lane(lane))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _run_lane(self, lane: _Lane) -> None:
        jobs = self._lanes[lane]
        while jobs:
            if not await self._done(lane[0], jobs[0]):
                return
            jobs.popleft()
        del self._lanes[lane]

    async def _done(self, queue: str, job_id: int) -> bool:
        """Run a job as often as it takes; False if the bot stops before it is done."""
        failures = 0
        while not self._stopping.is_set():
            async with self._slots[queue]:
                if self._stopping.is_set():
                    break
                try:
                    await self._queues[queue].run(job_id)
                except Exception as error:
                    if is_away(error):
                        log.bind(queue=queue, job_id=job_id).error(
                            "job waits for the database", cause=cause_of(error)
                        )
                    else:
                        log.exception("job broke, again later", queue=queue, job_id=job_id)
                else:
                    return True
            failures += 1
            await self._pause(_AGAIN_SECONDS[min(failures, len(_AGAIN_SECONDS)) - 1])
        return False

    async def _pause(self, seconds: float) -> None:
        """Wait, or stop waiting because the bot stops."""
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return
