"""From a page on to the whole of its article: its own page, the original, the further parts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Protocol

import structlog

from bot.errors import FetchError
from bot.fetching.links import clean_link, without_click
from bot.fetching.secret_links import looks_secret
from bot.models import Page
from bot.reading.views import is_view
from summarizer.errors import ReadingError, Unreadable
from summarizer.models import Article, Leads, Notice
from summarizer.reading.page.tenants import same_tenant

log = structlog.stdlib.get_logger(__name__)

Fetch = Callable[[str], Awaitable[Page]]

#: Bytes, link and media type to an article; raises ReadingError.
Read = Callable[[bytes, str, str | None], Awaitable[Article]]

#: The same to where the page leads.
FindLeads = Callable[[bytes, str, str | None], Awaitable[Leads]]

#: Pages of one article that are read.
MAX_PARTS = 5

#: For all parts behind the first: a person waits.
PARTS_WITHIN = timedelta(seconds=25)

#: Characters. An article that is longer is read where it stands, whatever it calls the original.
_SHORT = 2000

#: What a page may be that does nothing but name the original.
_POINTERS = frozenset(
    {
        Unreadable.NOT_AN_ARTICLE,
        Unreadable.LIST_PAGE,
        Unreadable.SCRIPT_ONLY,
        Unreadable.EMPTY,
        Unreadable.VIDEO,
    }
)

_HTML = ("text/html", "application/xhtml+xml")


class Join(Protocol):
    """Pages of an article to one; raises ReadingError, or FetchError where it is BUSY."""

    def __call__(self, pages: Sequence[tuple[str, Article]], *, whole: bool) -> Awaitable[Article]:
        """Join them."""


class Onward:
    """Finds where a page leads, and reads the parts behind it."""

    def __init__(self, crawl: Fetch, read: Read, find_leads: FindLeads, join: Join) -> None:
        """Take what does the work.

        Args:
            crawl: ``Fetcher.crawl``: nobody asked for the parts by their links.
            read: Reads a part, in a worker where others wait.
            find_leads: Looks into a page, as above.
            join: Joins the parts, as above.
        """
        self._crawl = crawl
        self._read = read
        self._find_leads = find_leads
        self._join = join

    async def lead(self, page: Page, read: Article | ReadingError) -> str | None:
        """Return the link of the page to read instead of one; None: there is none.

        What a page says is followed as any link is, and answers under its own name only.

        Args:
            page: As it was fetched.
            read: What came of reading it.
        """
        if isinstance(read, ReadingError):
            wanted = read.reason in _POINTERS
        else:
            if is_view(page.url, page.body):
                return _other(read.url, page.url)
            wanted = len(read.text) < _SHORT
        if not wanted or not _is_html(page):
            return None
        original = (await self._leads(page)).original
        return _other(original, page.url) if original else None

    async def whole(self, page: Page, article: Article) -> Article:
        """Return an article with the parts behind its first page, as many as can be had.

        Args:
            page: The one it was read from.
            article: What it says; comes back as it is where it is not in parts.
        """
        if Notice.IN_PARTS not in article.notices or looks_secret(page.url):
            return article
        pages = [(page.url, article)]
        whole = False
        try:
            async with asyncio.timeout(PARTS_WITHIN.total_seconds()):
                whole = await self._add_parts(page, pages)
        except (FetchError, ReadingError, TimeoutError) as error:
            log.info("a part is missing", parts=len(pages), cause=str(error))
        if len(pages) == 1:
            return article
        try:
            return await self._join(pages, whole=whole)
        except (FetchError, ReadingError) as error:
            log.info("parts could not be joined", parts=len(pages), cause=str(error))
            return article

    async def _add_parts(self, page: Page, pages: list[tuple[str, Article]]) -> bool:
        """Read the parts behind a page; returns whether these are all."""
        leads = await self._leads(page)
        if not leads.first:
            return False
        seen = {page.url}
        while leads.following is not None:
            if len(pages) == MAX_PARTS or leads.following in seen or looks_secret(leads.following):
                return False
            seen.add(leads.following)
            part = await self._crawl(leads.following)
            if part.url in seen - {leads.following} or not same_tenant(part.url, page.url):
                # A site that sends on has no such part, or wants something first.
                return False
            pages.append((without_click(part.url), await self._part(part)))
            leads = await self._leads(part)
        return True

    async def _part(self, page: Page) -> Article:
        return await self._read(page.body, page.url, page.content_type)

    async def _leads(self, page: Page) -> Leads:
        try:
            return await self._find_leads(page.body, page.url, page.content_type)
        except (FetchError, ReadingError):
            # Who has the page itself does not lose it because nobody can look into it again.
            return Leads()


def says_as_much(led: Article, read: Article | ReadingError) -> bool:
    """Whether what a page points at is worth more than the page: no wall, no summary of another."""
    return isinstance(read, ReadingError) or len(led.text) >= len(read.text) / 2


def _is_html(page: Page) -> bool:
    media_type = (page.content_type or "text/html").partition(";")[0].strip().lower()
    return media_type in _HTML


def _other(link: str, url: str) -> str | None:
    """Return a link to follow from a page, unless it is that page or a secret of somebody's."""
    cleaned = clean_link(link)
    return None if cleaned == clean_link(url) or looks_secret(cleaned) else cleaned
