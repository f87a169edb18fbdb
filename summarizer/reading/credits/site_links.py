"""Names by which the links of a page call its site: those to its feeds, and its logo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from summarizer.reading.page.structured import one_line

_FEED_TYPES = ("rss", "atom")

#: "Gazette » Feed", "Gazette RSS Feed", "Gazette - Atom"; and behind: "Feed - Gazette".
_FEED = re.compile(
    r"(?P<name>.{2,60}?)[\s»|:–-]+(?:full\s)?(?:(?:rss|atom)(?:[\s-]*feeds?)?(?:\s*\d\.\d)?|feeds?)\W*"
    r"|feed\s[»|:–-]\s(?P<behind>.{2,60})",
    re.IGNORECASE,
)

#: Of one article's comments, or of a part of the site's.
_OF_PART = re.compile(r"comment|kommentar|»|\s[-–|:]\s|::", re.IGNORECASE)

#: A site's front page.
_FRONT = re.compile(r"(?:(?:https?:)?//(?P<host>[^/?#]+))?/?(?:index\.\w+)?", re.IGNORECASE)

#: What logos are called besides the site's name.
_LOGO = re.compile(
    r"^(?:logo\s?(?:of|von|de|der|du|:|-)?\s)|[\s|–-]+(?:logo|home(?:\s?page)?|startseite|accueil|inicio)$",
    re.IGNORECASE,
)

_MAX_FEEDS = 3
_MAX_LINKS = 300
_MAX_NAME = 40
_MAX_TITLE = 120


def names_of_feeds(tree: HtmlElement) -> Iterator[str]:
    """Yield what the feeds that a page links to are said to be of, but for parts of the site."""
    for title in titles_of_feeds(tree):
        if match := _FEED.fullmatch(title):
            name = match["name"] or match["behind"]
            if not _OF_PART.search(name):
                yield name


def titles_of_feeds(tree: HtmlElement) -> Iterator[str]:
    """Yield what the first feeds that a page links to are called."""
    links = (each for each in tree.iter("link") if _is_feed(each))
    for link in islice(links, _MAX_FEEDS):
        yield one_line(link.get("title") or "")[:_MAX_TITLE]


def names_of_logo(tree: HtmlElement, host: str) -> Iterator[str]:
    """Yield what the pictures and links are called that lead to a site's front page."""
    for link in islice(tree.iter("a"), _MAX_LINKS):
        if not _leads_home(link.get("href"), host):
            continue
        pictures = (each.get("alt") or "" for each in link.iter("img"))
        for text in (*pictures, link.get("title") or "", link.text_content()):
            if name := _LOGO.sub("", one_line(text)[: _MAX_NAME + 10]):
                yield name


def _is_feed(link: HtmlElement) -> bool:
    kind = link.get("type") or ""
    return any(each in kind for each in _FEED_TYPES)


def _leads_home(href: str | None, host: str) -> bool:
    match = _FRONT.fullmatch(href.strip()) if href else None
    if match is None:
        return False
    own = host.removeprefix("www.")
    return match["host"] is None or match["host"].lower().removeprefix("www.") == own
