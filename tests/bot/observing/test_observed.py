"""A look from within costs little, however often somebody asks."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TypeVar, cast

from bot.errors import StorageAway
from bot.metrics.figures import Backlog, FeedFigures
from bot.observing.observed import Observer
from bot.storage.operating.figures import FigureStore
from tests.bot.observing.test_readiness import FEEDS, IDLE, LEADER

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)

T = TypeVar("T")


class Figures:
    """A database that is asked, or away."""

    def __init__(self) -> None:
        self.now = NOW
        self.asked = {"backlog": 0, "feeds": 0}
        self.away = False

    async def backlog(self, _: datetime) -> Backlog:
        return await self._answer("backlog", IDLE)

    async def feeds(self, _: datetime) -> FeedFigures:
        return await self._answer("feeds", FEEDS)

    async def _answer(self, what: str, answer: T) -> T:
        self.asked[what] += 1
        await asyncio.sleep(0)
        if self.away:
            raise StorageAway("locked")
        return answer

    def observer(self) -> Observer:
        return Observer(lambda: LEADER, cast("FigureStore", self), lambda: self.now)


async def test_the_database_is_asked_every_few_seconds_at_most() -> None:
    """By a stranger with a thousand connections, too; feeds are counted less often."""
    figures = Figures()
    observer = figures.observer()
    await asyncio.gather(*(observer.look() for _ in range(1000)))
    assert figures.asked == {"backlog": 1, "feeds": 1}
    figures.now += 10 * SECOND
    await observer.look()
    assert figures.asked == {"backlog": 2, "feeds": 1}
    figures.now += 120 * SECOND
    await observer.look()
    assert figures.asked == {"backlog": 3, "feeds": 2}


async def test_what_the_process_says_of_itself_is_never_old() -> None:
    """Also while the database is away, of which nothing is told then."""
    figures = Figures()
    observer = figures.observer()
    figures.away = True
    observed = await observer.look()

    assert (observed.processes, observed.from_within, observed.at) == ((LEADER,), True, NOW)
    assert (observed.backlog, observed.feeds) == (None, None)
    figures.away, figures.now = False, NOW + 10 * SECOND
    assert (await observer.look()).backlog == IDLE
