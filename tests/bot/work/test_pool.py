import asyncio
import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.errors import FeedError, FetchError, Unfetched, Unparsed
from bot.models import Page
from bot.storage.articles.article_json import article_to_json
from bot.work.pool import WorkerPool
from bot.work.tasks import Budget
from summarizer.errors import ReadingError, Unreadable
from summarizer.models import Article, Notice, Part

SENTENCE = "The council of the town approved a new plan for its old harbour on Tuesday evening. "
PAGE = f"<html lang=en><title>A harbour</title><article>{'<p>' + SENTENCE * 3}</article>".encode()

QUICK = Budget(cpu_seconds=0.5, wall_seconds=3, memory_bytes=100 * 2**20)


def page_of(body: bytes, url: str) -> Page:
    return Page(url=url, status=200, body=body, content_type=None)


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool() -> AsyncIterator[WorkerPool]:
    async with WorkerPool(workers=1, quick=QUICK) as opened:
        yield opened


async def test_a_page_is_read_and_condensed(pool: WorkerPool) -> None:
    """Across the border of processes and back."""
    article = await pool.read(PAGE, "https://example.org/a", "text/html")
    summary = await pool.summarise(article, 1)

    assert article.title == "A harbour"
    assert summary.points[0].text in SENTENCE * 3


async def test_articles_are_asked(pool: WorkerPool) -> None:
    """One, and many as they are kept; of those that answer the text stays where it is."""
    article = await pool.read(PAGE, "https://example.org/a", "text/html")
    question = "Who approved the plan for the harbour?"
    points = await pool.ask(article, question, 3)
    kept = json.dumps(article_to_json(article))
    (found,) = await pool.ask_among([json.dumps({"title": "x"}), kept], question)

    assert points[0].text == SENTENCE.strip()
    assert (found.place, found.points) == (1, points[: len(found.points)])
    assert (found.article.title, found.article.text) == ("A harbour", "")


async def test_a_page_leads_on_and_its_parts_are_joined(pool: WorkerPool) -> None:
    """In a worker, too; what it joins can be kept."""
    url = "https://example.org/a"
    leads = await pool.find_leads(PAGE + b"<a href='?page=2'>2</a>", url, "text/html")
    first = Article(paragraphs=("a\ud800b",), notices=(Notice.IN_PARTS,))
    joined = await pool.join(
        [(url, first), (f"{url}?page=2", Article(paragraphs=("c",)))], whole=True
    )

    assert leads.following == f"{url}?page=2"
    assert joined.paragraphs == ("ab", "c")
    assert joined.parts == (Part(1, f"{url}?page=2"),)
    assert joined.notices == ()


async def test_what_comes_back_can_be_kept_and_sent(pool: WorkerPool) -> None:
    """JSON can hold half a surrogate pair; no database and no request can."""
    stated = '{"@type":"NewsArticle","headline":"A \\ud800harbour","author":"Ada \\udc00Lovelace"}'
    page = f'<script type="application/ld+json">{stated}</script>'.encode() + PAGE

    article = await pool.read(page, "https://example.org/a", "text/html")

    repr(article).encode()
    assert "Ada Lovelace" in article.authors


async def test_a_feed_of_slashes_is_read_and_marked_in_a_worker(pool: WorkerPool) -> None:
    """7 kB that are a megabyte of links, each to end in no slash: 126 s of the main process once."""
    link = "http://a.example/" + "/" * 1900
    items = "".join(f"<item><link>{link}{number}</link></item>" for number in range(500))
    rss = f"<rss version='2.0'><channel>{items}</channel></rss>"

    feed = await pool.read_feed(page_of(rss.encode(), "http://a.example/feed"))

    assert len(set(feed.fingerprints)) == 500


async def test_what_is_no_article_is_said(pool: WorkerPool) -> None:
    """A refusal comes back as it was raised."""
    with pytest.raises(ReadingError) as raised:
        await pool.read(b"\x89PNG", "https://example.org/a", "image/png")

    assert raised.value.reason is Unreadable.UNSUPPORTED_TYPE


async def test_heavy_pages_hold_up_nobody(pool: WorkerPool) -> None:
    """While large texts are read one after the other, a page is answered at once."""
    words = " ".join(f"w{n}" for n in range(500))
    heavy = Article(title="x", paragraphs=(f"The {words}. " * 200,) * 3)
    waiting = [asyncio.create_task(pool.summarise(heavy, 3)) for _ in range(3)]
    await asyncio.sleep(0)

    article = await pool.read(PAGE, "https://example.org/a", "text/html")

    assert article.title == "A harbour"
    assert not all(task.done() for task in waiting)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_a_long_line_of_heavy_texts_is_refused(pool: WorkerPool) -> None:
    """Each would hold its page in memory, and wait for seconds."""
    heavy = Article(title="x", paragraphs=("The council met on Tuesday. " * 10_000,))
    asking = [asyncio.create_task(pool.summarise(heavy, 3)) for _ in range(8)]
    done, waiting = await asyncio.wait(asking, return_when=asyncio.FIRST_COMPLETED)

    refusal = done.pop().exception()
    assert isinstance(refusal, FetchError)
    assert refusal.reason is Unfetched.BUSY
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_without_a_point_there_is_no_summary(pool: WorkerPool) -> None:
    """A title alone is never sent as if it were one."""
    with pytest.raises(ReadingError) as raised:
        await pool.summarise(Article(title="x", paragraphs=()), 3)

    assert raised.value.reason is Unreadable.NOT_AN_ARTICLE


async def test_feeds_and_lists_are_read_in_a_worker(pool: WorkerPool) -> None:
    """Errors cross the border of processes with their reasons."""
    feed = b"<rss version='2.0'><channel><title>Town</title></channel></rss>"
    page = b"<link rel=alternate type=application/rss+xml href=/feed>"
    opml = b"<opml><body><outline xmlUrl='https://example.org/feed'/></body></opml>"

    assert (await pool.read_feed(page_of(feed, "https://example.org/feed"))).title == "Town"
    assert await pool.find_feeds(page, "https://example.org/") == ("https://example.org/feed",)
    assert [one.url for one in await pool.read_opml(opml)] == ["https://example.org/feed"]
    with pytest.raises(FeedError) as raised:
        await pool.read_feed(page_of(PAGE, "https://example.org/a"))
    assert raised.value.reason is Unparsed.NOT_A_FEED


async def test_a_feed_that_costs_too_much_is_given_up() -> None:
    """Depth makes the parser's time grow with its square."""
    deep = b"<rss version='2.0'><channel><item>" + b"<a>" * 49_000
    short = Budget(cpu_seconds=0.3, wall_seconds=3, memory_bytes=100 * 2**20)

    async with WorkerPool(workers=1, quick=short, slow=short) as pool:
        with pytest.raises(FeedError) as raised:
            await pool.read_feed(page_of(deep, "https://example.org/feed"))

    assert raised.value.reason is Unparsed.TOO_COSTLY
