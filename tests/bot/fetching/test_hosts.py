import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FetchError, Unfetched
from bot.fairness.acting import Acting, acting_for
from bot.fetching.hosts import LONGEST_RETRY, Hosts, retry_after

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "stated", "seconds"),
    [
        (429, "120", 120),
        (503, " 7 ", 7),
        (429, "0", 0),
        (429, "0000000000000007", 7),
        (429, "99999999999999999999", 604_800),
        (429, "1" + "0" * 400, 604_800),
        (429, "9" * 10_000, 604_800),
        (503, "Mon, 05 Jan 2026 09:10:00 GMT", 600),
        (429, "Mon, 05 Jan 2027 09:10:00 GMT", 604_800),
        (429, "Fri, 31 Dec 9999 23:59:59 GMT", 604_800),
        (429, "Fri, 31 Dec 9999 23:59:59 -1200", 604_800),
        (429, "Mon, 05 Jan 2026 08:00:00 GMT", None),
        (429, "Thu, 01 Jan 1970 00:00:00 GMT", None),
        (429, "Mon, 01 Jan 0001 00:00:00 +1200", None),
        (429, "Mon, 05 Jan 2026 09:10:00 +99999999999999999999", None),
        (429, "Mon, 05 Jan 99999999999999999999 09:10:00 GMT", None),
        (429, "", None),
        (429, "soon", None),
        (429, "-5", None),
        (429, "1e400", None),
        (429, "٣", None),
        (429, "²", None),
        (200, "120", None),
        (404, "120", None),
    ],
)
def test_how_long_a_host_wants_to_be_left_alone(
    status: int, stated: str, seconds: int | None
) -> None:
    """Seconds or a date, at most a week, with 429 and 503 only."""
    pause = retry_after(status, {"retry-after": stated}, NOW)

    assert pause == (None if seconds is None else timedelta(seconds=seconds))


@given(
    st.text(max_size=60)
    | st.integers().map(str)
    | st.builds(
        "Mon, {:02} Jan {} {:02}:{:02}:00 {}".format,
        st.integers(0, 99),
        st.integers(0, 10**5),
        st.integers(0, 99),
        st.integers(0, 99),
        st.sampled_from(["GMT", "-0000", "+9999", "-99999", "+" + "9" * 30]),
    )
)
def test_whatever_a_host_says_is_a_pause_within_bounds(stated: str) -> None:
    """Or none."""
    pause = retry_after(429, {"retry-after": stated}, NOW)

    assert pause is None or timedelta() <= pause <= LONGEST_RETRY


async def test_a_host_is_paused_for_an_hour_at_most() -> None:
    """What it asked for beyond that is kept by who asked; others are not shut out for days."""
    now = 7.0
    hosts = Hosts(2, lambda: NOW, lambda: now)
    hosts.note("a:80", 429, {"retry-after": "86400"})

    with pytest.raises(FetchError) as raised:
        hosts.check("a:80")
    now += 3600
    hosts.check("a:80")

    assert raised.value.retry_at == NOW + timedelta(hours=1)


async def test_no_more_than_so_many_at_once() -> None:
    """The others stand in line; another host has a line of its own; nothing is left behind."""
    hosts = Hosts(2, lambda: NOW, lambda: 0.0)
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


async def test_nobody_has_all_turns_at_a_host() -> None:
    """Slow pages of one person leave turns for another, who comes later."""
    hosts = Hosts(4, lambda: NOW, lambda: 0.0)
    inside: list[int] = []
    leave, another_is_in = asyncio.Event(), asyncio.Event()

    async def visit(person: int) -> None:
        with acting_for(Acting(person)):
            async with hosts.visit("a:80"):
                inside.append(person)
                if person == 2:
                    another_is_in.set()
                await leave.wait()

    visits = [asyncio.create_task(visit(person)) for person in [1] * 9 + [2]]
    async with asyncio.timeout(10):
        await another_is_in.wait()
    assert sorted(inside) == [1, 1, 2]
    leave.set()
    await asyncio.gather(*visits)


async def test_a_paused_host_is_left_alone_until_its_time() -> None:
    """Also by those who stood in line when it said so."""
    now = 0.0
    hosts = Hosts(1, lambda: NOW, lambda: now)
    hosts.note("a:80", 429, {"retry-after": "60"})

    with pytest.raises(FetchError) as raised:
        async with hosts.visit("a:80"):
            pass
    assert raised.value.reason is Unfetched.RATE_LIMITED
    async with hosts.visit("b:80"):
        pass

    now += 60
    async with hosts.visit("a:80"):
        pass


def test_a_clock_that_is_set_back_prolongs_no_pause() -> None:
    """The hosts that were told of are asked when their time is over, whatever the clock shows."""
    clock, passed = NOW, 0.0
    hosts = Hosts(1, lambda: clock, lambda: passed)
    hosts.note("a:80", 429, {"retry-after": "60"})
    clock -= timedelta(minutes=30)

    with pytest.raises(FetchError) as raised:
        hosts.check("a:80")
    assert raised.value.retry_at == clock + timedelta(seconds=60)
    passed += 60
    hosts.check("a:80")
