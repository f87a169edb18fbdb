from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.models import Reply
from bot.outgoing import SendText
from bot.storage.engine.clock_steps import ClockSteps
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import amendment, chat, entry, feed
from bot.work.clock_watch import ClockWatch
from tests.bot.storage import filling

HALF_AN_HOUR = timedelta(minutes=30)


class Clocks:
    """The clock, and how much time has passed."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.seconds = 0.0

    def passes(self, seconds: float, step: timedelta = timedelta(0)) -> None:
        self.seconds += seconds
        self.now += timedelta(seconds=seconds) + step


def watch(database: Database, clocks: Clocks, woken: list[str]) -> ClockWatch:
    return ClockWatch(
        ClockSteps(database),
        [lambda: woken.append("sender"), lambda: woken.append("feeds")],
        lambda: clocks.now,
        lambda: clocks.seconds,
    )


def message(key: str, chat_id: int) -> SendText:
    return SendText(key=key, chat_id=chat_id, reply=Reply("x"))


async def test_what_was_due_is_sent_though_the_clock_is_set_back(
    database: Database, now: datetime
) -> None:
    """Also what was put back after a failure; what waits for the morning still does."""
    store, clocks, woken = DeliveryStore(database), Clocks(now), list[str]()
    watching = watch(database, clocks, woken)
    await store.queue([message("update:1:0", 1), message("update:2:0", 2)], now)
    await store.queue([message("story:3:3", 3)], now + timedelta(hours=8))
    (_, failed) = await store.due(now, 2)
    await store.take(failed.id, await next_epoch(database, "sender"))
    await store.put_back(failed.id, now + timedelta(minutes=5))
    await watching.work_off()
    clocks.passes(2, -HALF_AN_HOUR)
    assert await store.due(clocks.now, 9) == ()

    await watching.work_off()

    due = [row.message.key for row in await store.due(clocks.now, 9)]
    assert due == ["update:1:0", "update:2:0"]
    assert woken == ["sender", "feeds"]


async def test_all_that_waited_for_the_old_time_is_due(database: Database, now: datetime) -> None:
    """Feeds, their entries, and edits; a digest comes when its chat's clock says so."""
    await filling.fill(database, now)
    clocks, woken = Clocks(now + timedelta(hours=2)), list[str]()
    watching = watch(database, clocks, woken)
    clocks.passes(1, -timedelta(hours=3))
    await watching.work_off()

    async with database.write() as connection:
        for column in (amendment.c.due_at, entry.c.due_at, feed.c.look_at):
            times = (await connection.execute(select(column).where(column.is_not(None)))).scalars()
            assert set(times) == {clocks.now}
        digest = select(chat.c.digest_at).where(chat.c.id == filling.SETTLED)
        assert await connection.scalar(digest) == now + timedelta(days=7)


@pytest.mark.parametrize("step", [timedelta(0), timedelta(seconds=-0.5), HALF_AN_HOUR], ids=str)
async def test_a_clock_that_goes_right_or_is_put_forward_changes_nothing(
    database: Database, now: datetime, step: timedelta
) -> None:
    """A clock that is kept right a little at a time is no clock that is set back."""
    store, clocks, woken = DeliveryStore(database), Clocks(now), list[str]()
    watching = watch(database, clocks, woken)
    await store.queue([message("update:1:0", 1)], now + timedelta(hours=1))
    for _ in range(3):
        clocks.passes(2, step / 3)
        await watching.work_off()

    assert woken == []
    assert await store.next_due_at() == now + timedelta(hours=1)
