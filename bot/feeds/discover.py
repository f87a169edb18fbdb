"""The feeds behind the address of a site: what it is, what it links, and where they usually are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from bot.errors import FeedError, FetchError, Unfetched
from bot.feeds.links import web_link
from bot.models import Page, ParsedFeed

#: RSS, Atom and JSON Feed; the last two are types that sites use for feeds, and others for else.
_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/x.atom+xml",
    "application/x-rss+xml",
    "application/json",
    "text/xml",
    "application/xml",
)

#: An address that says so; WordPress has JSON and XML of other kinds linked as alternates.
_DOUBTFUL = frozenset({"application/json", "text/xml", "application/xml"})
_FEED_WORDS = ("feed", "rss", "atom", "rdf")

#: Where programs that make sites put their feeds, the most usual ones first.
_USUAL_PATHS = ("feed", "rss", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json")

#: Links of a page, and addresses that are asked in all, the page's own included.
_MAX_LINKS = 10
_MAX_TRIES = 12

#: So many that are feeds are enough to choose from.
_ENOUGH = 5

#: Elements of a head; a page that has more before its links has them where nobody looks.
_MAX_ELEMENTS = 20_000

#: A host that does not answer one request is not asked for more: somebody waits.
_TAKES_TOO_LONG = frozenset(
    {Unfetched.TOO_SLOW, Unfetched.UNREACHABLE, Unfetched.RATE_LIMITED, Unfetched.BUSY}
)

Fetch = Callable[[str], Awaitable[Page]]
Parse = Callable[[bytes, str], Awaitable[ParsedFeed]]
Linked = Callable[[bytes, str], Awaitable[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that was found."""

    #: Where it is, after redirects.
    url: str
    feed: ParsedFeed


async def discover(url: str, fetch: Fetch, parse: Parse, linked: Linked) -> tuple[Found, ...]:
    """Return the feeds behind an address, the site's own choice first.

    Args:
        url: Of a feed, or of any page of a site.
        fetch: ``Fetcher.get`` or ``crawl``; its media types include those of feeds.
        parse: Bytes and address to a feed; raises FeedError.
        linked: :func:`linked_feeds`, where hostile bytes can do no harm.

    Returns:
        One if the address is a feed's, else those that the page links, else the first that is
        where feeds usually are; empty if there is none.

    Raises:
        FetchError: The address itself could not be had.
    """
    page = await fetch(url)
    try:
        return (Found(page.url, await parse(page.body, page.url)),)
    except FeedError:
        pass
    try:
        links = await linked(page.body, page.url)
    except FeedError:
        links = ()
    asked = {url, page.url}
    tries = [link for link in links if link not in asked][: _MAX_TRIES - 1]
    found = await _those_that_are(tries, fetch, parse, _ENOUGH)
    if found:
        return found
    usual = [link for link in usual_feeds(page.url) if link not in asked.union(tries)]
    return await _those_that_are(usual[: _MAX_TRIES - 1 - len(tries)], fetch, parse, 1)


def linked_feeds(body: bytes, url: str) -> tuple[str, ...]:
    """Return the feeds that a page says are its own, in its order.

    Args:
        body: HTML, of any quality and size; what is no HTML links none.
        url: Where it was fetched.
    """
    base = url
    found: dict[str, None] = {}
    parser = html.HTMLParser(recover=True, no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(body, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return ()
    for place, element in enumerate(tree.iter("base", "link")):
        if place >= _MAX_ELEMENTS or len(found) >= _MAX_LINKS:
            break
        href = (element.get("href") or "").strip()
        if element.tag == "base" and base == url:
            base = web_link(url, href) or url
        elif element.tag == "link" and _is_feed_link(element, href):
            found[web_link(base, href)] = None
    found.pop("", None)
    # A feed of what readers say is nobody's first choice.
    return tuple(sorted(found, key=lambda link: "comment" in link.lower()))


def usual_feeds(url: str) -> tuple[str, ...]:
    """Return where a site's feeds usually are: under the page's folder, then at the root."""
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    folder = urljoin(root, parts.path.rstrip("/") + "/")
    # A section's own feed is most often called as the first ones are.
    in_folder = [urljoin(folder, path) for path in _USUAL_PATHS[:3]] if folder != root else []
    return tuple(dict.fromkeys([*in_folder, *(urljoin(root, path) for path in _USUAL_PATHS)]))


def _is_feed_link(element: html.HtmlElement, href: str) -> bool:
    kinds = (element.get("rel") or "").lower().split()
    media_type = (element.get("type") or "").partition(";")[0].strip().lower()
    if "alternate" not in kinds or media_type not in _TYPES:
        return "feed" in kinds and "stylesheet" not in kinds
    path = href.lower()
    return media_type not in _DOUBTFUL or any(word in path for word in _FEED_WORDS)


async def _those_that_are(
    links: Iterable[str], fetch: Fetch, parse: Parse, enough: int
) -> tuple[Found, ...]:
    """Return which of some addresses are feeds'; asked one after the other, as one host is asked."""
    found: dict[str, Found] = {}
    for link in links:
        if len(found) >= enough:
            break
        try:
            page = await fetch(link)
            found.setdefault(page.url, Found(page.url, await parse(page.body, page.url)))
        except FetchError as error:
            if error.reason in _TAKES_TOO_LONG:
                break
        except FeedError:
            continue
    return tuple(found.values())
