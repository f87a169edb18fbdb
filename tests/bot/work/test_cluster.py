"""What holds for many processes beyond the contract, which test_dispatcher.py has."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from procrastinate.schema import SchemaManager

from bot.app.clock import utc_now
from bot.models import Job
from bot.work import cluster as cluster_module
from bot.work.cluster import Cluster
from bot.work.cluster_jobs import ClusterJobs, open_jobs
from tests.bot.work.test_dispatcher import Due, Rows, empty, jobs


@pytest.fixture
async def shared(postgres: str) -> AsyncIterator[ClusterJobs]:
    """The tasks of all processes; none yet."""
    async with open_jobs(postgres) as opened:
        await empty(opened)
        yield opened


def process(shared: ClusterJobs, rows: Rows | None = None, *, works: bool = True) -> Cluster:
    dispatcher = Cluster(shared, utc_now, 0.2, works=works)
    if rows:
        dispatcher.add_queue("rows", rows)
    return dispatcher


@asynccontextmanager
async def running(*dispatchers: Cluster) -> AsyncIterator[None]:
    stop = asyncio.Event()
    tasks = [asyncio.create_task(dispatcher.run(stop)) for dispatcher in dispatchers]
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(asyncio.gather(*tasks), 30)


async def begin(shared: ClusterJobs, *, last_heard: str) -> None:
    """Have a host take the first task, which was heard of so long ago."""
    await shared.connector.execute_query_async(
        "WITH host AS (INSERT INTO procrastinate_workers (last_heartbeat) "
        "VALUES (now() - %(ago)s::interval) RETURNING id) "
        "UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM host) "
        "WHERE id = (SELECT min(id) FROM procrastinate_jobs)",
        ago=last_heard,
    )


async def tasks(shared: ClusterJobs) -> int:
    row = await shared.connector.execute_query_one_async(
        "SELECT count(*) AS n FROM procrastinate_jobs WHERE task_name = 'job'"
    )
    return int(row["n"])


async def test_each_job_is_run_by_one_of_them(shared: ClusterJobs) -> None:
    """Whoever has room; and no task stays behind."""
    every = [Job(key=f"{n % 7}", id=n) for n in range(40)]
    rows = Rows(*every)
    here, there = process(shared, rows), process(shared, rows)
    await here.defer("rows", *every)
    async with running(here, there):
        await rows.until(lambda: len(rows.done) == 40)

    assert sorted(rows.tries) == list(range(40))
    for key in range(7):
        mine = [n for n in rows.done if n % 7 == key]
        assert mine == sorted(mine)
    assert await tasks(shared) == 0


@pytest.mark.parametrize(("last_heard", "begun"), [("5 seconds", []), ("1 minute", [1])])
async def test_what_a_dead_host_was_at_is_done_by_another(
    shared: ClusterJobs, last_heard: str, begun: list[int]
) -> None:
    """And what a living one is at is not, however long it takes."""
    rows = Rows(*jobs("a", 1), *jobs("b", 2))
    here = process(shared, rows)
    await here.defer("rows", *jobs("a", 1))
    await begin(shared, last_heard=last_heard)

    await shared.give_to_others()
    await here.defer("rows", *jobs("b", 2))
    async with running(here):
        await rows.until(lambda: rows.done == [*begun, 2])


async def test_what_no_task_carries_is_deferred_again(
    shared: ClusterJobs,
) -> None:
    """The ledger is the truth: a task that was lost costs its row nothing but time."""
    rows = Rows(*jobs("a", 1), *jobs("b", 2))
    rows.gates[2] = asyncio.Event()
    here = process(shared, rows)
    await here.defer("rows", *jobs("b", 2))
    async with running(here):
        await rows.until(lambda: rows.running == {2})

        # A task does the same at each full minute, which may have come first.
        assert await here.recover() <= 1
        await rows.until(lambda: rows.done == [1])
        rows.gates[2].set()
        await rows.until(lambda: set(rows.done) == {1, 2})

    assert sorted(rows.tries) == [1, 2]


async def test_a_stop_gives_what_is_under_way_to_others(shared: ClusterJobs) -> None:
    """At once: it need not be missed first."""
    rows = Rows(*jobs("a", 1))
    rows.gates[1] = asyncio.Event()
    await process(shared, rows).defer("rows", *jobs("a", 1))
    async with running(process(shared, rows)):
        await rows.until(lambda: rows.running == {1})
    assert rows.done == []

    rows.gates[1].set()
    async with running(process(shared, rows)):
        await rows.until(lambda: rows.done == [1])


async def test_who_does_not_work_has_it_done(shared: ClusterJobs) -> None:
    """A process that only receives: its jobs and its wake-ups reach those that work."""
    rows, due, unused = Rows(*jobs("a", 1)), Due(), Due()
    worker, receiver = process(shared, rows), process(shared, Rows(), works=False)
    worker.add_sweep("due", due)
    wake = receiver.add_sweep("due", unused)
    async with running(worker, receiver):
        await receiver.defer("rows", *jobs("a", 1))
        await rows.until(lambda: rows.done == [1])
        await due.until(lambda: due.times >= 1)
        due.due_at.append(utc_now())
        wake()
        await due.until(lambda: len(due.done) == 1)

    assert unused.times == 0


async def test_a_bell_rings_where_it_hangs(shared: ClusterJobs) -> None:
    """However many pull it at once; whoever has none hears nothing."""
    rung = asyncio.Event()
    elsewhere: list[str] = []
    sender, worker = process(shared, works=False), process(shared, Rows())
    sender.add_bell("sender", rung.set, here=True)
    pull: Callable[[], None] = worker.add_bell("sender", lambda: elsewhere.append("x"), here=False)
    async with running(sender, worker):
        for _ in range(20):
            pull()
        await asyncio.wait_for(rung.wait(), 30)

    assert elsewhere == []


async def test_a_sweep_that_is_due_is_done_by_one(
    shared: ClusterJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never by two at once, though all look when it is due."""
    monkeypatch.setattr(cluster_module, "_DUE_AGAIN_SECONDS", 0.05)
    due = Due(utc_now())
    due.gate = asyncio.Event()
    dispatchers = [process(shared, Rows()) for _ in range(3)]
    for dispatcher in dispatchers:
        dispatcher.add_sweep("due", due)
    async with running(*dispatchers):
        await due.until(lambda: due.times == 1)
        await asyncio.sleep(0.3)  # all have looked again, several times
        assert due.times == 1
        due.gate.set()
        await due.until(lambda: len(due.done) == 1)


def test_the_tables_of_tasks_are_those_that_were_made() -> None:
    """They are made once: what a newer procrastinate changes of them needs a step that does so."""
    migrations = Path(SchemaManager.get_migrations_path()).glob("*.sql")

    assert max(path.name for path in migrations).startswith("03.04.00_50_post")
