"""Where the page says it is at home: a label, believed of who published it only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urljoin, urlsplit

from summarizer.models import MAX_LINK_LENGTH
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.tenants import same_tenant

#: Characters of a host's name in any script; RFC 1035 2.3.4.
_MAX_HOST = 253


def read_url(facts: PageFacts) -> str:
    """Return the canonical link if it is of who published the page, else the link that answered.

    For a file, whose own link is not known, what it states is all there is.
    """
    urls = (absolute_url(facts.url, stated) for stated in _stated(facts))
    return next((url for url in urls if url and _is_believed(url, facts.url)), facts.url)


def _stated(facts: PageFacts) -> Iterator[str]:
    for link in facts.tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield link.get("href") or ""
    yield facts.declared.meta("og:url") or ""
    yield facts.declared.text("url") or ""


def _is_believed(stated: str, own: str) -> bool:
    return not own or (same_tenant(stated, own) and not _is_front(stated))


def absolute_url(base: str, url: str) -> str:
    """Return a link of the web as an absolute one, without fragment; empty if it is none."""
    if len(url) > MAX_LINK_LENGTH:
        return ""
    try:
        absolute = urljoin(base, url.strip())
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    if (
        not url.strip()
        or parts.scheme not in {"http", "https"}
        or not parts.hostname
        or len(parts.hostname) > _MAX_HOST
        or "@" in parts.netloc
    ):
        return ""
    # RFC 3986 2: these stand in no link; a title pasted behind one makes it untappable.
    quoted = re.sub(r'[\s"<>\\^`{|}]', lambda match: quote(match[0]), absolute.split("#", 1)[0])
    return quoted if len(quoted) <= MAX_LINK_LENGTH else ""


def _is_front(url: str) -> bool:
    """A canonical link to the front page is a mistake of the site's."""
    return not urlsplit(url).path.strip("/")
