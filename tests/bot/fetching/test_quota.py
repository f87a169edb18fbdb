import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import FetchError, Unfetched
from bot.fetching.quota import Quota

ADA, BOB = 7, 8


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


async def ask(quota: Quota, person: int) -> None:
    async with quota.answering(person):
        pass


async def test_ten_links_a_minute() -> None:
    """The eleventh is refused, another person's is not, and a minute later all is well."""
    clock = Clock()
    quota = Quota(clock)
    for _ in range(10):
        clock.now += timedelta(seconds=1)
        await ask(quota, ADA)

    with pytest.raises(FetchError) as raised:
        await ask(quota, ADA)
    assert raised.value.reason is Unfetched.TOO_MANY_LINKS
    await ask(quota, BOB)

    clock.now += timedelta(seconds=51)
    await ask(quota, ADA)
    with pytest.raises(FetchError):
        await ask(quota, ADA)


async def test_two_at_once_each() -> None:
    """The third of one person's waits, another person's does not."""
    quota = Quota(Clock())
    inside: list[int] = []
    leave = asyncio.Event()
    full = asyncio.Event()

    async def work(person: int) -> None:
        async with quota.answering(person):
            inside.append(person)
            if len(inside) == 3:
                full.set()
            await leave.wait()

    asking = [asyncio.create_task(work(person)) for person in (ADA, ADA, ADA, BOB)]
    await full.wait()
    assert sorted(inside) == [ADA, ADA, BOB]
    leave.set()
    await asyncio.gather(*asking)

    assert sorted(inside) == [ADA, ADA, ADA, BOB]


async def test_nobody_is_remembered_for_longer_than_a_minute() -> None:
    """Memory must not grow with all who ever asked."""
    clock = Clock()
    quota = Quota(clock)
    for person in range(100):
        await ask(quota, person)

    clock.now += timedelta(minutes=1)
    await ask(quota, ADA)

    assert list(quota._people) == [ADA]  # noqa: SLF001  # nothing else shows it
