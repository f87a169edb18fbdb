import asyncio
import gc
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.articles import FRESH_FOR, Articles
from bot.errors import FetchError, Unfetched
from bot.metrics.meter import Meter
from bot.models import Page
from bot.storage.articles.articles import ArticleStore
from bot.storage.engine.database import Database
from bot.storage.feeds.feeds import FeedStore
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.told_by_feeds import ToldByFeeds
from summarizer.models import Article, Notice
from tests.bot.stories import newsroom

URL = "https://example.org/a"
SECRET = URL + "?token=abc"
PERSON, OTHER = 7, 8


class Web:
    """A web of one page, and a reader of it."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.fetched: list[str] = []
        self.meter = Meter()
        self.error: FetchError | None = None
        self.leads_to = URL
        self.asked = asyncio.Event()
        self.open = asyncio.Event()
        self.open.set()

    async def fetch(self, url: str) -> Page:
        self.fetched.append(url)
        self.asked.set()
        await self.open.wait()
        if self.error:
            raise self.error
        return Page(
            url=self.leads_to, status=200, body=b"%d" % len(self.fetched), content_type="text/html"
        )

    async def read(self, body: bytes, url: str, content_type: str | None) -> Article:
        return Article(url=url, title=f"Version {body.decode()}")

    def articles(self, database: Database) -> Articles:
        return Articles(
            self.fetch,
            self.read,
            ArticleStore(database),
            ToldByFeeds(database).by_link,
            lambda: self.now,
            metrics=self.meter,
        )


@pytest.fixture
def web(now: datetime) -> Web:
    return Web(now)


async def test_the_same_link_is_read_once_an_hour(database: Database, web: Web) -> None:
    """Within the hour it is answered from what is kept, after it from the site."""
    articles = web.articles(database)

    first = await articles.by_link(URL, PERSON)
    web.now += FRESH_FOR - timedelta(seconds=1)
    second = await articles.by_link(URL, PERSON)
    web.now += timedelta(seconds=1)
    third = await articles.by_link(URL, PERSON)

    assert first == second
    assert web.meter.tally().counts == {("articles", "read"): 3}
    assert third.article.title == "Version 2"
    assert await articles.by_id(first.id) == first, "what a message shows stays what it was"


async def test_tracking_parameters_make_no_other_link(database: Database, web: Web) -> None:
    """What only tells where a click came from is not a page of its own."""
    articles = web.articles(database)

    await articles.by_link(URL + "?utm_source=telegram", PERSON)
    await articles.by_link(URL, PERSON)

    assert web.fetched == [URL]


async def test_a_redirect_leaves_no_trace_of_the_click(database: Database, web: Web) -> None:
    """A short link leads to one with tracking parameters: the article's link is the bare one.

    Which is no answer to that one: a page may print what a parameter says.
    """
    web.leads_to = URL + "?utm_source=short&id=7"
    articles = web.articles(database)

    stored = await articles.by_link("https://sho.rt/x", PERSON)
    assert stored.article.url == URL + "?id=7"
    assert await articles.by_link("https://sho.rt/x", PERSON) == stored
    await articles.by_link(URL + "?id=7", PERSON)
    assert web.fetched == ["https://sho.rt/x", URL + "?id=7"]


async def test_a_failure_that_nobody_waits_for_is_no_noise(database: Database, web: Web) -> None:
    """All who asked have gone before the site answered."""
    articles = web.articles(database)
    web.open.clear()
    web.error = FetchError(Unfetched.GONE)
    asking = asyncio.create_task(articles.by_link(URL, PERSON))
    await web.asked.wait()
    unheard: list[str] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, c: unheard.append(c["message"]))

    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    (task,) = articles._under_way.values()  # noqa: SLF001  # nobody else holds it
    web.open.set()
    await asyncio.wait({task})
    del task
    gc.collect()

    assert unheard == []


async def test_a_link_that_many_send_at_once_is_read_once(database: Database, web: Web) -> None:
    """And one who gives up does not take the article from the others."""
    articles = web.articles(database)
    web.open.clear()
    waiting = [asyncio.create_task(articles.by_link(URL, PERSON)) for _ in range(3)]
    await web.asked.wait()

    waiting[0].cancel()
    web.open.set()
    answers = await asyncio.gather(*waiting, return_exceptions=True)

    assert isinstance(answers[0], asyncio.CancelledError)
    assert answers[1] == answers[2]
    assert web.fetched == [URL]


async def test_while_a_site_is_down_the_old_copy_serves(database: Database, web: Web) -> None:
    """A fault that may pass does not hide what is known; a page that is gone is gone."""
    articles = web.articles(database)
    kept = await articles.by_link(URL, PERSON)
    web.now += FRESH_FOR

    web.error = FetchError(Unfetched.TOO_SLOW)
    assert await articles.by_link(URL, PERSON) == kept

    web.error = FetchError(Unfetched.GONE)
    with pytest.raises(FetchError):
        await articles.by_link(URL, PERSON)


async def test_a_failure_is_not_remembered(database: Database, web: Web) -> None:
    """The next try asks the site again."""
    articles = web.articles(database)
    web.error = FetchError(Unfetched.UNREACHABLE)
    with pytest.raises(FetchError):
        await articles.by_link(URL, PERSON)

    web.error = None
    assert (await articles.by_link(URL, PERSON)).article.title == "Version 2"


async def test_a_text_is_kept_for_its_buttons(database: Database, web: Web) -> None:
    """What was pasted has no link, and can be condensed again."""
    articles = web.articles(database)

    stored = await articles.from_text("1", PERSON)

    assert await articles.by_id(stored.id) == stored
    assert web.fetched == []


async def test_a_file_does_not_stand_in_for_a_page(database: Database, web: Web) -> None:
    """A file may claim any address; whoever sends that link gets the page behind it."""

    async def read_claim(body: bytes, url: str, content_type: str | None) -> Article:
        return Article(url=URL, title="A forgery")

    forged = Articles(
        web.fetch,
        read_claim,
        ArticleStore(database),
        ToldByFeeds(database).by_link,
        lambda: web.now,
    )
    from_file = await forged.from_document(b"", "text/html", PERSON)

    assert from_file.article.url == ""
    assert (await web.articles(database).by_link(URL, PERSON)).article.title == "Version 1"


async def test_a_secret_link_answers_who_sent_it_alone(database: Database, web: Web) -> None:
    """It is read anew for everybody, shown to who sent it, and stands in for no other link."""
    articles = web.articles(database)
    web.leads_to = SECRET

    mine, other = await asyncio.gather(*(articles.by_link(SECRET, p) for p in (PERSON, OTHER)))
    again = await articles.by_link(SECRET, PERSON)
    web.error = FetchError(Unfetched.GONE)

    assert web.fetched == [SECRET] * 3
    assert len({mine.id, other.id, again.id}) == 3
    assert mine.article.url == SECRET
    assert await articles.by_id(mine.id) == mine
    for link in (URL, SECRET):
        with pytest.raises(FetchError):
            await articles.by_link(link, OTHER)


async def test_a_public_link_to_a_signed_one_stays_public(database: Database, web: Web) -> None:
    """The one that was sent is the key and is what is shown; the signature goes no further."""
    articles = web.articles(database)
    web.leads_to = SECRET

    kept = await articles.by_link(URL, PERSON)

    assert kept.article.url == URL
    assert await articles.by_link(URL, OTHER) == kept
    assert web.fetched == [URL]
    await articles.by_link(SECRET, OTHER)
    assert web.fetched == [URL, SECRET]


async def test_a_page_does_not_stand_in_for_another(database: Database, web: Web) -> None:
    """It may call itself what it likes: who asks for that link gets what is there."""

    async def read_claim(body: bytes, url: str, content_type: str | None) -> Article:
        return Article(url=URL, title=f"Of {url}")

    articles = Articles(
        web.fetch,
        read_claim,
        ArticleStore(database),
        ToldByFeeds(database).by_link,
        lambda: web.now,
    )
    web.leads_to = URL + "/evil"
    evil = await articles.by_link(URL + "/evil", PERSON)
    web.leads_to = URL
    honest = await articles.by_link(URL, OTHER)

    assert (evil.article.title, honest.article.title) == (f"Of {URL}/evil", f"Of {URL}")
    assert (await articles.by_link(URL, PERSON)) == honest
    assert await articles.by_id(evil.id) == evil


async def test_a_copy_answers_where_its_page_is_gone(database: Database, web: Web) -> None:
    """Under its own link: who asks for the page learns that it is gone."""
    copy = f"https://web.archive.org/web/2020/{URL}"
    gone = FetchError(Unfetched.GONE)

    async def fetch(url: str) -> Page:
        if url == URL:
            raise gone
        web.leads_to = url
        return await web.fetch(url)

    articles = Articles(
        fetch, web.read, ArticleStore(database), ToldByFeeds(database).by_link, lambda: web.now
    )

    stored = await articles.by_link(copy, PERSON)

    assert stored.article.url == copy
    assert web.fetched == [copy]
    with pytest.raises(FetchError):
        await articles.by_link(URL, OTHER)
    assert await articles.by_link(copy, OTHER) == stored


async def test_a_copy_leads_to_its_page_where_there_is_one(database: Database, web: Web) -> None:
    """What the link says it is of is asked for first."""
    await web.articles(database).by_link(f"https://web.archive.org/web/2020/{URL}", PERSON)

    assert web.fetched == [URL]


@pytest.mark.parametrize(
    ("feed", "owner", "chat", "told"),
    [
        ("https://example.org/feed", None, OTHER, True),
        ("https://example.org/feed", None, None, True),
        ("https://example.org/feed", PERSON, PERSON, True),
        ("https://example.org/feed", PERSON, OTHER, False),
        ("https://example.org/feed", PERSON, None, False),
        ("https://other.example/feed", None, OTHER, False),
    ],
    ids=[
        "serves everybody",
        "everybody, elsewhere",
        "a chat's own",
        "his own, asked in a group",
        "his own, asked elsewhere",
        "another publisher's",
    ],
)
async def test_a_page_that_cannot_be_had_is_told_by_its_feed(
    database: Database,
    now: datetime,
    *,
    feed: str,
    owner: int | None,
    chat: int | None,
    told: bool,
) -> None:
    """By one of its publisher's that serves the chat which sees the answer, whoever asks there."""
    watched, _ = await FeedStore(database).add(feed, now, chat_id=owner)
    said = newsroom.article(1, url=URL)
    brought = replace(newsroom.report(said, watched.id), followed=None, listed_url=URL)
    recorded = await newsroom.record(StoryStore(database), brought, now)
    web = Web(now)
    web.error = FetchError(Unfetched.BLOCKED, status=403)
    articles = web.articles(database)

    if told:
        found = await articles.by_link(URL, PERSON, chat)
        assert (found.id, found.article) == (recorded.article_id, said)
    else:
        with pytest.raises(FetchError):
            await articles.by_link(URL, PERSON, chat)
    assert web.fetched == [URL], "the page itself is asked for first"


async def test_what_another_said_under_the_sites_address_tells_nobody_else(
    database: Database, now: datetime
) -> None:
    """The feed is of the site's address, its words are of who answered there."""
    watched, _ = await FeedStore(database).add("https://example.org/go?to=scam", now, chat_id=None)
    said = newsroom.article(1, url=URL, notices=(Notice.FOREIGN_FEED_TEXT,))
    brought = replace(newsroom.report(said, watched.id), followed=None, listed_url=URL)
    await newsroom.record(StoryStore(database), brought, now)
    web = Web(now)
    web.error = FetchError(Unfetched.BLOCKED, status=403)

    with pytest.raises(FetchError):
        await web.articles(database).by_link(URL, OTHER)
