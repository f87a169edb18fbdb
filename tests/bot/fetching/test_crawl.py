"""What the bot fetches of its own accord, against a server on loopback."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.errors import Unfetched
from bot.fetching import Fetcher, FetchError
from bot.fetching.limits import FetchLimits
from bot.fetching.pace import HostPace
from tests.website import Answer, answer, redirect, website

LOOPBACK = ("127.0.0.1/32",)


def robots(text: str) -> bytes:
    return answer(f"User-agent: *\n{text}", "text/plain")


class Clock:
    """A clock that sleeping moves on."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


async def test_requests_to_a_host_are_a_second_apart() -> None:
    """That for robots.txt and those of redirects are requests, too."""
    clock = Clock()
    pages = {"/a": redirect("/b"), "/b": answer("b")}
    async with (
        website(pages) as site,
        Fetcher(LOOPBACK, pace=HostPace(1, clock, clock.sleep)) as fetcher,
    ):
        await fetcher.crawl(f"{site.url}/a")

        assert site.asked == ["/robots.txt", "/a", "/b"]
        assert clock.slept == [1, 1]


async def test_turns_are_in_order_and_hosts_apart() -> None:
    """A busy host holds up no other."""
    clock = Clock()
    pace = HostPace(1, clock, clock.sleep)

    for host in ("a:80", "a:80", "b:80"):
        await pace.turn(host)

    assert clock.slept == [1]


async def test_robots_txt_is_heeded_and_asked_for_once() -> None:
    """By the bot, not for a person who sends the link."""
    clock = Clock()
    pages = {"/robots.txt": robots("Disallow: /no"), "/no": answer("n"), "/yes": answer("y")}
    async with (
        website(pages) as site,
        Fetcher(LOOPBACK, pace=HostPace(1, clock, clock.sleep)) as fetcher,
    ):
        with pytest.raises(FetchError) as raised:
            await fetcher.crawl(f"{site.url}/no")
        await fetcher.crawl(f"{site.url}/yes")
        await fetcher.get(f"{site.url}/no")

        assert raised.value.reason is Unfetched.BLOCKED
        assert site.asked == ["/robots.txt", "/yes", "/no"]


@pytest.mark.parametrize(
    ("page", "allowed"),
    [
        (answer("", status="404 Not Found"), True),
        (answer("", status="403 Forbidden"), True),
        (answer("x", "image/png"), True),
        (answer("", status="500 Oops"), False),
        (answer("", status="503 Busy"), False),
        (answer("", status="429 Busy"), False),
        (b"", False),
    ],
    ids=["404", "403", "image", "500", "503", "429", "nothing"],
)
async def test_without_robots_txt(page: bytes, *, allowed: bool) -> None:
    """RFC 9309 2.3.1: none lets us in; a site that cannot be asked does not."""
    clock = Clock()
    async with (
        website({"/robots.txt": page, "/": answer("x")}) as site,
        Fetcher(LOOPBACK, pace=HostPace(1, clock, clock.sleep)) as fetcher,
    ):
        (outcome,) = await asyncio.gather(fetcher.crawl(site.url + "/"), return_exceptions=True)

    reason = outcome.reason if isinstance(outcome, FetchError) else None
    assert reason is (None if allowed else Unfetched.BLOCKED)
    assert isinstance(getattr(outcome, "__cause__", None), FetchError) is not allowed


async def test_retry_after_holds_for_people_and_for_the_bot() -> None:
    """The host is not asked again before its time, by either."""
    busy = answer("", status="429 Too Many Requests", retry_after="60")
    clock = Clock()
    async with (
        website({"/": busy}) as site,
        Fetcher(LOOPBACK, monotonic=clock, pace=HostPace(1, clock, clock.sleep)) as fetcher,
    ):
        ways: tuple[Callable[[str], Awaitable[object]], ...] = (
            fetcher.get,
            fetcher.get,
            fetcher.crawl,
        )
        for way in ways:
            with pytest.raises(FetchError) as raised:
                await way(site.url + "/")
            assert raised.value.reason is Unfetched.RATE_LIMITED
        assert site.asked == ["/"]

        clock.seconds += 60
        site.pages["/"] = answer("x")
        await fetcher.get(site.url + "/")


async def test_four_at_once_at_a_host() -> None:
    """Twelve links to a site that takes its time; all are answered."""
    inside = most = 0

    async def slow(writer: asyncio.StreamWriter) -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.02)
        inside -= 1
        writer.write(answer("x"))
        await writer.drain()

    pages: dict[str, Answer] = {f"/{n}": slow for n in range(12)}
    async with website(pages) as site, Fetcher(LOOPBACK) as fetcher:
        found = await asyncio.gather(*(fetcher.get(f"{site.url}/{n}") for n in range(12)))

    assert len(found) == 12
    assert most == 4


async def test_standing_in_line_costs_nothing_of_the_deadline() -> None:
    """Twelve links that take half the deadline each, four at a time."""

    async def slow(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(answer("x"))
        await writer.drain()

    limits = FetchLimits(deadline=timedelta(seconds=0.4))
    pages: dict[str, Answer] = {f"/{n}": slow for n in range(12)}
    async with website(pages) as site, Fetcher(LOOPBACK, limits=limits) as fetcher:
        await asyncio.gather(*(fetcher.get(f"{site.url}/{n}") for n in range(12)))

        assert len(site.asked) == 12


async def test_a_line_that_does_not_move_is_left() -> None:
    """After a while a person is told that the site is too slow."""

    async def never(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(60)

    limits = FetchLimits(
        per_host=1, max_wait=timedelta(seconds=0.1), deadline=timedelta(seconds=0.4)
    )
    async with website({"/": never}) as site, Fetcher(LOOPBACK, limits=limits) as fetcher:
        outcomes = await asyncio.gather(
            *(fetcher.get(site.url + "/") for _ in range(2)), return_exceptions=True
        )

        assert [e.reason for e in outcomes if isinstance(e, FetchError)] == ["too-slow"] * 2
        assert site.asked == ["/"]


async def test_redirects_are_no_way_to_stand_in_line_for_longer() -> None:
    """Each hop has a line of its own; the patience is that of the whole."""
    clock = Clock()

    async def sleep(seconds: float) -> None:
        clock.slept.append(seconds)
        await asyncio.sleep(0.08)

    limits = FetchLimits(max_wait=timedelta(seconds=0.3), deadline=timedelta(seconds=0.4))
    pages: dict[str, Answer] = {f"/{n}": redirect(f"/{n + 1}") for n in range(5)}
    pages |= {"/robots.txt": robots("Allow: /"), "/5": answer("x")}
    pace = HostPace(1, lambda: 0, sleep)
    async with website(pages) as site, Fetcher(LOOPBACK, limits=limits, pace=pace) as fetcher:
        with pytest.raises(FetchError) as raised:
            await fetcher.crawl(f"{site.url}/0")

        assert raised.value.reason is Unfetched.TOO_SLOW
        assert len(clock.slept) < 6
