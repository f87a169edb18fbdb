"""robots.txt as it is kept: asked for once, bounded in memory; the web is a function."""

import asyncio
from datetime import timedelta

import pytest

from bot.errors import FetchError, Unfetched
from bot.fetching.robots import Robots, parse_robots
from bot.fetching.robots_cache import RobotsCache
from bot.fetching.url_policy import check_url
from bot.models import Page

DAY, MINUTES = timedelta(days=1).total_seconds(), timedelta(minutes=1).total_seconds()


class Web:
    """Answers each robots.txt with the same, once it may; a clock that only tests move."""

    def __init__(self, body: bytes = b"User-agent: *\nDisallow: /no") -> None:
        self.body = body
        self.failure: FetchError | None = None
        self.asked: list[str] = []
        self.seconds = 0.0
        self.answers = asyncio.Event()
        self.answers.set()
        self.cache = RobotsCache(self.fetch, self.parse, lambda: self.seconds)

    async def fetch(self, url: str) -> Page:
        self.asked.append(url)
        await self.answers.wait()
        return Page(url=url, status=200, body=self.body, content_type="text/plain")

    async def parse(self, body: bytes) -> Robots:
        if self.failure:
            raise self.failure
        return parse_robots(body)

    async def reason(self, url: str) -> str:
        try:
            await self.cache.check(check_url(url))
        except FetchError as error:
            return error.reason
        return ""


async def test_who_asks_at_once_waits_for_one_answer() -> None:
    """Also if the first of them stops waiting."""
    web = Web()
    web.answers.clear()
    waiting = [
        asyncio.create_task(web.reason(f"https://a.org/{page}")) for page in ("no", "yes", "no")
    ]
    await asyncio.sleep(0)
    waiting[0].cancel()
    web.answers.set()

    assert await asyncio.gather(*waiting[1:]) == ["", "blocked"]
    assert await web.reason("https://b.org/no") == "blocked"
    assert web.asked == ["https://a.org/robots.txt", "https://b.org/robots.txt"]


async def test_a_day_is_a_day_whatever_the_clock_on_the_wall_says() -> None:
    """Ten minutes where it could not be asked for."""
    web = Web()
    for seconds in (0, DAY - 1, DAY + 1):
        web.seconds = seconds
        assert await web.reason("https://a.org/no") == "blocked"
    assert len(web.asked) == 2

    web.failure = FetchError(Unfetched.BROKEN_ANSWER)
    for minutes in (0, 9, 11):
        web.seconds = minutes * MINUTES
        assert await web.reason("https://c.org/yes") == "blocked"
    assert len(web.asked) == 4


async def test_our_own_faults_close_no_site() -> None:
    """With no worker free, it is asked again at once."""
    web = Web()
    web.failure = FetchError(Unfetched.BUSY)
    assert await web.reason("https://a.org/yes") == "busy"
    web.failure = None

    assert await web.reason("https://a.org/yes") == ""


@pytest.mark.parametrize(
    "line",
    [
        "Disallow: /{n}" + "a" * 1900,
        "Disallow: /{n}",
        "Disallow: /" + "é" * 300,
        "Disallow: /" + "*a" * 900,
        "Allow: /*" + "a" * 1900,
        "Disallow: /" + "*" * 1000,
    ],
)
async def test_a_cache_of_hostile_files_stays_small(line: str) -> None:
    """Sixty sites took 268 MB; the files are as long as they are read."""
    body = "".join(f"{line}\n".replace("{n}", str(n)) for n in range(520_000 // len(line)))
    robots = parse_robots(f"User-agent: *\n{body}".encode())
    web = Web()

    async def parse(_: bytes) -> Robots:
        return robots

    web.cache = RobotsCache(web.fetch, parse, lambda: 0)
    for number in range(2100):
        await web.cache.check(check_url(f"https://{number}.example/robots.txt"))
    kept = 0
    while kept <= 2000 and len(web.asked) == 2100:
        await web.cache.check(check_url(f"https://{2099 - kept}.example/robots.txt"))
        kept += 1

    assert robots.size_bytes <= 450_000
    assert 30 <= kept - 1 <= min(2000, 16 * 2**20 // max(robots.size_bytes, 1))


async def test_nothing_is_asked_after_the_end() -> None:
    """A site that never answers keeps nobody from stopping."""
    web = Web()
    web.answers.clear()
    waiting = asyncio.create_task(web.reason("https://a.org/yes"))
    await asyncio.sleep(0)

    await web.cache.close()

    with pytest.raises(asyncio.CancelledError):
        await waiting
