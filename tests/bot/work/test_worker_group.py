"""Workers that are made to fail in each way a page could make them."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from bot.fairness.acting import Acting, acting_for
from bot.metrics.meter import Meter
from bot.work.tasks import Budget
from bot.work.worker_group import FailureCause, GaveUp, WorkerGroup
from summarizer.errors import ReadingError, Unreadable
from tests.bot.work import hostile_tasks

SMALL = Budget(cpu_seconds=0.3, wall_seconds=2, memory_bytes=64 * 2**20)

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(scope="module")
def meter() -> Meter:
    return Meter()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def group(meter: Meter) -> AsyncIterator[WorkerGroup]:
    group = WorkerGroup(SMALL, workers=2, max_tasks=100, metrics=meter)
    yield group
    await group.close()


@pytest.mark.parametrize(
    ("misdeed", "why"),
    [
        (hostile_tasks.work_without_end, FailureCause.TIME),
        (hostile_tasks.wait_without_end, FailureCause.TIME),
        (hostile_tasks.take_memory_without_end, FailureCause.MEMORY),
        (hostile_tasks.die, FailureCause.DIED),
        (hostile_tasks.leave, FailureCause.DIED),
    ],
)
async def test_a_worker_that_ends_costs_its_own_task(
    group: WorkerGroup, meter: Meter, misdeed: Callable[[], None], why: FailureCause
) -> None:
    """The tasks beside it and behind it are done; it is counted."""
    killed = ("worker_kills", why.name.lower())
    before = meter.tally().counts.get(killed, 0)
    beside = [asyncio.create_task(group.run(hostile_tasks.answer)) for _ in range(4)]
    with pytest.raises(GaveUp) as raised:
        await group.run(misdeed)

    assert raised.value.why is why
    assert meter.tally().counts[killed] == before + 1
    assert await asyncio.gather(*beside) == [42] * 4
    assert await group.run(hostile_tasks.answer) == 42


async def test_what_a_task_raises_is_raised(group: WorkerGroup) -> None:
    """A defect is no failure of the worker's."""
    with pytest.raises(ValueError, match="of ours"):
        await group.run(hostile_tasks.fail)


@pytest.mark.parametrize(
    ("misdeed", "reason"),
    [
        (hostile_tasks.answer_at_length, Unreadable.TOO_LARGE),
        (hostile_tasks.fail_at_length, Unreadable.BROKEN),
    ],
)
async def test_no_more_than_six_megabytes_leave_a_worker(
    group: WorkerGroup, misdeed: Callable[[], None], reason: Unreadable
) -> None:
    """Neither as a result nor as an error: the main process would have to hold it."""
    with pytest.raises(ReadingError) as raised:
        await group.run(misdeed)

    assert raised.value.reason is reason


async def test_an_idle_worker_may_be_ended_by_anybody(group: WorkerGroup) -> None:
    """By the kernel, say, when memory is short: the next task finds workers all the same."""
    ids = {await group.run(hostile_tasks.worker_id) for _ in range(4)}

    for worker in ids:
        os.kill(worker, signal.SIGKILL)

    assert await group.run(hostile_tasks.answer) == 42
    assert await group.run(hostile_tasks.worker_id) not in ids


async def test_one_who_stops_waiting_stops_the_work(group: WorkerGroup) -> None:
    """And leaves the group as it was."""
    asking = asyncio.create_task(group.run(hostile_tasks.wait_without_end))
    await group.run(hostile_tasks.answer)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking

    assert await asyncio.gather(*(group.run(hostile_tasks.answer) for _ in range(4))) == [42] * 4


async def test_who_has_no_turn_in_time_is_told() -> None:
    """A line that is full takes nobody; in one that does not move, nobody waits for long."""
    short = WorkerGroup(SMALL, workers=1, max_tasks=9, max_in_line=1, patience_seconds=0.2)
    first = asyncio.create_task(short.run(hostile_tasks.wait_without_end))
    second = asyncio.create_task(short.run(hostile_tasks.answer))
    await asyncio.sleep(0)

    for refused in (short.run(hostile_tasks.answer), second):
        with pytest.raises(GaveUp) as raised:
            await refused
        assert raised.value.why is FailureCause.BUSY

    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    await short.close()


async def test_what_nobody_waits_for_leaves_places_in_line() -> None:
    """Heavy pages of feeds do not keep a person's from being read."""
    short = WorkerGroup(SMALL, workers=1, max_tasks=9, max_in_line=2, patience_seconds=5)
    feeds = [asyncio.create_task(short.run(hostile_tasks.answer)) for _ in range(3)]
    await asyncio.sleep(0)
    with acting_for(Acting(7)):
        asked = asyncio.create_task(short.run(hostile_tasks.answer))

    assert await asked == 42
    done = await asyncio.gather(*feeds, return_exceptions=True)
    assert [isinstance(result, GaveUp) for result in done] == [False, False, True]
    await short.close()
