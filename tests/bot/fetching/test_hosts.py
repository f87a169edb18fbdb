import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import FetchError, Unfetched
from bot.fetching.hosts import Hosts, retry_at

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "stated", "seconds"),
    [
        (429, "120", 120),
        (503, " 7 ", 7),
        (429, "0", 0),
        (429, "99999999999999999999", 604_800),
        (503, "Mon, 05 Jan 2026 09:10:00 GMT", 600),
        (429, "Mon, 05 Jan 2027 09:10:00 GMT", 604_800),
        (429, "Mon, 05 Jan 2026 08:00:00 GMT", None),
        (429, "", None),
        (429, "soon", None),
        (429, "-5", None),
        (429, "٣", None),
        (200, "120", None),
        (404, "120", None),
    ],
)
def test_when_a_host_wants_to_be_asked_again(status: int, stated: str, seconds: int | None) -> None:
    """Seconds or a date, at most a week, with 429 and 503 only."""
    at = retry_at(status, {"retry-after": stated}, NOW)

    assert at == (None if seconds is None else NOW + timedelta(seconds=seconds))


async def test_a_host_is_paused_for_an_hour_at_most() -> None:
    """What it asked for beyond that is kept by who asked; others are not shut out for days."""
    now = NOW
    hosts = Hosts(2, lambda: now)
    hosts.note("a:80", 429, {"retry-after": "86400"})

    with pytest.raises(FetchError) as raised:
        hosts.check("a:80")
    now += timedelta(hours=1)
    hosts.check("a:80")

    assert raised.value.retry_at == NOW + timedelta(hours=1)


async def test_no_more_than_so_many_at_once() -> None:
    """The others stand in line; another host has a line of its own; nothing is left behind."""
    hosts = Hosts(2, lambda: NOW)
    inside: list[str] = []
    most = 0
    leave = asyncio.Event()
    full = asyncio.Event()

    async def visit(host: str) -> None:
        nonlocal most
        async with hosts.visit(host):
            inside.append(host)
            most = max(most, inside.count("a:80"))
            if len(inside) == 3:
                full.set()
            await leave.wait()
            inside.remove(host)

    visits = [asyncio.create_task(visit(host)) for host in ["a:80"] * 5 + ["b:80"]]
    await full.wait()
    assert sorted(inside) == ["a:80", "a:80", "b:80"]
    leave.set()
    await asyncio.gather(*visits)

    assert most == 2
    assert hosts._visitors == {}  # noqa: SLF001  # memory must not grow with the web


async def test_a_paused_host_is_left_alone_until_its_time() -> None:
    """Also by those who stood in line when it said so."""
    now = NOW
    hosts = Hosts(1, lambda: now)
    hosts.note("a:80", 429, {"retry-after": "60"})

    with pytest.raises(FetchError) as raised:
        async with hosts.visit("a:80"):
            pass
    assert raised.value.reason is Unfetched.RATE_LIMITED
    async with hosts.visit("b:80"):
        pass

    now += timedelta(seconds=60)
    async with hosts.visit("a:80"):
        pass
