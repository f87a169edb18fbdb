import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BotError, FeedError, FetchError, Unfetched, Unparsed
from bot.feeds.discover import discover, usual_feeds
from bot.feeds.entries import MarkedFeed
from bot.feeds.linked import linked_feeds
from bot.feeds.marks import marked
from bot.feeds.parse import MAX_BYTES, parse_feed
from bot.models import Page

SITE = "https://example.org/"
RSS = b"<rss version='2.0'><channel><title>Town</title></channel></rss>"


def link(href: str, kind: str = "application/rss+xml", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}">'


def page(*links: str) -> bytes:
    return f"<!doctype html><html><head>{''.join(links)}</head><body><p>x</body></html>".encode()


class Web:
    """Pages by address; what is asked for is noted."""

    def __init__(self, pages: dict[str, bytes | FetchError]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    async def fetch(self, url: str) -> Page:
        self.asked.append(url)
        body = self.pages.get(url, FetchError(Unfetched.GONE, status=404))
        if isinstance(body, FetchError):
            raise body
        return Page(url=url, status=200, body=body, content_type=None)


async def found(web: Web, url: str = SITE) -> list[str]:
    async def parse(page: Page) -> MarkedFeed:
        return marked(parse_feed(page.body, page.url, page.content_type))

    async def linked(body: bytes, at: str) -> tuple[str, ...]:
        return linked_feeds(body, at)

    return [one.url for one in await discover(url, web.fetch, parse, linked)]


async def test_a_feed_is_itself() -> None:
    """Nothing else is asked for."""
    web = Web({SITE: RSS})

    assert await found(web) == [SITE]
    assert web.asked == [SITE]


async def test_a_page_says_what_its_feeds_are() -> None:
    """Those that are none are left out; usual places are not asked."""
    web = Web({SITE: page(link("/a"), link("/b"), link("/c")), f"{SITE}a": RSS, f"{SITE}c": RSS})

    assert await found(web) == [f"{SITE}a", f"{SITE}c"]
    assert len(web.asked) == 4


@pytest.mark.parametrize(
    ("place", "url"),
    [("feed", SITE), ("atom.xml", SITE), ("news/feed", f"{SITE}news"), ("feed.json", f"{SITE}a/b")],
)
async def test_usual_places_are_asked(place: str, url: str) -> None:
    """Where a page names no feed; the first that is one will do."""
    web = Web({SITE: page(), url: page(), f"{SITE}{place}": RSS, f"{SITE}index.xml": page()})

    assert await found(web, url) == [f"{SITE}{place}"]


async def test_a_site_without_feeds_has_none() -> None:
    """After a dozen requests at most, each address once."""
    web = Web({f"{SITE}a/b": page(*(link(f"/{n}") for n in range(99)))})

    assert await found(web, f"{SITE}a/b") == []
    assert len(web.asked) == len(set(web.asked)) <= 12


async def test_a_site_that_does_not_answer_is_not_asked_on() -> None:
    """Somebody waits."""
    web = Web({SITE: page(link("/a"), link("/b")), f"{SITE}a": FetchError(Unfetched.TOO_SLOW)})
    web.pages[f"{SITE}feed"] = FetchError(Unfetched.TOO_SLOW)

    assert await found(web) == []
    assert web.asked == [SITE, f"{SITE}a", f"{SITE}feed"]


async def test_an_address_that_cannot_be_had_is_said() -> None:
    """With the reason."""
    with pytest.raises(FetchError):
        await found(Web({}))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (link("/a"), ["a"]),
        (link("a", "APPLICATION/ATOM+XML; charset=utf-8", "home Alternate"), ["a"]),
        (link("/a", "application/feed+json"), ["a"]),
        (link("/wp-json/wp/v2/pages/7", "application/json"), []),
        (link("/feed.json", "application/json"), ["feed.json"]),
        (link("/oembed?format=xml", "text/xml+oembed"), []),
        (link("/a", "text/html"), []),
        (link("/style.css", "text/css", "alternate stylesheet"), []),
        ('<link rel="feed" href="/a">', ["a"]),
        (link("javascript:x") + link("") + link("http://["), []),
        (link("/comments/feed/") + link("/feed/"), ["feed/", "comments/feed/"]),
        (link("/a") + link("/a"), ["a"]),
        ('<base href="/news/">' + link("a"), ["news/a"]),
        ('<base href="javascript:x">' + link("a"), ["a"]),
        ('<a href="/news.rss">RSS</a><a href="/feed/">x</a>', ["news.rss", "feed/"]),
        ('<a href="/rss.xml">RSS</a>' + link("/a"), ["a"]),
        ('<a href="/feedback">x</a><a href="https://other.example/feed">x</a>', []),
    ],
)
def test_links_to_feeds(markup: str, expected: list[str]) -> None:
    """By type, as absolute links of the web."""
    assert linked_feeds(page(markup), SITE) == tuple(SITE + path for path in expected)


def test_usual_places_are_those_of_the_section_first() -> None:
    """A page below the root may have a feed of its own."""
    places = usual_feeds("https://example.org/news/?a=b")

    assert places[0] == "https://example.org/news/feed"
    assert f"{SITE}feed" in places
    assert all("?" not in place for place in places)


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda t: page(link(t))))
def test_any_bytes_are_a_page(body: bytes) -> None:
    """What cannot be read links nothing; what is linked is of the web."""
    assert all(found.startswith(("http://", "https://")) for found in linked_feeds(body, SITE))


async def test_a_feed_that_robots_txt_closes_is_said() -> None:
    """The page links it, so no other is looked for."""
    web = Web({SITE: page(link("/rss")), SITE + "rss": FetchError(Unfetched.BLOCKED, "robots.txt")})

    with pytest.raises(FetchError) as raised:
        await found(web)

    assert raised.value.closed_to_bots
    assert web.asked == [SITE, SITE + "rss"]


async def test_an_address_with_nothing_but_a_feed_that_is_too_large_says_so() -> None:
    """Where there is another feed, that one is meant."""
    large = RSS + b" " * MAX_BYTES
    with pytest.raises(FeedError) as caught:
        await found(Web({SITE: large}))

    assert caught.value.reason is Unparsed.TOO_LARGE
    assert await found(Web({SITE: large, f"{SITE}feed": RSS})) == [f"{SITE}feed"]
    assert await found(Web({SITE: page()})) == []


async def test_a_page_with_nothing_but_a_feed_that_is_too_large_says_so() -> None:
    """Where the feed stands, or is sent; in a usual place there may be another."""
    large = RSS + b" " * MAX_BYTES
    unread: tuple[tuple[bytes | FetchError, type[BotError]], ...] = (
        (large, FeedError),
        (FetchError(Unfetched.TOO_LARGE), FetchError),
    )
    for feed, refusal in unread:
        pages = {SITE: page(link("/rss")), f"{SITE}rss": feed}
        with pytest.raises(refusal, match=r"large|bytes"):
            await found(Web(pages))

        assert await found(Web({**pages, f"{SITE}atom.xml": RSS})) == [f"{SITE}atom.xml"]
