"""Whether a page is one of several that an article is split into."""

from __future__ import annotations

import re
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


def is_in_parts(facts: PageFacts) -> bool:
    """Return whether the page links to another part of the same article.

    Comments that go on over several pages, and the next article, are none.
    """
    own = _whole(facts.url)
    if not urlsplit(own).path.strip("/"):
        return False
    # Most links are of other articles, and dear to look at.
    name = own.rpartition("/")[2].partition("?")[0]
    for link in islice(facts.tree.iter("a", "link"), _MAX_LINKS):
        href = link.get("href") or ""
        if name not in href and not href.startswith("?"):
            continue
        if _says_next(link) and "comment" not in href and _is_part(_joined(facts.url, href), own):
            return True
    return False


def _says_next(link: HtmlElement) -> bool:
    """Whether a link is said to lead to the next part, for machines or for readers."""
    if "next" in (link.get("rel") or ""):
        return True
    text = link.text_content() if len(link) else link.text or ""
    return phrases("next_part").begin(text[:60].strip())


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
