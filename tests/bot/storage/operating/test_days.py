"""What came of each day is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.errors import StorageAway
from bot.metrics.days import Daily, DayFigures, Days, Uncounted
from bot.metrics.families import TOLD
from bot.metrics.meter import UNMEASURED
from bot.observing.days import DayCounting
from bot.storage.engine.database import Database
from bot.storage.operating.days import DayStore
from tests.bot.conftest import NOW

TODAY = date(2026, 12, 1)
YESTERDAY, LONG_AGO = TODAY - timedelta(days=1), TODAY - timedelta(days=400)


def counted(day: date, links: int, *people: int) -> Uncounted:
    return Uncounted({(day, Daily.LINKS): links}, frozenset((day, one) for one in people))


async def test_processes_add_to_the_same_day(database: Database) -> None:
    """A person is one, whichever process saw him; days of which nothing is known are there, too."""
    store = DayStore(database)
    await store.add(counted(YESTERDAY, 2, 7))
    await store.add(counted(TODAY, 1, 7, 8))
    await store.add(counted(TODAY, 5, 8, 9))
    await store.add(Uncounted({}, frozenset()))

    assert await store.last(3, TODAY) == (
        DayFigures(TODAY - timedelta(days=2)),
        DayFigures(YESTERDAY, {Daily.LINKS: 2, Daily.PEOPLE: 1}),
        DayFigures(TODAY, {Daily.LINKS: 6, Daily.PEOPLE: 3}),
    )


async def test_of_the_people_of_a_day_their_number_stays(database: Database) -> None:
    """Once it is over everywhere; and no day longer than a year and a bit."""
    store = DayStore(database)
    for day in (LONG_AGO - timedelta(days=1), LONG_AGO, YESTERDAY):
        await store.add(counted(day, 1, 7, 8))
    for _ in range(2):
        await store.close(TODAY)

    figures = {each.day: each.counts for each in await store.last(500, TODAY) if each.counts}
    assert figures == {day: {Daily.LINKS: 1, Daily.PEOPLE: 2} for day in (LONG_AGO, YESTERDAY)}
    await store.close(TODAY + timedelta(days=1))
    assert (await store.last(2, TODAY))[0].of(Daily.PEOPLE) == 2


class Away(DayStore):
    """A database that is away once."""

    def __init__(self) -> None:
        self.kept: list[Uncounted] = []
        self.away = True

    async def add(self, counted: Uncounted) -> None:
        if self.away:
            raise StorageAway("away")
        self.kept.append(counted)


async def test_nothing_is_lost_while_the_database_is_away() -> None:
    """It is added when it is back, once."""
    days, store = Days(UNMEASURED, lambda: TODAY), Away()
    sweep = DayCounting(days, store, lambda: NOW)
    days.count(TOLD)
    with pytest.raises(StorageAway):
        await sweep.work_off()
    store.away = False
    await sweep.work_off()
    await sweep.work_off()

    assert [dict(each.counts) for each in store.kept] == [{(TODAY, Daily.STORIES): 1}, {}]
    assert await sweep.next_due_at() == NOW + timedelta(minutes=1)
