"""The feeds that a page says are its site's own."""

from __future__ import annotations

from lxml import etree, html

from bot.feeds.links import web_link

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

#: Links of a page.
_MAX_LINKS = 10

#: Elements of a head; a page that has more before its links has them where nobody looks.
_MAX_ELEMENTS = 20_000


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


def _is_feed_link(element: html.HtmlElement, href: str) -> bool:
    kinds = (element.get("rel") or "").lower().split()
    media_type = (element.get("type") or "").partition(";")[0].strip().lower()
    if "alternate" not in kinds or media_type not in _TYPES:
        return "feed" in kinds and "stylesheet" not in kinds
    path = href.lower()
    return media_type not in _DOUBTFUL or any(word in path for word in _FEED_WORDS)
