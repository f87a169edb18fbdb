"""Worker processes that share a budget; what ends one of them costs one task."""

from __future__ import annotations

import asyncio
import math
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import AsyncExitStack, contextmanager, suppress
from enum import Enum, auto
from multiprocessing import forkserver
from typing import TypeVar

import structlog
from pebble import ProcessExpired, ProcessPool

from bot.fairness.acting import NOBODY, acting
from bot.fairness.line import Stage
from bot.fairness.slots import Slots
from bot.metrics.families import KILLS
from bot.metrics.meter import UNMEASURED, Metrics
from bot.work.tasks import OUT_OF_MEMORY, Budget, ready, start_worker, within

T = TypeVar("T")

log = structlog.stdlib.get_logger(__name__)

#: Between a task's last moment and its end being known.
_MARGIN_SECONDS = 5.0

#: Processes that are being started when the group is closed have so long to be there.
_START_SECONDS = 0.3


class FailureCause(Enum):
    """Why a task has no result."""

    TIME = auto()
    MEMORY = auto()
    DIED = auto()
    #: It never had its turn.
    BUSY = auto()


class GaveUp(Exception):
    """A task has no result."""

    def __init__(self, why: FailureCause) -> None:
        super().__init__(why.name.lower())
        self.why = why


class WorkerGroup:
    """Some workers, and a line before them: whose tasks they are decides who is next."""

    def __init__(
        self,
        budget: Budget,
        workers: int,
        max_tasks: int,
        max_in_line: float = math.inf,
        patience_seconds: float | None = None,
        *,
        metrics: Metrics = UNMEASURED,
    ) -> None:
        """Set up; the processes are started by the first task.

        Args:
            budget: Of each task.
            workers: Processes.
            max_tasks: After so many a worker is replaced, so that no leak adds up.
            max_in_line: Tasks that may wait; each holds its page in memory. What nobody waits for
                has half of these places.
            patience_seconds: How long a task waits for its turn; None: as long as it takes.
            metrics: Told of tasks that have no result.
        """
        self._budget = budget
        self._workers = workers
        self._max_tasks = max_tasks
        self._max_in_line = max_in_line
        self._patience_seconds = patience_seconds
        self._metrics = metrics
        # No more than there are workers: so a task's time begins when it is handed over, and
        # one that takes longer shows that the pool is broken.
        self._slots = Slots(workers)
        self._in_line = 0
        self._unattended = 0
        self._pool = self._new_pool()
        self._leaving: set[asyncio.Task[None]] = set()
        self._starting: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start the processes now, not while the first person waits.

        That takes more than a second, in which all that needs no worker goes on.
        """

        def start() -> None:
            # What broke breaks again, for the first task.
            with suppress(BrokenProcessPool):
                self._pool.schedule(ready).result()

        self._starting = asyncio.create_task(asyncio.to_thread(start))

    async def run(
        self, function: Callable[..., T], *args: object, stage: Stage = Stage.BEGINNING
    ) -> T:
        """Run a function in a worker; what it raises is raised.

        Args:
            function: Can be pickled, as its arguments and what it returns.
            args: Its arguments.
            stage: How near it is to an answer.

        Raises:
            GaveUp: It was not done within its budget, or had no turn.
        """
        with self._place():
            async with AsyncExitStack() as turn:
                try:
                    async with asyncio.timeout(self._patience_seconds):
                        await turn.enter_async_context(self._slots.turn(stage))
                except TimeoutError:
                    raise GaveUp(FailureCause.BUSY) from None
                try:
                    return await self._run(function, *args)
                except GaveUp as error:
                    self._metrics.count(KILLS, error.why.name.lower())
                    raise

    @contextmanager
    def _place(self) -> Iterator[None]:
        """Be one of those that wait or are run."""
        unattended = acting().person == NOBODY
        if self._in_line >= self._workers + self._max_in_line or (
            unattended and self._unattended >= self._workers + self._max_in_line / 2
        ):
            raise GaveUp(FailureCause.BUSY)
        self._in_line += 1
        self._unattended += unattended
        try:
            yield
        finally:
            self._in_line -= 1
            self._unattended -= unattended

    async def _run(self, function: Callable[..., T], *args: object) -> T:
        if self._starting:
            await asyncio.shield(self._starting)
        for _ in range(2):
            pool = self._pool
            try:
                return await self._attempt(pool, function, *args)
            except BrokenProcessPool:
                self._replace(pool)
        raise GaveUp(FailureCause.DIED)

    async def close(self) -> None:
        """End the processes; for those that are being started, nobody waits long."""
        while self._starting and not self._starting.done():
            await asyncio.wait({self._starting}, timeout=_START_SECONDS)
            if not self._starting.done():
                _kill_fork_server()
        self._leave(self._pool)
        await asyncio.gather(*self._leaving)

    async def _attempt(self, pool: ProcessPool, function: Callable[..., T], *args: object) -> T:
        future = self._schedule(pool, function, *args)
        wrapped = asyncio.wrap_future(future)
        seconds = self._budget.wall_seconds + _MARGIN_SECONDS
        try:
            await asyncio.wait({wrapped}, timeout=seconds)
        except asyncio.CancelledError:
            wrapped.cancel()
            raise
        if not wrapped.done() or wrapped.cancelled():
            wrapped.cancel()
            raise BrokenProcessPool("a task was lost")
        match wrapped.exception():
            case None:
                return wrapped.result()
            case TimeoutError():
                raise GaveUp(FailureCause.TIME)
            case ProcessExpired() as error:
                raise GaveUp(_why(error.exitcode)) from error
            case error:
                raise error

    def _schedule(self, pool: ProcessPool, function: Callable[..., T], *args: object) -> Future[T]:
        budget = self._budget
        try:
            return pool.schedule(
                within, args=(budget.cpu_seconds, function, *args), timeout=budget.wall_seconds
            )
        except RuntimeError as error:  # pebble's word for a pool that stopped
            raise BrokenProcessPool(str(error)) from error

    def _new_pool(self) -> ProcessPool:
        # Forking a process that has threads (the database's) can deadlock; a fork server has none.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["bot.work.preload"])
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=self._max_tasks,
            initializer=start_worker,
            initargs=[self._budget.memory_bytes],
            context=context,
        )

    def _replace(self, broken: ProcessPool) -> None:
        """Make a new pool in place of one that broke, unless another task did so already."""
        if broken is self._pool:
            log.error("the workers broke, starting new ones")
            self._pool = self._new_pool()
            self._leave(broken)

    def _leave(self, pool: ProcessPool) -> None:
        pool.stop()  # type: ignore[no-untyped-call]
        task = asyncio.create_task(asyncio.to_thread(pool.join))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)


def _kill_fork_server() -> None:
    """Have who waits for its first process wait no more: that is told that there is none.

    It loads much before it answers anybody, and heeds nothing meanwhile.
    """
    pid = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]  # noqa: SLF001
    with suppress(ProcessLookupError):
        if pid is not None:
            os.kill(pid, signal.SIGKILL)


def _why(exit_code: int) -> FailureCause:
    if exit_code == OUT_OF_MEMORY:
        return FailureCause.MEMORY
    return FailureCause.TIME if exit_code == -signal.SIGPROF else FailureCause.DIED
