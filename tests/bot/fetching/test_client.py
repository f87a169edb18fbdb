"""The Fetcher against a real server that behaves, and one that does not."""

import asyncio
import gzip
from datetime import timedelta

import pytest

from bot.errors import Unfetched
from bot.fairness.acting import Acting, acting_for
from bot.fetching import Fetcher, FetchError, client
from bot.fetching.limits import FetchLimits
from bot.metrics.meter import Meter
from bot.models import Page
from tests.website import Answer, answer, redirect, website

LOOPBACK = ("127.0.0.1/32",)


async def fetched(page: Answer, limits: FetchLimits | None = None) -> Page:
    async with website({"/": page}) as site, Fetcher(LOOPBACK, limits=limits) as fetcher:
        return await fetcher.get(site.url)


async def reason_for(page: Answer, limits: FetchLimits | None = None) -> Unfetched:
    with pytest.raises(FetchError) as raised:
        await fetched(page, limits)
    return raised.value.reason


async def test_a_page_comes_whole() -> None:
    """Body, final address and media type."""
    async with (
        website({"/a": redirect("/b"), "/b": answer("<p>é")}) as site,
        Fetcher(LOOPBACK) as fetcher,
    ):
        page = await fetcher.get(f"{site.url}/a")

        assert page.url == f"{site.url}/b"
        assert page.body == "<p>é".encode()
        assert page.content_type == "text/html; charset=utf-8"


async def test_fetches_are_measured() -> None:
    """Each by what came of it."""
    meter = Meter()
    async with website({"/a": answer("a")}) as site, Fetcher(LOOPBACK, metrics=meter) as fetcher:
        await fetcher.get(f"{site.url}/a")
        with pytest.raises(FetchError):
            await fetcher.get(f"{site.url}/b")

    assert {key: times.count for key, times in meter.tally().times.items()} == {
        ("fetch_seconds", "ok"): 1,
        ("fetch_seconds", "gone"): 1,
    }


async def test_loopback_is_shut_unless_opened() -> None:
    """The default lets nothing inside."""
    async with website({"/": answer("secret")}) as site, Fetcher() as fetcher:
        with pytest.raises(FetchError) as raised:
            await fetcher.get(site.url)

        assert raised.value.reason is Unfetched.ADDRESS_NOT_ALLOWED
        assert site.asked == []


async def test_gzip_is_undone() -> None:
    """It is what we ask for."""
    page = await fetched(answer(gzip.compress(b"text"), content_encoding="gzip"))

    assert page.body == b"text"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("401 Unauthorized", Unfetched.PAYWALLED),
        ("402 Payment Required", Unfetched.PAYWALLED),
        ("403 Forbidden", Unfetched.BLOCKED),
        ("404 Not Found", Unfetched.GONE),
        ("410 Gone", Unfetched.GONE),
        ("429 Too Many Requests", Unfetched.RATE_LIMITED),
        ("451 Unavailable For Legal Reasons", Unfetched.BLOCKED),
        ("418 I'm a teapot", Unfetched.SERVER_ERROR),
        ("500 Internal Server Error", Unfetched.SERVER_ERROR),
        ("304 Not Modified", Unfetched.SERVER_ERROR),
    ],
)
async def test_each_status_has_its_reason(status: str, reason: Unfetched) -> None:
    """A person learns what the site said."""
    assert await reason_for(answer("no", status=status)) is reason


async def test_a_site_that_asks_for_patience_is_busy_not_broken() -> None:
    """503 with Retry-After."""
    page = answer("later", status="503 Service Unavailable", retry_after="120")

    assert await reason_for(page) is Unfetched.RATE_LIMITED


@pytest.mark.parametrize(
    "content_type", ["image/png", "video/mp4", "application/zip", "text/css", "font/woff2"]
)
async def test_what_is_no_text_is_not_read(content_type: str) -> None:
    """The body is not waited for."""

    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(answer("", content_type, content_length="99999"))
        await writer.drain()
        await asyncio.sleep(60)

    assert await reason_for(endless) is Unfetched.UNSUPPORTED_TYPE


async def test_too_large_as_declared_as_sent_and_as_decoded() -> None:
    """Each is stopped at its limit."""
    small = FetchLimits(max_raw_bytes=1000, max_decoded_bytes=2000)
    bomb = gzip.compress(b" " * 200_000)

    async def unannounced(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * 1001)
        await writer.drain()

    assert len(bomb) < 1000
    assert await reason_for(answer(b"x" * 1001), small) is Unfetched.TOO_LARGE
    assert await reason_for(unannounced, small) is Unfetched.TOO_LARGE
    assert await reason_for(answer(bomb, content_encoding="gzip"), small) is Unfetched.TOO_LARGE


@pytest.mark.parametrize(
    "page",
    [
        answer(gzip.compress(b"text" * 99)[:-20], content_encoding="gzip"),
        answer(b"no gzip", content_encoding="gzip"),
        answer(b"x", content_encoding="br"),
        answer(b"short", content_length="99"),
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 40_000 + b"\r\n",
        b"",
    ],
    ids=["cut", "no gzip", "brotli", "length", "ssh", "chunks", "headers", "nothing"],
)
async def test_half_an_answer_is_none(page: bytes) -> None:
    """A part is never taken for the whole."""
    assert await reason_for(page) is Unfetched.BROKEN_ANSWER


async def test_a_drip_ends_at_the_deadline() -> None:
    """A server that sends a byte now and then has no more time than others."""

    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    limits = FetchLimits(deadline=timedelta(seconds=0.3))

    assert await reason_for(drip, limits) is Unfetched.TOO_SLOW


async def test_drips_are_told_from_pages_before_the_deadline() -> None:
    """A header, or a byte of the body, now and then: nobody has to wait twenty seconds for it."""

    async def headers(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            writer.write(b"X: y\r\n")
            await writer.drain()
            await asyncio.sleep(0.02)

    async def body(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    soon = timedelta(seconds=0.2)
    limits = FetchLimits(headers_within=soon, slow_start=soon)

    assert await reason_for(headers, limits) is Unfetched.TOO_SLOW
    assert await reason_for(body, limits) is Unfetched.TOO_SLOW


@pytest.mark.parametrize(
    "flood",
    [
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 10_000,
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 2_000_000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\na\r\n" * 9000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" + b"x" * 2_000_000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + b"X: y\r\n" * 40_000,
    ],
    ids=["early hints", "one header", "crumbs", "chunk extension", "trailers"],
)
async def test_floods_are_cut_off(flood: bytes) -> None:
    """Of what is no part of a page, little is read."""
    assert await reason_for(flood) is Unfetched.BROKEN_ANSWER


async def test_nobody_there_is_unreachable() -> None:
    """A port that nothing listens on."""
    async with website({}) as site:
        url = site.url
    async with Fetcher(LOOPBACK) as fetcher:
        with pytest.raises(FetchError) as raised:
            await fetcher.get(url)

    assert raised.value.reason is Unfetched.UNREACHABLE
    assert raised.value.transient


async def test_no_cookie_is_kept() -> None:
    """What one person's visit left behind is not told on the next one's."""
    pages = {"/": answer("x", set_cookie="id=7; Path=/")}
    async with website(pages) as site, Fetcher(LOOPBACK) as fetcher:
        await fetcher.get(site.url)
        await fetcher.get(site.url)

        assert len(site.heads) == 2
        assert b"cookie" not in site.heads[1].lower()


async def test_no_person_has_all_connections() -> None:
    """Nor have feeds: another's link finds one, though theirs hang."""

    async def hang(writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    limits = FetchLimits(
        max_connections=4, connections_each=2, connections_unattended=1, per_host=100
    )
    async with (
        website({f"/{n}": hang for n in range(6)} | {"/page": answer("a page")}) as site,
        Fetcher(LOOPBACK, limits=limits) as fetcher,
    ):
        hanging = []
        for person, path in ((7, 0), (7, 1), (7, 2), (0, 3), (0, 4), (0, 5)):
            with acting_for(Acting(person)):
                hanging.append(asyncio.create_task(fetcher.get(f"{site.url}/{path}")))
        with acting_for(Acting(8)):
            async with asyncio.timeout(5):
                page = await fetcher.get(f"{site.url}/page")

        assert page.body == b"a page"
        assert sorted(site.asked) == ["/0", "/1", "/3", "/page"]
        for task in hanging:
            task.cancel()
        await asyncio.gather(*hanging, return_exceptions=True)


async def test_no_person_has_all_places_of_large_bodies() -> None:
    """Another's comes in, though his are large and do not end."""
    large, begun = b"x" * (9 * 2**19), asyncio.Event()

    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + large)
        await writer.drain()
        begun.set()
        await asyncio.Event().wait()

    limits = FetchLimits(large_at_once=2, per_host=100)
    pages: dict[str, Answer] = {"/0": endless, "/1": endless, "/page": answer(large)}
    async with website(pages) as site, Fetcher(LOOPBACK, limits=limits) as fetcher:
        with acting_for(Acting(7)):
            hanging = [asyncio.create_task(fetcher.get(f"{site.url}/{n}")) for n in range(2)]
        await begun.wait()
        with acting_for(Acting(8)):
            async with asyncio.timeout(5):
                page = await fetcher.get(f"{site.url}/page")

        assert page.body == large
        for task in hanging:
            task.cancel()
        await asyncio.gather(*hanging, return_exceptions=True)


async def test_who_waits_for_a_slow_site_keeps_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quick one leaves it as it is."""
    given = asyncio.Event()

    async def slow(writer: asyncio.StreamWriter) -> None:
        await given.wait()
        writer.write(answer("late"))
        await writer.drain()

    async with website({"/slow": slow, "/": answer("soon")}) as site, Fetcher(LOOPBACK) as fetcher:
        with acting_for(Acting(7, given.set)):
            await fetcher.get(f"{site.url}/")
            assert not given.is_set()
            monkeypatch.setattr(client, "_SLOW_SECONDS", 0.01)
            page = await fetcher.get(f"{site.url}/slow")

    assert page.body == b"late"
