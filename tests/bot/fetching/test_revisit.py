"""Whether a feed changed, asked of a server on loopback."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import FetchError, Unfetched
from bot.fetching import Fetcher
from bot.fetching.conditional import conditions, max_age_of, validators_of
from bot.fetching.pace import HostPace
from bot.models import Validators
from tests.website import Website, answer, website

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
MODIFIED = "Mon, 05 Jan 2026 08:00:00 GMT"
FEED = answer("<rss/>", "application/octet-stream", etag='"7"', last_modified=MODIFIED)
UNCHANGED = answer("", status="304 Not Modified", cache_control="max-age=60")
NONE = Validators()
SOME = Validators(etag='W/"7"', last_modified=MODIFIED)


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(
        ("127.0.0.1/32",), clock=lambda: NOW, pace=HostPace(0, lambda: 0.0)
    ) as opened:
        yield opened


def moved(location: str, status: str = "301 Moved Permanently") -> bytes:
    return answer("moved", status=status, location=location)


def fields(site: Website) -> dict[str, str]:
    """Return the headers of the last request, names in lower case."""
    lines = site.heads[-1].decode().split("\r\n")[1:]
    return {n.lower(): v for n, _, v in (line.partition(": ") for line in lines if line)}


async def test_a_feed_comes_with_its_validators(fetcher: Fetcher) -> None:
    """Of whatever type the server calls it; nothing is asked conditionally at first."""
    async with website({"/feed": FEED}) as site:
        revisit = await fetcher.revisit(f"{site.url}/feed", NONE)

        assert "if-none-match" not in fields(site)
        assert "rss" in fields(site)["accept"]
    assert revisit.page
    assert revisit.page.body == b"<rss/>"
    assert revisit.validators == Validators(etag='"7"', last_modified=MODIFIED)
    assert (revisit.max_age, revisit.moved_to) == (None, None)


async def test_an_unchanged_feed_is_a_value(fetcher: Fetcher) -> None:
    """Both validators are sent as they came; there is no page."""
    async with website({"/feed": UNCHANGED}) as site:
        revisit = await fetcher.revisit(f"{site.url}/feed", SOME)

        assert fields(site)["if-none-match"] == 'W/"7"'
        assert fields(site)["if-modified-since"] == MODIFIED
    assert revisit.page is None
    assert revisit.max_age == timedelta(seconds=60)


async def test_unchanged_without_being_asked_is_a_fault(fetcher: Fetcher) -> None:
    """There is nothing that it could be unchanged from."""
    async with website({"/feed": UNCHANGED}) as site:
        with pytest.raises(FetchError) as raised:
            await fetcher.revisit(f"{site.url}/feed", NONE)

    assert raised.value.reason is Unfetched.SERVER_ERROR


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ({"/feed": moved("/b"), "/b": FEED}, "/b"),
        ({"/feed": moved("/b", "308 Permanent Redirect"), "/b": moved("/c"), "/c": FEED}, "/c"),
        ({"/feed": moved("/b"), "/b": moved("/c", "302 Found"), "/c": FEED}, "/b"),
        ({"/feed": moved("/b", "302 Found"), "/b": moved("/c"), "/c": FEED}, None),
        (
            {"/feed": moved("/b"), "/b": moved("/c", "302 Found"), "/c": moved("/d"), "/d": FEED},
            "/b",
        ),
        ({"/feed": moved("/b"), "/b": UNCHANGED}, "/b"),
    ],
    ids=["301", "308 and 301", "301 and 302", "302 and 301", "301, 302, 301", "unchanged there"],
)
async def test_a_move_for_good_is_told(
    fetcher: Fetcher, pages: dict[str, bytes], expected: str | None
) -> None:
    """As far as every redirect from the start says so."""
    async with website(pages) as site:
        revisit = await fetcher.revisit(f"{site.url}/feed", SOME)

        assert revisit.moved_to == (expected and site.url + expected)


@pytest.mark.parametrize(
    ("status", "reason", "at"),
    [
        ("410 Gone", Unfetched.GONE, None),
        ("429 Too Many", Unfetched.RATE_LIMITED, NOW + timedelta(hours=5)),
        ("503 Busy", Unfetched.RATE_LIMITED, NOW + timedelta(hours=5)),
    ],
)
async def test_errors_say_when_to_ask_again(
    fetcher: Fetcher, status: str, reason: Unfetched, at: datetime | None
) -> None:
    """And whether the feed is gone for good."""
    async with website({"/feed": answer("", status=status, retry_after="18000")}) as site:
        with pytest.raises(FetchError) as raised:
            await fetcher.revisit(f"{site.url}/feed", NONE)

    error = raised.value
    assert (error.reason, error.status, error.retry_at) == (reason, int(status[:3]), at)


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("max-age=600", 600),
        ("public, MAX-AGE=600, must-revalidate", 600),
        ('max-age="600"', 600),
        ("max-age=" + "9" * 400, 999_999_999),
        ("no-cache, max-age=600", None),
        ("s-maxage=600", None),
        ("max-age=soon", None),
        ("", None),
    ],
)
def test_max_age(stated: str, seconds: int | None) -> None:
    """As the server says it of every cache, unless it wants none."""
    expected = None if seconds is None else timedelta(seconds=seconds)

    assert max_age_of({"cache-control": stated}) == expected


@pytest.mark.parametrize("etag", ["é", "x" * 501, "a\x00b", ""])
def test_validators_that_cannot_be_sent_back_are_dropped(etag: str) -> None:
    """A feed whose validator breaks the request could never be asked for again."""
    assert conditions(validators_of({"etag": etag})) == {}
