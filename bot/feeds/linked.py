"""The feeds that a page says are its site's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree, html

from bot.feeds.formats.links import web_link

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

#: How feeds are called.
_FEED_PATH = re.compile(
    r"/(?:feeds?|rss|atom)(?:\.xml|\.json)?/?$|\.(?:rss|rdf|atom)$", re.IGNORECASE
)

#: Links of a page.
_MAX_LINKS = 10

#: Links of any kind; a page that has more before those of its feeds has them where nobody looks.
_MAX_ELEMENTS = 20_000


def linked_feeds(body: bytes, url: str) -> tuple[str, ...]:
    """Return the feeds that a page says are its own, in its order.

    Args:
        body: HTML, of any quality and size; what is no HTML links none.
        url: Where it was fetched.
    """
    parser = html.HTMLParser(recover=True, no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(body, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return ()
    stated = next((element.get("href") or "" for element in tree.iter("base")), "")
    base = web_link(url, stated) or url
    found = _first(
        web_link(base, element.get("href") or "")
        for element in islice(tree.iter("link"), _MAX_ELEMENTS)
        if _is_feed_link(element, element.get("href") or "")
    )
    # Some sites link their feeds for people alone.
    return found or _first(
        link
        for element in islice(tree.iter("a"), _MAX_ELEMENTS)
        if (link := web_link(base, element.get("href") or "")) and _is_feed_of_site(link, url)
    )


def _first(links: Iterable[str]) -> tuple[str, ...]:
    found = islice(dict.fromkeys(filter(None, links)), _MAX_LINKS)
    # A feed of what readers say is nobody's first choice.
    return tuple(sorted(found, key=lambda link: "comment" in link.lower()))


def _is_feed_of_site(link: str, url: str) -> bool:
    """Whether a link for people leads to a feed, by its name, at the same site."""
    parts, site = urlsplit(link), (urlsplit(url).hostname or "").removeprefix("www.")
    host = parts.hostname or ""
    # feeds.example.org is example.org's as well.
    return (host == site or host.endswith(f".{site}")) and bool(_FEED_PATH.search(parts.path))


def _is_feed_link(element: html.HtmlElement, href: str) -> bool:
    kinds = (element.get("rel") or "").lower().split()
    media_type = (element.get("type") or "").partition(";")[0].strip().lower()
    if "alternate" not in kinds or media_type not in _TYPES:
        return "feed" in kinds and "stylesheet" not in kinds
    path = href.lower()
    return media_type not in _DOUBTFUL or any(word in path for word in _FEED_WORDS)
