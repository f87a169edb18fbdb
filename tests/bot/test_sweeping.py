import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot import retry
from bot.errors import StorageAway
from bot.sweeping import Sweeping


class Work:
    """Fails as it is told, then is done."""

    def __init__(self, *faults: Exception) -> None:
        self.faults = list(faults)
        self.done = asyncio.Event()
        self.times = 0

    async def work_off(self) -> None:
        self.times += 1
        if self.faults:
            raise self.faults.pop(0)
        self.done.set()

    async def next_due_at(self) -> datetime | None:
        return None


def now() -> datetime:
    return datetime(2026, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize("fault", [StorageAway("away"), KeyError("a defect")])
async def test_whatever_breaks_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """A database that is away, or a defect of ours: neither ends the bot."""
    monkeypatch.setattr(retry, "AWAY_PAUSE", timedelta(0))
    monkeypatch.setattr(retry, "_PAUSES", (timedelta(0),))
    work = Work(fault)

    running = asyncio.create_task(Sweeping(work, now).run())
    await asyncio.wait_for(work.done.wait(), 30)
    running.cancel()

    assert work.times == 2


async def test_what_was_added_is_looked_at_at_once() -> None:
    """While nothing is due, only a wake-up tells."""
    work = Work()
    rounds = Sweeping(work, now)
    running = asyncio.create_task(rounds.run())
    await asyncio.wait_for(work.done.wait(), 30)
    work.done.clear()

    rounds.wake()
    await asyncio.wait_for(work.done.wait(), 30)
    running.cancel()

    assert work.times == 2
