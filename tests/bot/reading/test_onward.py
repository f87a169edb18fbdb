"""From a link to the whole article, against servers that help and servers that do not."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from bot.articles import FRESH_FOR, Articles
from bot.errors import FetchError, Unfetched
from bot.fetching import Fetcher
from bot.fetching.pace import HostPace
from bot.reading.alone import read_link
from bot.reading.onward import MAX_PARTS, Onward
from bot.storage.articles.articles import ArticleStore
from bot.storage.engine.database import Database
from bot.storage.stories.told_by_feeds import ToldByFeeds
from summarizer import read_article, summarize
from summarizer.errors import ReadingError
from summarizer.models import Article, Leads, Notice
from summarizer.reading.join import join_parts
from summarizer.reading.leads import find_leads
from tests.website import Website, answer, redirect, website

LOOPBACK = ("127.0.0.1/32",)
PERSON = 7
SECRET = "q8sKd02jDk3f9sSlq8sK"

SUBJECTS = ("harbour", "bridge", "market", "theatre", "stadium", "library", "airport")


def text_of(subject: str) -> str:
    """Return three paragraphs that no other subject has."""
    said = (
        (
            "The council approved a new plan for the old {0} on Monday after a debate of six hours. Work on the "
            "{0} is to begin in spring, and will cost the town four million euros, the mayor said."
        ),
        (
            "People who live beside the {0} had asked for another place. They fear noise in the night and dust in "
            "their gardens, which a study of the {0} that the council ordered in autumn did not rule out."
        ),
        (
            "The last time that the {0} was rebuilt it took nine years. Nobody in the council of that time is still "
            "in office, and the papers about the {0} of those years were lost in a flood."
        ),
    )
    return "".join(f"<p>{paragraph.format(subject)}</p>" for paragraph in said)


def page(subject: str, head: str = "", tail: str = "", root: str = "") -> bytes:
    title = f"Council approves new plan for the old {subject}"
    return answer(
        f"<html lang=en {root}><head><title>{title}</title>{head}</head>"
        f"<body><main><article><h1>{title}</h1>{text_of(subject)}</article>{tail}</main></body></html>"
    )


def pointer(link: str, words: str = "Read the full story") -> bytes:
    """Return a page that has nothing but a line and a link."""
    return answer(
        "<html lang=en><title>Old harbour</title><body><nav><a href='/'>Home</a><a href='/top'>Top</a></nav>"
        f"<h1>Old harbour</h1><p>A plan was approved.</p><a href='{link}'>{words}</a></body></html>"
    )


def canonical(link: str) -> str:
    return f"<link rel=canonical href='{link}'>"


class Desk:
    """What answers links, over a real network."""

    def __init__(self, fetcher: Fetcher, database: Database) -> None:
        self.fetcher = fetcher
        #: What the workers have no time for.
        self.busy = ""
        self.now = datetime(2026, 12, 1, 9, tzinfo=UTC)
        onward = Onward(fetcher.crawl, self.read, self.find_leads, self.join)
        self.store = ArticleStore(database)
        self.articles = Articles(
            fetcher.get,
            self.read,
            self.store,
            ToldByFeeds(database).by_link,
            lambda: self.now,
            onward=onward,
        )

    async def by_link(self, link: str) -> Article:
        return (await self.articles.by_link(link, PERSON)).article

    async def read(self, body: bytes, url: str, content_type: str | None) -> Article:
        return read_article(body, url, content_type)

    async def find_leads(self, body: bytes, url: str, content_type: str | None) -> Leads:
        if self.busy == "find_leads":
            raise FetchError(Unfetched.BUSY, "large pages in line")
        return find_leads(body, url, content_type)

    async def join(self, pages: Sequence[tuple[str, Article]], *, whole: bool) -> Article:
        if self.busy == "join":
            raise FetchError(Unfetched.BUSY, "large pages in line")
        return join_parts(pages, whole=whole)


@pytest_asyncio.fixture
async def desk(database: Database) -> AsyncIterator[Desk]:
    async with Fetcher(LOOPBACK, pace=HostPace(0, lambda: 0.0)) as fetcher:
        yield Desk(fetcher, database)


@pytest_asyncio.fixture
async def site() -> AsyncIterator[Website]:
    async with website({}) as opened:
        yield opened


@pytest_asyncio.fixture
async def other() -> AsyncIterator[Website]:
    async with website({}) as opened:
        yield opened


def is_about(article: Article, subject: str) -> bool:
    return subject in article.title and all(subject in line for line in article.paragraphs)


@pytest.mark.parametrize("view", ["/a/amp", "/print/a", "/a?print=1"])
async def test_a_view_leads_to_the_page_that_it_is_of(desk: Desk, site: Website, view: str) -> None:
    """Which is fetched, and found, under its own link; within the hour nothing is asked again."""
    site.pages |= {view: page("bridge", canonical("/a")), "/a": page("harbour")}

    article = await desk.by_link(site.url + view)

    assert is_about(article, "harbour")
    assert article.url == f"{site.url}/a"
    assert site.asked == [view, "/a"]
    assert await desk.by_link(f"{site.url}/a") == article
    assert await desk.by_link(site.url + view) == article
    assert site.asked == [view, "/a"]
    assert await desk.store.by_link(site.url + view) is None, "the view answered nobody"
    desk.now += FRESH_FOR + timedelta(seconds=1)
    await desk.by_link(site.url + view)
    assert len(site.asked) > 2


async def test_amp_by_its_root_is_a_view(desk: Desk, site: Website) -> None:
    """Whatever its link looks like."""
    site.pages |= {"/b": page("bridge", canonical("/a"), root="⚡"), "/a": page("harbour")}

    assert is_about(await desk.by_link(f"{site.url}/b"), "harbour")


@pytest.mark.parametrize(
    "stated",
    [
        "{other}/a",
        "http://localhost/a",
        "http://127.0.0.1:1/a",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "{site}/a/amp",
        "{site}/gone",
        "{site}/circle",
        "{site}/a?token=" + SECRET,
        "{site}/",
        "http://[",
    ],
)
async def test_a_view_that_leads_nowhere_answers_itself(
    desk: Desk, site: Website, other: Website, stated: str
) -> None:
    """Another site, a place inside, itself, a page that is gone, a circle, a secret."""
    link = canonical(stated.format(site=site.url, other=other.url))
    site.pages |= {"/a/amp": page("bridge", link), "/circle": redirect("/circle")}
    other.pages |= {"/a": page("harbour")}

    article = await desk.by_link(f"{site.url}/a/amp")

    assert is_about(article, "bridge")
    assert other.asked == []
    kept = await desk.store.by_link(f"{site.url}/a/amp")
    assert kept is not None
    assert kept.article == article


async def test_two_views_of_each_other_are_read_once_each(desk: Desk, site: Website) -> None:
    """What is named is what it says itself."""
    site.pages |= {
        "/a/amp": page("bridge", canonical("/print/a")),
        "/print/a": page("harbour", canonical("/a/amp")),
    }

    assert is_about(await desk.by_link(f"{site.url}/a/amp"), "harbour")
    assert site.asked == ["/a/amp", "/print/a"]


async def test_a_wall_is_no_better_than_the_view(desk: Desk, site: Website) -> None:
    """The page behind says hardly anything."""
    teaser = answer(
        "<html lang=en><title>The old harbour</title><article><h1>Council approves new plan for the old harbour</h1>"
        f"{text_of('harbour').split('</p>')[0]}</p></article></html>"
    )
    site.pages |= {"/a/amp": page("bridge", canonical("/a")), "/a": teaser}

    assert is_about(await desk.by_link(f"{site.url}/a/amp"), "bridge")


async def test_a_page_that_points_at_the_original_leads_there(
    desk: Desk, site: Website, other: Website
) -> None:
    """The answer is of the original, and is found under its link alone."""
    site.pages |= {"/s/1": pointer(f"{other.url}/a")}
    other.pages |= {"/a": page("harbour")}

    article = await desk.by_link(f"{site.url}/s/1")

    assert is_about(article, "harbour")
    assert article.url == f"{other.url}/a"
    assert await desk.store.by_link(f"{site.url}/s/1") is None
    assert (await read_link(f"{site.url}/s/1", desk.fetcher)).url == article.url


async def test_pointers_are_followed_once(desk: Desk, site: Website, other: Website) -> None:
    """In circles or not."""
    site.pages |= {"/s/1": pointer(f"{other.url}/s/2")}
    other.pages |= {"/s/2": pointer(f"{site.url}/s/1"), "/a": page("harbour")}

    with pytest.raises(ReadingError):
        await desk.by_link(f"{site.url}/s/1")
    with pytest.raises(ReadingError):
        await read_link(f"{site.url}/s/1", desk.fetcher)

    assert (site.asked, other.asked) == (["/s/1"] * 2, ["/s/2"] * 2)


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("http://127.0.0.2/a", Unfetched.ADDRESS_NOT_ALLOWED),
        ("http://169.254.169.254/latest", Unfetched.ADDRESS_NOT_ALLOWED),
        ("{other}/gone", Unfetched.GONE),
    ],
)
async def test_a_pointer_to_what_cannot_be_had_says_so(
    desk: Desk, site: Website, other: Website, link: str, reason: Unfetched
) -> None:
    """The guard is that of any link."""
    site.pages |= {"/s/1": pointer(link.format(other=other.url))}

    with pytest.raises(FetchError) as raised:
        await desk.by_link(f"{site.url}/s/1")

    assert raised.value.reason is reason


async def test_a_secret_link_leads_nowhere_else(desk: Desk, site: Website, other: Website) -> None:
    """What it shows is for who sent it: its page is read as it is."""
    site.pages |= {
        f"/a/amp?token={SECRET}": page("bridge", canonical("/a")),
        f"/s/1?token={SECRET}": pointer(f"{other.url}/a"),
    }

    assert is_about(await desk.by_link(f"{site.url}/a/amp?token={SECRET}"), "bridge")
    with pytest.raises(ReadingError):
        await desk.by_link(f"{site.url}/s/1?token={SECRET}")
    assert other.asked == []


def parts(count: int, start: int = 0, link: str = "/a?page={}") -> dict[str, bytes]:
    """Return the pages of one article, each of which links to the next."""
    paths = ["/a", *(link.format(number) for number in range(2, count + 1))]
    following = [*(f"<a href='{path}'>Next page</a>" for path in paths[1:]), ""]
    return {
        path: page(SUBJECTS[number + start], tail=tail)
        for number, (path, tail) in enumerate(zip(paths, following, strict=True))
    }


async def test_the_pages_of_an_article_are_joined(desk: Desk, site: Website) -> None:
    """Each point leads to the page that it stands on."""
    site.pages |= parts(3)

    article = await desk.by_link(f"{site.url}/a")

    assert article.notices == ()
    assert len(article.paragraphs) == 9
    assert [(part.first, part.url) for part in article.parts] == [
        (3, f"{site.url}/a?page=2"),
        (6, f"{site.url}/a?page=3"),
    ]
    assert [block.position for block in article.blocks] == list(range(len(article.blocks)))
    assert await desk.by_link(f"{site.url}/a") == article, "kept with its parts"
    for point in summarize(article, 4).points:
        number = next(n for n, line in enumerate(article.paragraphs) if point.text in line)
        assert point.link is not None
        assert point.link.partition("#")[0] == article.link_to(number)
    assert "/robots.txt" in site.asked


@pytest.mark.parametrize("busy", ["find_leads", "join"])
async def test_who_has_a_page_does_not_lose_it(desk: Desk, site: Website, busy: str) -> None:
    """Where the workers have no time to see what stands behind it."""
    site.pages |= parts(3)
    desk.busy = busy

    article = await desk.by_link(f"{site.url}/a")

    assert is_about(article, SUBJECTS[0])
    assert article.notices == (Notice.IN_PARTS,)


async def test_five_pages_are_read(desk: Desk, site: Website) -> None:
    """Of more it is said that there are more."""
    site.pages |= parts(7)

    article = await desk.by_link(f"{site.url}/a")

    assert len(article.parts) == MAX_PARTS - 1
    assert article.notices == (Notice.IN_PARTS,)
    assert "/a?page=6" not in site.asked


async def test_robots_keep_the_parts_to_themselves(desk: Desk, site: Website) -> None:
    """Nobody asked for them by their links; the first page was asked for by a person."""
    site.pages |= parts(3)
    site.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /*page=3", "text/plain")

    article = await desk.by_link(f"{site.url}/a")

    assert [part.url for part in article.parts] == [f"{site.url}/a?page=2"]
    assert article.notices == (Notice.IN_PARTS,)
    assert "/a?page=3" not in site.asked


async def test_a_part_asked_for_by_itself_is_read_as_it_is(desk: Desk, site: Website) -> None:
    """What stands before it was not read either."""
    site.pages |= parts(3)

    article = await desk.by_link(f"{site.url}/a?page=2")

    assert is_about(article, SUBJECTS[1])
    assert article.notices == (Notice.IN_PARTS,)


async def test_parts_that_are_no_parts_add_nothing(
    desk: Desk, site: Website, other: Website
) -> None:
    """The same page again, another site, a circle, a bomb, a page that is gone."""
    first = parts(2)["/a"]
    other.pages |= {"/a": page("bridge")}
    huge = answer("<p>" + "x" * (11 * 2**20), content_encoding="identity")
    for second in (
        page("harbour", tail="<a href='/a?page=2'>Next page</a>"),
        redirect(f"{other.url}/a"),
        redirect("/a"),
        redirect("/a?page=2"),
        huge,
        answer("gone", status="404 Not Found"),
        answer("<html><body></body></html>"),
    ):
        site.pages |= {"/a": first, "/a?page=2": second}
        desk.now += 2 * FRESH_FOR

        article = await desk.by_link(f"{site.url}/a")

        assert is_about(article, "harbour")
        assert article.parts == ()
        assert len(article.paragraphs) == 3


async def test_large_pages_are_bounded(desk: Desk, site: Website) -> None:
    """Each by itself; what can be had of the others is kept."""
    site.pages |= parts(5)
    filler = "<!-- " + "x" * (9 * 2**20 // 2) + " -->"
    site.pages["/a?page=2"] = page("bridge", tail=f"{filler}<a href='/a?page=3'>Next page</a>")
    site.pages["/a?page=3"] = answer("<p>" + "x" * (6 * 2**20))

    article = await desk.by_link(f"{site.url}/a")

    assert len(article.parts) == 1
    assert article.notices == (Notice.IN_PARTS,)
