"""The feeds behind the address of a site: what it is, what it links, and where they usually are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bot.errors import FeedError, FetchError, Unfetched, Unparsed
from bot.feeds.entries import MarkedFeed
from bot.models import Page

#: Where programs that make sites put their feeds, the most usual ones first.
_USUAL_PATHS = ("feed", "rss", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json")

#: Addresses that are asked in all, the page's own included.
_MAX_TRIES = 12

#: So many that are feeds are enough to choose from.
_ENOUGH = 5

#: A host that does not answer one request is not asked for more: somebody waits.
_TAKES_TOO_LONG = frozenset(
    {Unfetched.TOO_SLOW, Unfetched.UNREACHABLE, Unfetched.RATE_LIMITED, Unfetched.BUSY}
)

Fetch = Callable[[str], Awaitable[Page]]
Parse = Callable[[Page], Awaitable[MarkedFeed]]
Linked = Callable[[bytes, str], Awaitable[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class DiscoveredFeed:
    """A feed that was found."""

    #: Where it is, after redirects.
    url: str
    feed: MarkedFeed


async def discover(
    url: str, fetch: Fetch, parse: Parse, linked: Linked
) -> tuple[DiscoveredFeed, ...]:
    """Return the feeds behind an address, the site's own choice first.

    Args:
        url: Of a feed, or of any page of a site.
        fetch: ``Fetcher.crawl``, since what it finds will be polled.
        parse: A page to the feed that it is; raises FeedError.
        linked: ``linked_feeds``, where hostile bytes can do no harm.

    Returns:
        One if the address is a feed's, else those that the page links, else the first that is
        where feeds usually are; empty if there is none.

    Raises:
        FetchError: The address itself could not be had, or what it links is closed by robots.txt or
            too large.
        FeedError: There is none but what stands at the address, or is linked there, and is not read: it
            is too large, or not safe.
    """
    page = await fetch(url)
    try:
        return (DiscoveredFeed(page.url, await parse(page)),)
    except FeedError as error:
        unread = error
    try:
        links = await linked(page.body, page.url)
    except FeedError:
        links = ()
    asked = {url, page.url}
    tries = [link for link in links if link not in asked][: _MAX_TRIES - 1]
    found, refused = await _those_that_are(tries, fetch, parse, _ENOUGH)
    if found:
        return found
    if isinstance(refused, FetchError) and refused.closed_to_bots:
        raise refused
    usual = [link for link in usual_feeds(page.url) if link not in asked.union(tries)]
    found, _ = await _those_that_are(usual[: _MAX_TRIES - 1 - len(tries)], fetch, parse, 1)
    if not found and refused:
        raise refused
    if not found and unread.reason is not Unparsed.NOT_A_FEED:
        raise unread
    return found


def usual_feeds(url: str) -> tuple[str, ...]:
    """Return where a site's feeds usually are: under the page's folder, then at the root."""
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    folder = urljoin(root, parts.path.rstrip("/") + "/")
    # A section's own feed is most often called as the first ones are.
    in_folder = [urljoin(folder, path) for path in _USUAL_PATHS[:3]] if folder != root else []
    return tuple(dict.fromkeys([*in_folder, *(urljoin(root, path) for path in _USUAL_PATHS)]))


async def _those_that_are(
    links: Iterable[str], fetch: Fetch, parse: Parse, enough: int
) -> tuple[tuple[DiscoveredFeed, ...], FetchError | FeedError | None]:
    """Return which of some addresses are feeds', and why one is not read that may be: closed, too large.

    Asked one after the other, as one host is asked.
    """
    found: dict[str, DiscoveredFeed] = {}
    refused: FetchError | FeedError | None = None
    for link in links:
        if len(found) >= enough:
            break
        try:
            page = await fetch(link)
            found.setdefault(page.url, DiscoveredFeed(page.url, await parse(page)))
        except FetchError as error:
            if error.closed_to_bots or error.reason is Unfetched.TOO_LARGE:
                refused = error
            if error.reason in _TAKES_TOO_LONG:
                break
        except FeedError as error:
            if error.reason is not Unparsed.NOT_A_FEED:
                refused = error
    return tuple(found.values()), refused
