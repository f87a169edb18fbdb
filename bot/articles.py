"""A link or a text in, an article that was read and kept out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from bot.errors import FetchError
from bot.fairness.acting import acting
from bot.fetching.followed import FollowedLink
from bot.fetching.links import clean_link, without_click
from bot.fetching.secret_links import looks_secret
from bot.fetching.unwrapping import keeps_copy
from bot.metrics.families import ARTICLES
from bot.metrics.meter import UNMEASURED, Metrics
from bot.models import ArticleId, StoredArticle
from bot.reading.onward import Fetch, Onward, Read, says_as_much
from bot.storage.articles.articles import ArticleStore
from summarizer.errors import ReadingError
from summarizer.models import Article

#: The same link is answered from what is kept for this long.
FRESH_FOR = timedelta(hours=1)

#: Links that are remembered to lead elsewhere.
_MANY_LEADS = 1000

#: A cleaned link, and the chat that is answered, to what a feed says of its page; None: none that
#: serves the chat lists it.
ToldByFeed = Callable[[str, int | None], Awaitable[StoredArticle | None]]


@dataclass(frozen=True, slots=True)
class _Pointer:
    """A page that says where its article stands whole, and what it has of it itself."""

    #: Where that is.
    lead: str

    followed: FollowedLink
    read: Article | ReadingError


class Articles:
    """Fetches, reads and keeps articles; a link that many ask for at once is read once."""

    def __init__(
        self,
        fetch: Fetch,
        read: Read,
        store: ArticleStore,
        told_by_feed: ToldByFeed,
        clock: Callable[[], datetime],
        *,
        onward: Onward | None = None,
        metrics: Metrics = UNMEASURED,
    ) -> None:
        """Take what does the work.

        Args:
            fetch: Fetches what a person asks for.
            read: Reads it, in a worker.
            store: Keeps articles.
            told_by_feed: Knows what feeds say of pages that cannot be had.
            clock: The time.
            onward: Finds what a page leads to; None: each is read as it is.
            metrics: Told what came of each.
        """
        self._fetch = fetch
        self._read = read
        self._store = store
        self._told_by_feed = told_by_feed
        self._clock = clock
        self._onward = onward
        self._metrics = metrics
        self._under_way: dict[str, asyncio.Task[StoredArticle | _Pointer]] = {}
        #: By link: what its page named within the last hour, and when.
        self._leads: dict[str, tuple[str, datetime]] = {}

    async def by_id(self, article_id: ArticleId) -> StoredArticle | None:
        """Return an article that was read before, if it is still kept."""
        return await self._store.by_id(article_id)

    async def known(self, link: str) -> Article | None:
        """Return what was read behind a link before, without asking anybody; None: nothing.

        Nobody is told what a link with a secret led to.
        """
        url = clean_link(link)
        kept = None if looks_secret(url) else await self._store.by_link(url)
        return kept.article if kept else None

    async def by_link(
        self, link: str, person: int | None, chat_id: int | None = None
    ) -> StoredArticle:
        """Return the article behind a link, read within the last hour.

        A link with a secret is followed anew each time, and what it leads to is found by nobody else.

        Args:
            link: As it was sent.
            person: Who asks; None: nobody who could be told apart.
            chat_id: Where the answer is shown: of feeds, this chat's may tell it. None: in a chat
                that has none, so those alone that serve everybody.

        Raises:
            FetchError: The page could not be had. An older copy is returned instead where there
                is one and the fault may pass, else what a feed says of it.
            ReadingError: The page holds no article, and no feed says anything of it.
        """
        with self._measured():
            return await self._by_any_link(link, person, chat_id)

    @contextmanager
    def _measured(self) -> Iterator[None]:
        outcome = "read"
        try:
            yield
        except (FetchError, ReadingError) as error:
            outcome = error.reason
            raise
        finally:
            self._metrics.count(ARTICLES, outcome)

    async def _by_any_link(
        self, link: str, person: int | None, chat_id: int | None
    ) -> StoredArticle:
        url = clean_link(link)
        if looks_secret(url):
            return await self._read_secret(url, person)
        try:
            return await self._article_at(url, person)
        except (FetchError, ReadingError):
            copy = without_click(link)
            if keeps_copy(copy) and not looks_secret(copy):
                # The page itself is gone: what was kept of it answers for itself.
                with suppress(FetchError, ReadingError):
                    return await self._article_at(copy, person)
            # What serves one does not serve all who wait.
            if told := await self._told_by_feed(url, chat_id):
                return told
            raise

    async def _article_at(self, url: str, person: int | None) -> StoredArticle:
        """Return what a link leads to, or what the page behind it names; each under its own link."""
        if lead := self._remembered(url):
            with suppress(FetchError, ReadingError):
                return await self._own(await self._page_at(lead, person), person)
        found = await self._page_at(url, person)
        if isinstance(found, StoredArticle):
            return found
        try:
            # Once: a page that is named is what it says itself.
            led = await self._own(await self._page_at(found.lead, person), person)
        except (FetchError, ReadingError):
            if isinstance(found.read, ReadingError):
                raise
            return await self._own(found, person)
        if not says_as_much(led.article, found.read):
            return await self._own(found, person)
        self._remember(url, found.lead)
        return led

    async def _own(self, found: StoredArticle | _Pointer, person: int | None) -> StoredArticle:
        """Return what a page has of an article, wherever it points.

        Raises:
            ReadingError: Nothing.
        """
        if isinstance(found, StoredArticle):
            return found
        if isinstance(found.read, ReadingError):
            raise found.read
        return await self._keep(found.read, found.followed, person)

    def _remembered(self, url: str) -> str | None:
        lead, since = self._leads.get(url, ("", self._clock()))
        return lead if lead and self._clock() - since < FRESH_FOR else None

    def _remember(self, url: str, lead: str) -> None:
        self._leads.pop(url, None)
        self._leads[url] = lead, self._clock()
        while len(self._leads) > _MANY_LEADS:
            del self._leads[next(iter(self._leads))]

    async def _page_at(self, url: str, person: int | None) -> StoredArticle | _Pointer:
        task = self._under_way.get(url)
        if task is None:
            task = asyncio.create_task(self._by_url(url, person))
            self._under_way[url] = task
            task.add_done_callback(partial(self._done, url))
        else:
            # Who waits for what somebody else is having does no work.
            acting().give_place_back()
        # One who stops waiting must not take the article from the others.
        return await asyncio.shield(task)

    def _done(self, url: str, task: asyncio.Task[StoredArticle | _Pointer]) -> None:
        del self._under_way[url]
        if not task.cancelled():
            # Where all who asked have gone, nobody else would look at what it raised.
            task.exception()

    async def from_text(self, text: str, person: int | None) -> StoredArticle:
        """Read a text that a person pasted.

        Raises:
            ReadingError: It is no article.
        """
        return await self.from_document(text.encode(), "text/plain; charset=utf-8", person)

    async def from_document(
        self, body: bytes, media_type: str | None, person: int | None
    ) -> StoredArticle:
        """Read a file that a person sent.

        Raises:
            ReadingError: It is no article.
        """
        with self._measured():
            article = await self._read(body, "", media_type)
        # A file may claim to be any page; it must not stand in for that page.
        return await self._store.keep(replace(article, url=""), self._clock(), asked_by=person)

    async def _by_url(self, url: str, person: int | None) -> StoredArticle | _Pointer:
        kept = await self._store.by_link(url)
        if kept and self._clock() - kept.read_at < FRESH_FOR:
            return kept
        try:
            return await self._read_page(url, person)
        except FetchError as error:
            if kept and error.transient:
                return kept
            raise

    async def _read_page(self, url: str, person: int | None) -> StoredArticle | _Pointer:
        page = await self._fetch(url)
        followed = FollowedLink.to(url, page.url)
        read: Article | ReadingError
        try:
            read = await self._read(page.body, page.url, page.content_type)
        except ReadingError as error:
            read = error
        if self._onward and not looks_secret(page.url):
            if (lead := await self._onward.lead(page, read)) and lead not in {url, followed.landed}:
                return _Pointer(lead, followed, read)
            if isinstance(read, Article):
                read = await self._onward.whole(page, read)
        if isinstance(read, ReadingError):
            raise read
        return await self._keep(read, followed, person)

    async def _read_secret(self, url: str, person: int | None) -> StoredArticle:
        page = await self._fetch(url)
        article = await self._read(page.body, page.url, page.content_type)
        return await self._keep(article, FollowedLink.to(url, page.url), person)

    async def _keep(
        self, article: Article, followed: FollowedLink, person: int | None
    ) -> StoredArticle:
        shown = replace(article, url=followed.shown(article.url))
        return await self._store.keep(shown, self._clock(), followed, person)
