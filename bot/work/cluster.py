"""The dispatcher of many processes on many hosts: procrastinate carries ids, the ledger is the truth.

```
defer -> task "job" (queue and id), locked by its key -> any worker -> Queue.run(id)
wake, or something is due -> task "sweep" (its name), locked by it -> any worker -> Sweep.work_off()
every some seconds, once in the cluster -> what a dead host was at is given to others, and
                                           what the ledger holds and no task carries is deferred
```

A task that is lost therefore costs some seconds, and a task that comes twice finds its row done.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import datetime
from typing import Any

import structlog
from procrastinate import App, JobContext, RetryStrategy
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

from bot.errors import StorageAway
from bot.models import Job
from bot.retry import AWAY_PAUSE, log_failure, pause_after
from bot.sweeping import Sweep, Sweeping
from bot.work.cluster_jobs import ClusterJobs, Worker
from bot.work.dispatcher import Queue
from bot.work.runs import Runs

log = structlog.stdlib.get_logger(__name__)

#: The queue of tasks that are not about one job.
_SWEEPS = "sweeps"

#: Tasks that a process takes, for each place of its queues: those without a place wait for their
#: person's turn here, and fairness needs some to choose from.
_TASKS_A_PLACE = 4

#: When a sweep is to be done is looked up again, as another host may have moved it.
_LOOK_AGAIN_SECONDS = 60.0

#: Between two tasks of a sweep that is due, while one of them is under way somewhere.
_DUE_AGAIN_SECONDS = 1.0


#: What is cut off is written down before the process ends, where the database answers.
_MARGIN_SECONDS, _TELL_AGAIN_SECONDS = 0.7, 0.1


#: A bell is rung without being pulled: what told of it may have broken.
_RING_AGAIN_SECONDS = 5.0


class _Stopping(Exception):
    """This process stops: the task is for another."""


class Cluster:
    """Has jobs and sweeps done by whichever process has room; see the module."""

    def __init__(
        self,
        jobs: ClusterJobs,
        clock: Callable[[], datetime],
        finish_seconds: float,
        *,
        works: bool = True,
    ) -> None:
        """Set up.

        Args:
            jobs: The tasks of all processes.
            clock: The time, in UTC.
            finish_seconds: What a job that is under way has left when the process stops.
            works: Whether this process does jobs and sweeps; else it only has them done.
        """
        self._jobs = jobs
        self._clock = clock
        self._finish_seconds = finish_seconds
        self._works = works
        self._runs = Runs()
        self._sweeps: dict[str, Sweep] = {}
        self._woken: dict[str, asyncio.Event] = {}
        self._everywhere: dict[str, Sweeping] = {}
        self._bells: dict[str, Callable[[], None]] = {}
        self._pulled: dict[str, asyncio.Event] = {}
        self._background: set[asyncio.Task[None]] = set()
        self._worker: Worker | None = None
        self._app = App(connector=jobs.connector)
        # What a stop cut off keeps its place before what came after it.
        again = RetryStrategy()
        self._app.task(name="job", pass_context=True, retry=again)(self._run_job)
        self._app.task(name="sweep", retry=again)(self._run_sweep)
        recover = self._app.task(name="recover")(self._recover)
        self._app.periodic(cron="* * * * * */10", queue=_SWEEPS, queueing_lock="recover")(recover)

    def add_queue(self, name: str, queue: Queue) -> None:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        self._runs.add(name, queue)

    def add_sweep(
        self,
        name: str,
        sweep: Sweep,
        woken: asyncio.Event | None = None,
        *,
        everywhere: bool = False,
    ) -> Callable[[], None]:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        if everywhere:
            self._everywhere[name] = Sweeping(sweep, self._clock, woken)
            return self._everywhere[name].wake
        self._sweeps[name] = sweep
        self._woken[name] = woken or asyncio.Event()
        return self._woken[name].set

    def add_bell(self, name: str, ring: Callable[[], None], *, here: bool) -> Callable[[], None]:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        pulled = self._pulled[name] = asyncio.Event()
        if not here:
            return pulled.set
        self._bells[name] = ring

        def pull() -> None:
            pulled.set()
            ring()

        return pull

    def wake_all(self) -> None:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        for woken in self._woken.values():
            woken.set()
        for sweeping in self._everywhere.values():
            sweeping.wake()

    async def defer(self, queue: str, *jobs: Job) -> None:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        for job in jobs:
            await self._defer(
                "job",
                queue,
                lock=f"{queue}:{job.key}",
                queueing_lock=f"{queue}:{job.id}",
                priority=int(job.quick),
                queue=queue,
                row=job.id,
                key=job.key,
                person=job.person,
                quick=job.quick,
            )

    async def recover(self) -> int:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        count = 0
        for name, queue in self._runs.queues.items():
            jobs = await queue.waiting(await self._jobs.carried(name))
            await self.defer(name, *jobs)
            count += len(jobs)
        return count

    async def run(self, stop: asyncio.Event) -> None:
        """See :class:`bot.work.dispatcher.Dispatcher`."""
        tasks = [asyncio.create_task(each.run()) for each in self._everywhere.values()]
        tasks += [asyncio.create_task(self._watch(name)) for name in self._sweeps]
        tasks += [asyncio.create_task(self._pass_on(name)) for name in self._pulled]
        tasks += [asyncio.create_task(self._listen())] if self._bells else []
        working = asyncio.create_task(self._work(stop))
        try:
            await stop.wait()
            self._runs.stop()
            await self._finish(working)
        finally:
            for task in (working, *tasks, *self._background):
                task.cancel()
            await asyncio.gather(working, *tasks, *self._background, return_exceptions=True)

    async def _finish(self, working: asyncio.Task[None]) -> None:
        """Let the worker finish what is under way, and cut it off where it takes too long."""
        until = asyncio.get_running_loop().time() + self._finish_seconds + _MARGIN_SECONDS
        while not working.done() and asyncio.get_running_loop().time() < until:
            # Not by cancelling: what it waits for may be done at that moment, and cancel no more.
            # And again: a worker that just begins forgets that it was told.
            if self._worker:
                self._worker.stop()
            await asyncio.wait({working}, timeout=_TELL_AGAIN_SECONDS)

    async def _work(self, stop: asyncio.Event) -> None:
        """Take tasks until told to stop, and then finish those under way, as far as time suffices."""
        places = sum(queue.at_once for queue in self._runs.queues.values())
        while self._works and not stop.is_set():
            self._worker = Worker(
                self._app,
                queues=[*self._runs.queues, _SWEEPS],
                concurrency=_TASKS_A_PLACE * places + len(self._sweeps) + 2,
                finish_seconds=self._finish_seconds,
            )
            try:
                await self._worker.run()
            except ConnectorException as error:
                log_failure(log, StorageAway(str(error)))
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), AWAY_PAUSE.total_seconds())

    async def _run_job(
        self, context: JobContext, *, queue: str, row: int, key: str, person: int, quick: bool
    ) -> None:
        task = context.job.id

        def pass_on() -> None:
            if task is not None:
                self._start(self._let_pass(task))

        job = Job(key=key, id=row, person=person, quick=quick)
        if queue in self._runs.queues and not await self._runs.run(queue, job, pass_on):
            raise _Stopping

    async def _let_pass(self, task: int) -> None:
        await self._jobs.let_pass(task)
        if self._worker:
            self._worker.look_again()

    async def _run_sweep(self, name: str) -> None:
        """Do a sweep until it is done, whatever breaks."""
        failures = 0
        while sweep := self._sweeps.get(name):
            try:
                await sweep.work_off()
            except Exception as error:  # noqa: BLE001  # whatever it is, the rest of the bot goes on
                failures += 1
                log_failure(log.bind(sweep=name), error)
                await asyncio.sleep(pause_after(error, failures).total_seconds())
            else:
                return

    async def _pass_on(self, name: str) -> None:
        """Tell the others when a bell is pulled here; many pulls are one."""
        while await self._pulled[name].wait():
            self._pulled[name].clear()
            try:
                await self._jobs.ring(name)
            except StorageAway as error:
                log_failure(log, error)
                await asyncio.sleep(AWAY_PAUSE.total_seconds())

    async def _listen(self) -> None:
        """Ring the bells that hang here when others pull them, and when that may have been missed."""
        while True:
            listening = asyncio.create_task(self._jobs.hear(self._heard))
            try:
                while not listening.done():
                    for ring in self._bells.values():
                        ring()
                    await asyncio.wait({listening}, timeout=_RING_AGAIN_SECONDS)
            finally:
                listening.cancel()
            (ended,) = await asyncio.gather(listening, return_exceptions=True)
            if isinstance(ended, Exception):
                log_failure(log, ended)
            await asyncio.sleep(AWAY_PAUSE.total_seconds())

    def _heard(self, bell: str) -> None:
        if ring := self._bells.get(bell):
            ring()

    async def _recover(self, timestamp: int) -> None:
        """Give what a dead host was at to others, and defer what no task carries."""
        del timestamp
        await self._jobs.give_to_others()
        await self.recover()

    async def _watch(self, name: str) -> None:
        """Have a sweep done at the start, when it is due, and when it is woken."""
        woken = self._woken[name]
        woken.set()
        while True:
            if woken.is_set() or self._works:
                due_in = await self._due_in(name)
                if woken.is_set() or due_in <= 0:
                    woken.clear()
                    await self._defer("sweep", _SWEEPS, lock=f"sweep:{name}", name=name)
                wait = due_in if due_in > 0 else _DUE_AGAIN_SECONDS
            else:
                wait = _LOOK_AGAIN_SECONDS
            with suppress(TimeoutError):
                await asyncio.wait_for(woken.wait(), min(wait, _LOOK_AGAIN_SECONDS))

    async def _due_in(self, name: str) -> float:
        """Return the seconds until a sweep has something to do."""
        try:
            due_at = await self._sweeps[name].next_due_at()
        except Exception as error:  # noqa: BLE001  # the others go on
            log_failure(log.bind(sweep=name), error)
            return pause_after(error, 1).total_seconds()
        return (due_at - self._clock()).total_seconds() if due_at else _LOOK_AGAIN_SECONDS

    async def _defer(
        self,
        task: str,
        on: str,
        *,
        lock: str | None = None,
        queueing_lock: str | None = None,
        priority: int = 0,
        **arguments: Any,  # noqa: ANN401  # as procrastinate has it
    ) -> None:
        """Have a task done; one that waits already is not doubled, one that is lost is recovered."""
        deferrer = self._app.configure_task(
            task,
            queue=on,
            lock=lock,
            queueing_lock=queueing_lock or f"{task}:{lock or on}",
            priority=priority,
        )
        try:
            await deferrer.defer_async(**arguments)
        except AlreadyEnqueued:
            pass
        except ConnectorException as error:
            log.warning("a task waits for the next look at the ledger", cause=str(error))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
