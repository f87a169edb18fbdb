"""The article behind a link, where nothing is kept: fetched, and read in this process."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from bot.errors import FetchError
from bot.fetching.client import Fetcher
from bot.fetching.followed import FollowedLink
from bot.fetching.links import clean_link, without_click
from bot.fetching.secret_links import looks_secret
from bot.fetching.unwrapping import keeps_copy
from bot.models import Page
from bot.reading.onward import Onward, says_as_much
from summarizer import read_article
from summarizer.errors import ReadingError
from summarizer.models import Article, Leads
from summarizer.reading.join import join_parts
from summarizer.reading.leads import find_leads


async def read_link(link: str, fetcher: Fetcher) -> Article:
    """Return the article behind a link: the page's, or that of the page which it points at.

    Raises:
        FetchError: The page could not be had.
        ReadingError: It holds no article.
    """
    url = clean_link(link)
    try:
        return await _article_at(url, fetcher)
    except (FetchError, ReadingError):
        copy = without_click(link)
        if keeps_copy(copy):
            with suppress(FetchError, ReadingError):
                return await _article_at(copy, fetcher)
        raise


async def _article_at(url: str, fetcher: Fetcher) -> Article:
    onward = Onward(fetcher.crawl, _read, _find_leads, _join)
    page, read = await _fetched(url, fetcher)
    is_secret = looks_secret(url) or looks_secret(page.url)
    if not is_secret and (lead := await onward.lead(page, read)):
        try:
            led_to, led = await _fetched(lead, fetcher)
        except FetchError:
            if isinstance(read, ReadingError):
                raise
        else:
            if isinstance(led, Article) and says_as_much(led, read):
                return _shown(await onward.whole(led_to, led), lead, led_to)
    if isinstance(read, ReadingError):
        raise read
    return _shown(read if is_secret else await onward.whole(page, read), url, page)


def _shown(article: Article, url: str, page: Page) -> Article:
    return replace(article, url=FollowedLink.to(url, page.url).shown(article.url))


async def _fetched(url: str, fetcher: Fetcher) -> tuple[Page, Article | ReadingError]:
    page = await fetcher.get(url)
    try:
        return page, await _read(page.body, page.url, page.content_type)
    except ReadingError as error:
        return page, error


async def _read(body: bytes, url: str, content_type: str | None) -> Article:
    return read_article(body, url, content_type)


async def _find_leads(body: bytes, url: str, content_type: str | None) -> Leads:
    return find_leads(body, url, content_type)


async def _join(pages: Sequence[tuple[str, Article]], *, whole: bool) -> Article:
    return join_parts(pages, whole=whole)
