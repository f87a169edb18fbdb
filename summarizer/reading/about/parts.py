"""Whether a page is one of several that an article is split into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from summarizer.language.phrases import phrases
from summarizer.reading.page.facts import PageFacts

_MAX_LINKS = 3000

#: How a page's address tells its second part: ``?page=2``, ``/2``, ``/page/2``, ``-2.html``.
_NUMBER = re.compile(
    r"(?<=[?&])(?:page|pg|p|seite|pagina|pag|part)=\d{1,3}&?|/(?:(?:page|seite|pagina|part)[-/]?)?\d{1,2}/?(?=$|\?)"
    r"|[-_,](?:(?:page|seite|p|part)[-_]?)?\d{1,2}(?=\.\w{2,5}(?:$|\?))",
    re.IGNORECASE,
)


_ENDING = re.compile(r"\.\w{2,5}$")


def is_in_parts(facts: PageFacts) -> bool:
    """Return whether the page links to another part of the same article.

    Comments that go on over several pages, and the next article, are none.
    """
    return any(True for _ in _parts(facts, ""))


def next_part(facts: PageFacts) -> str | None:
    """Return the link of the part behind this one; None: it is the last, or the only one."""
    here = number_of(facts.url)
    # What has no number is the first, whatever that is: programs count from 0, too.
    behind = {1, 2} if here is None else {here + 1}
    found = _parts(facts, str((here or 1) + 1))
    return next((url for url in found if number_of(url) in behind), None)


def number_of(url: str) -> int | None:
    """Return which part a link is of by its number; None: it has none."""
    match = _NUMBER.search(url.partition("#")[0])
    return int(re.sub(r"\D", "", match[0])) if match else None


def _parts(facts: PageFacts, number: str) -> Iterator[str]:
    """Yield links to other parts: those that say next, or the number of the next."""
    own = _whole(facts.url)
    if not urlsplit(own).path.strip("/"):
        return
    # Most links are of other articles, and dear to look at.
    name = _ENDING.sub("", own.rpartition("/")[2].partition("?")[0])
    for link in islice(facts.tree.iter("a", "link"), _MAX_LINKS):
        href = link.get("href") or ""
        if name not in href and not href.startswith("?"):
            continue
        if not _says_next(link, number) or "comment" in href:
            continue
        url = _joined(facts.url, href)
        if _is_part(url, own):
            yield url.partition("#")[0]


def _says_next(link: HtmlElement, number: str) -> bool:
    """Whether a link is said to lead to the next part, for machines or for readers.

    Args:
        link: An ``a`` or a ``link``.
        number: Of the next part; empty: of any.
    """
    if "next" in (link.get("rel") or ""):
        return True
    text = link.text_content() if len(link) else link.text or ""
    shown = text[:60].strip()
    return shown == number != "" or phrases("next_part").begin(shown)


def _is_part(url: str, own: str) -> bool:
    return bool(_NUMBER.search(url)) and _whole(url) == own


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


def _whole(url: str) -> str:
    """Return an address without the number of a part."""
    bare = url.partition("#")[0]
    return _NUMBER.sub("", bare).rstrip("/?&").removesuffix(".html")
