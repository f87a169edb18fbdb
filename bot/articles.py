"""A link or a text in, an article that was read and kept out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.errors import FetchError
from bot.fairness.acting import acting
from bot.fetching.followed import Followed
from bot.fetching.links import clean_link
from bot.fetching.secret_links import looks_secret
from bot.models import ArticleId, Page, StoredArticle
from bot.storage.articles.articles import ArticleStore
from summarizer.models import Article

#: The same link is answered from what is kept for this long.
FRESH_FOR = timedelta(hours=1)

Fetch = Callable[[str], Awaitable[Page]]

#: Bytes, link and media type to an article; raises ReadingError.
Read = Callable[[bytes, str, str | None], Awaitable[Article]]


class Articles:
    """Fetches, reads and keeps articles; a link that many ask for at once is read once."""

    def __init__(
        self, fetch: Fetch, read: Read, store: ArticleStore, clock: Callable[[], datetime]
    ) -> None:
        self._fetch = fetch
        self._read = read
        self._store = store
        self._clock = clock
        self._under_way: dict[str, asyncio.Task[StoredArticle]] = {}

    async def by_id(self, article_id: ArticleId) -> StoredArticle | None:
        """Return an article that was read before, if it is still kept."""
        return await self._store.by_id(article_id)

    async def by_link(self, link: str, person: int | None) -> StoredArticle:
        """Return the article behind a link, read within the last hour.

        A link with a secret is followed anew each time, and what it leads to is found by nobody else.

        Args:
            link: As it was sent.
            person: Who asks; None: nobody who could be told apart.

        Raises:
            FetchError: The page could not be had. An older copy is returned instead where there
                is one and the fault may pass.
            ReadingError: The page holds no article.
        """
        url = clean_link(link)
        if looks_secret(url):
            return await self._read_page(url, person)
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

    def _done(self, url: str, task: asyncio.Task[StoredArticle]) -> None:
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
        article = await self._read(body, "", media_type)
        # A file may claim to be any page; it must not stand in for that page.
        return await self._store.keep(replace(article, url=""), self._clock(), asked_by=person)

    async def _by_url(self, url: str, person: int | None) -> StoredArticle:
        kept = await self._store.by_link(url)
        if kept and self._clock() - kept.read_at < FRESH_FOR:
            return kept
        try:
            return await self._read_page(url, person)
        except FetchError as error:
            if kept and error.transient:
                return kept
            raise

    async def _read_page(self, url: str, person: int | None) -> StoredArticle:
        page = await self._fetch(url)
        article = await self._read(page.body, page.url, page.content_type)
        followed = Followed.to(url, page.url)
        shown = replace(article, url=followed.shown(article.url))
        return await self._store.keep(shown, self._clock(), followed, person)
