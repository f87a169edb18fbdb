"""The contract of a dispatcher, and what holds for the embedded one beyond it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest

from bot import retry
from bot.app.clock import utc_now
from bot.fairness.acting import acting
from bot.models import Job
from bot.work.cluster import Cluster
from bot.work.cluster_jobs import ClusterJobs, open_jobs
from bot.work.dispatcher import Dispatcher, Queue
from bot.work.embedded import Embedded


class Rows:
    """A queue over a ledger in memory, whose jobs wait and break where they are told to."""

    at_once = 3

    def __init__(self, *jobs: Job) -> None:
        self.ledger = {job.id: job for job in jobs}
        self.done: list[int] = []
        self.tries: list[int] = []
        self.running: set[int] = set()
        self.most_running = 0
        self.gates: dict[int, asyncio.Event] = {}
        self.breaks: dict[int, int] = {}
        #: Jobs that let the next of their key begin; and those that need no place.
        self.passed: set[int] = set()
        self.given_back: set[int] = set()
        self._changed = asyncio.Condition()

    async def run(self, job_id: int) -> None:
        if job_id not in self.ledger:
            return
        self.tries.append(job_id)
        self.running.add(job_id)
        self.most_running = max(self.most_running, len(self.running))
        try:
            await self._tell()
            if job_id in self.passed:
                acting().let_others_pass()
            if job_id in self.given_back:
                acting().give_place_back()
            if gate := self.gates.get(job_id):
                await gate.wait()
            if self.breaks.get(job_id, 0) > 0:
                self.breaks[job_id] -= 1
                raise ValueError("unlucky")
            del self.ledger[job_id]
            self.done.append(job_id)
        finally:
            self.running.discard(job_id)
            await self._tell()

    async def waiting(self, but: Collection[int] = ()) -> Sequence[Job]:
        return [job for job in self.ledger.values() if job.id not in but]

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(30), self._changed:
            await self._changed.wait_for(condition)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


class Due:
    """Rows of a kind that fall due at their times."""

    def __init__(self, *due_at: datetime, faults: int = 0) -> None:
        self.due_at = list(due_at)
        self.faults = faults
        #: When each row was done, and how often the sweep was.
        self.done: list[datetime] = []
        self.times = 0
        self.gate: asyncio.Event | None = None
        self._changed = asyncio.Condition()

    async def work_off(self) -> None:
        self.times += 1
        await self._tell()
        if self.gate:
            await self.gate.wait()
        if self.faults:
            self.faults -= 1
            raise ValueError("unlucky")
        now = utc_now()
        self.done += [now for at in self.due_at if at <= now]
        self.due_at = [at for at in self.due_at if at > now]
        await self._tell()

    async def next_due_at(self) -> datetime | None:
        return min(self.due_at, default=None)

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(30), self._changed:
            await self._changed.wait_for(condition)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


Make = Callable[[dict[str, Queue]], Dispatcher]


def embedded(queues: Mapping[str, Queue], finish_seconds: float) -> Dispatcher:
    dispatcher = Embedded(utc_now, finish_seconds)
    for name, queue in queues.items():
        dispatcher.add_queue(name, queue)
    return dispatcher


def cluster(shared: ClusterJobs, queues: Mapping[str, Queue]) -> Cluster:
    dispatcher = Cluster(shared, utc_now, 0.2)
    for name, queue in queues.items():
        dispatcher.add_queue(name, queue)
    return dispatcher


async def empty(shared: ClusterJobs) -> None:
    """Leave nothing of other tests: they share the server."""
    await shared.connector.execute_query_async("TRUNCATE procrastinate_jobs CASCADE")


@pytest.fixture(params=["embedded", "cluster"])
async def make(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Make]:
    """Make a dispatcher that cuts off what is under way a moment after it was told to stop."""
    monkeypatch.setattr(retry, "_PAUSES", (timedelta(0),))
    if request.param == "embedded":
        yield lambda queues: embedded(queues, finish_seconds=0.2)
        return
    async with open_jobs(request.getfixturevalue("postgres")) as shared:
        await empty(shared)
        yield lambda queues: cluster(shared, queues)


@asynccontextmanager
async def running(dispatcher: Dispatcher) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Run it; gives what stops it."""
    stop = asyncio.Event()
    task = asyncio.create_task(dispatcher.run(stop))

    async def end() -> None:
        stop.set()
        await asyncio.wait_for(task, 30)

    try:
        yield end
    finally:
        await end()


async def goes_on(make: Make, rows: Rows) -> None:
    """Be the next process, until nothing waits."""
    dispatcher = make({"rows": rows})
    await dispatcher.recover()
    async with running(dispatcher):
        await rows.until(lambda: not rows.ledger)


def jobs(key: str, *ids: int) -> list[Job]:
    return [Job(key=key, id=number) for number in ids]


async def test_what_is_deferred_is_run(make: Make) -> None:
    """Before and while it runs."""
    rows = Rows(*jobs("a", 1), *jobs("b", 2))
    dispatcher = make({"rows": rows})
    await dispatcher.defer("rows", *jobs("a", 1))
    async with running(dispatcher):
        await rows.until(lambda: rows.done == [1])
        await dispatcher.defer("rows", *jobs("b", 2))
        await rows.until(lambda: rows.done == [1, 2])


async def test_jobs_of_a_key_are_run_in_order(make: Make) -> None:
    """One after the other, and holding up no other key."""
    rows = Rows(*jobs("a", 1, 2), *jobs("b", 3))
    rows.gates[1] = asyncio.Event()
    dispatcher = make({"rows": rows})
    await dispatcher.defer("rows", *jobs("a", 1, 2), *jobs("b", 3))
    async with running(dispatcher):
        await rows.until(lambda: rows.done == [3])
        assert rows.running == {1}
        rows.gates[1].set()
        await rows.until(lambda: rows.done == [3, 1, 2])


async def test_queues_do_not_share_keys_or_places(make: Make) -> None:
    """A slow feed is nothing to a chat that has the same number."""
    feeds, chats = Rows(*jobs("7", 1)), Rows(*jobs("7", 1))
    feeds.gates[1] = asyncio.Event()
    dispatcher = make({"feeds": feeds, "chats": chats})
    await dispatcher.defer("feeds", *jobs("7", 1))
    await dispatcher.defer("chats", *jobs("7", 1))
    async with running(dispatcher):
        await chats.until(lambda: chats.done == [1])
        feeds.gates[1].set()
        await feeds.until(lambda: feeds.done == [1])


async def test_no_more_are_run_at_once_than_the_queue_says(make: Make) -> None:
    """The others have their turn when one is done."""
    every = [Job(key=f"{n}", id=n) for n in range(10)]
    rows = Rows(*every)
    rows.gates = {n: asyncio.Event() for n in range(10)}
    dispatcher = make({"rows": rows})
    await dispatcher.defer("rows", *every)
    async with running(dispatcher):
        await rows.until(lambda: len(rows.running) == 3)
        for gate in rows.gates.values():
            gate.set()
        await rows.until(lambda: len(rows.done) == 10)

    assert rows.most_running == 3


async def test_a_slow_job_lets_the_next_of_its_key_begin(make: Make) -> None:
    """It is not lost by that, but run again if it breaks, and recovered if it is cut off."""
    rows = Rows(*jobs("a", 1, 2, 3))
    rows.passed = {1, 2}
    rows.breaks[1] = 1
    rows.gates[2] = asyncio.Event()
    dispatcher = make({"rows": rows})
    await dispatcher.defer("rows", *jobs("a", 1, 2, 3))
    async with running(dispatcher):
        await rows.until(lambda: set(rows.done) == {1, 3})

    assert rows.tries.count(1) == 2
    assert [job.id for job in await rows.waiting()] == [2]


async def test_who_waits_for_something_slow_holds_no_place(make: Make) -> None:
    """However many do."""
    every = [Job(key=f"{n}", id=n) for n in range(10)]
    rows = Rows(*every)
    rows.gates = {n: asyncio.Event() for n in range(9)}
    rows.given_back = set(range(9))
    dispatcher = make({"rows": rows})
    await dispatcher.defer("rows", *every)
    async with running(dispatcher):
        await rows.until(lambda: rows.done == [9])
        assert len(rows.running) == 9


async def test_nobody_has_all_places(make: Make) -> None:
    """One who speaks in ten chats at once leaves some to who speaks in one."""
    crowd = [Job(key=f"{n}", id=n, person=1) for n in range(10)]
    rows = Rows(*crowd, Job(key="b", id=10, person=2), Job(key="c", id=11, person=3))
    rows.gates = {n: asyncio.Event() for n in range(10)}
    dispatcher = make({"rows": rows})
    await dispatcher.defer("rows", *rows.ledger.values())
    async with running(dispatcher):
        await rows.until(lambda: set(rows.done) == {10, 11})


async def test_what_is_quick_goes_first(make: Make) -> None:
    """A command does not wait for the links of others to be accepted."""
    links = [Job(key=f"{n}", id=n, person=n + 1) for n in range(8)]
    command = Job(key="c", id=9, person=99, quick=True)
    rows = Rows(*links, command)
    rows.gates = {n: asyncio.Event() for n in range(3)}
    dispatcher = make({"rows": rows})
    await dispatcher.defer("rows", *links, command)
    async with running(dispatcher):
        await rows.until(lambda: rows.running == {0, 1, 2})
        await asyncio.sleep(0.01)  # all others are in line by now
        rows.gates[0].set()
        await rows.until(lambda: 9 in rows.done)

        assert 9 in rows.tries[:4]


async def test_a_job_that_breaks_is_run_again_before_those_after_it(make: Make) -> None:
    """Others go on meanwhile."""
    rows = Rows(*jobs("a", 1, 2), *jobs("b", 3))
    rows.breaks[1] = 2
    dispatcher = make({"rows": rows})
    await dispatcher.defer("rows", *jobs("a", 1, 2), *jobs("b", 3))
    async with running(dispatcher):
        await rows.until(lambda: set(rows.done) == {1, 2, 3})

    assert [job for job in rows.tries if job != 3] == [1, 1, 1, 2]


async def test_what_is_not_done_is_recovered(make: Make) -> None:
    """By the next process, from the ledger alone, in order."""
    rows = Rows(*jobs("a", 1, 2), *jobs("b", 3))
    dispatcher = make({"rows": rows})

    assert await dispatcher.recover() == 3
    async with running(dispatcher):
        await rows.until(lambda: set(rows.done) == {1, 2, 3})

    assert rows.done.index(1) < rows.done.index(2)


async def test_what_others_add_is_found_while_it_runs(make: Make) -> None:
    """Once: what waits or is under way is left alone, however often it is looked for."""
    rows = Rows(*jobs("a", 1, 2))
    rows.gates[1] = asyncio.Event()
    dispatcher = make({"rows": rows})
    async with running(dispatcher):
        await dispatcher.recover()
        await rows.until(lambda: rows.running == {1})
        rows.ledger |= {job.id: job for job in jobs("a", 3)}
        for _ in range(3):
            await dispatcher.recover()
        rows.gates[1].set()
        await rows.until(lambda: len(rows.done) == 3)
        rows.ledger |= {job.id: job for job in jobs("a", 1)}
        await dispatcher.recover()
        await rows.until(lambda: len(rows.done) == 4)

    assert rows.tries == [1, 2, 3, 1]


async def test_a_stop_finishes_what_is_under_way_and_starts_nothing(make: Make) -> None:
    """What it did not start is for the next process."""
    rows = Rows(*jobs("a", 1, 2))
    rows.gates[1] = asyncio.Event()
    dispatcher = make({"rows": rows})
    await dispatcher.defer("rows", *jobs("a", 1, 2))
    async with running(dispatcher) as end:
        await rows.until(lambda: rows.running == {1})
        ending = asyncio.ensure_future(end())
        await asyncio.sleep(0)
        rows.gates[1].set()
        await ending

    assert rows.done == [1]
    await goes_on(make, rows)
    assert rows.done == [1, 2]


async def test_a_stop_cuts_off_what_takes_longer(make: Make) -> None:
    """It comes back."""
    rows = Rows(*jobs("a", 1))
    rows.gates[1] = asyncio.Event()
    dispatcher = make({"rows": rows})
    await dispatcher.defer("rows", *jobs("a", 1))
    async with running(dispatcher) as end:
        await rows.until(lambda: rows.running == {1})
        await end()

    assert (rows.done, rows.running) == ([], set())
    rows.gates[1].set()
    await goes_on(make, rows)
    assert rows.done == [1]


async def test_a_job_that_is_done_already_is_no_harm(make: Make) -> None:
    """Whoever is not sure may defer again."""
    rows = Rows(*jobs("a", 1))
    dispatcher = make({"rows": rows})
    await dispatcher.defer("rows", *jobs("a", 1))
    await dispatcher.defer("rows", *jobs("a", 1))
    async with running(dispatcher):
        await rows.until(lambda: rows.done == [1])

    assert rows.done == [1]


async def test_a_job_that_breaks_for_ever_does_not_hold_up_the_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The embedded one waits longer each time, but not for the next try when it stops."""
    monkeypatch.setattr(retry, "_PAUSES", (timedelta(hours=1),))
    rows = Rows(*jobs("a", 1))
    rows.breaks[1] = 1
    dispatcher = embedded({"rows": rows}, finish_seconds=60)
    await dispatcher.defer("rows", *jobs("a", 1))
    async with running(dispatcher):
        await rows.until(lambda: rows.tries == [1] and not rows.running)


async def test_a_sweep_does_what_is_due_and_what_falls_due(make: Make) -> None:
    """At the start what was due before; then at its time, and not before."""
    later, much_later = (utc_now() + timedelta(seconds=s) for s in (0.3, 3600))
    due = Due(utc_now() - timedelta(hours=1), later, much_later)
    dispatcher = make({})
    dispatcher.add_sweep("due", due)
    async with running(dispatcher):
        await due.until(lambda: len(due.done) == 2)

    assert due.done[1] >= later
    assert due.due_at == [much_later]


async def test_a_sweep_is_done_when_it_is_woken(make: Make) -> None:
    """Before it runs, while it is at it, and after; others are not, unless all are."""
    due, other = Due(), Due()
    dispatcher = make({})
    wake = dispatcher.add_sweep("due", due)
    dispatcher.add_sweep("other", other)
    wake()
    due.gate = asyncio.Event()
    async with running(dispatcher):
        await due.until(lambda: due.times == 1)
        due.due_at.append(utc_now())
        wake()
        due.gate.set()
        await due.until(lambda: due.times == 2 and len(due.done) == 1)
        due.due_at.append(utc_now())
        wake()
        await due.until(lambda: len(due.done) == 2)
        await other.until(lambda: other.times == 1)
        dispatcher.wake_all()
        await other.until(lambda: other.times == 2)


async def test_a_sweep_that_breaks_is_done_again_and_holds_up_no_other(make: Make) -> None:
    """Nor any job."""
    broken, whole = Due(utc_now(), faults=2), Due(utc_now())
    rows = Rows(*jobs("a", 1))
    dispatcher = make({"rows": rows})
    dispatcher.add_sweep("broken", broken)
    dispatcher.add_sweep("whole", whole)
    await dispatcher.defer("rows", *jobs("a", 1))
    async with running(dispatcher):
        await rows.until(lambda: rows.done == [1])
        await whole.until(lambda: len(whole.done) == 1)
        await broken.until(lambda: len(broken.done) == 1)

    assert broken.times == 3


async def test_a_sweep_is_cut_off_at_a_stop_and_finds_the_rest_at_the_next_start(
    make: Make,
) -> None:
    """What it was at is in the ledger still."""
    due = Due(utc_now())
    due.gate = asyncio.Event()
    dispatcher = make({})
    dispatcher.add_sweep("due", due)
    async with running(dispatcher):
        await due.until(lambda: due.times == 1)
    assert due.done == []

    due.gate = None
    again = make({})
    again.add_sweep("due", due)
    async with running(again):
        await due.until(lambda: len(due.done) == 1)


async def test_a_sweep_of_the_process_itself_is_done_in_each(make: Make) -> None:
    """As the watch over its clock is."""
    first, second = Due(), Due()
    here, there = make({}), make({})
    here.add_sweep("clock", first, everywhere=True)
    there.add_sweep("clock", second, everywhere=True)
    async with running(here), running(there):
        await first.until(lambda: first.times == 1)
        await second.until(lambda: second.times == 1)
