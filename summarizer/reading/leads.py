"""Where a page says that there is more: its next part, or the article that it is about."""

from __future__ import annotations

import re
from itertools import islice

from summarizer.language.phrases import phrases
from summarizer.models import Leads
from summarizer.reading.about.parts import next_part, number_of
from summarizer.reading.page.canonical import absolute_url
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.parse import parse_page
from summarizer.reading.page.structured import one_line
from summarizer.reading.page.tenants import same_tenant

_MAX_LINKS = 3000

#: Characters of a page that has hardly anything but the link; more is an article, or a list.
_HARDLY = 3000

#: Behind such words there may be a site's name, an arrow.
_BEHIND = re.compile(
    r"(?:\s*(?:at|on|from|in|bei|auf|sur|en|em|su|op|na|на|[:|–—-])\s+\S.{0,60})?\W{0,4}",
    re.IGNORECASE,
)

#: Seconds, and where to.
_REFRESH = re.compile(
    r"\s*(\d{1,2})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]+)", re.IGNORECASE
)
_SOON = 5


def find_leads(body: bytes, url: str, content_type: str | None = None) -> Leads:
    """Look where a page leads.

    Args:
        body: Of a page in HTML.
        url: Where it is.
        content_type: The Content-Type header.

    Raises:
        ReadingError: It is too large, broken or empty.
    """
    facts = PageFacts(parse_page(body, url, content_type))
    number = number_of(url)
    return Leads(
        following=next_part(facts),
        first=number is None or number < 2,
        original=_refreshed(facts) or _original(facts),
    )


def _refreshed(facts: PageFacts) -> str | None:
    """Return where the page sends its reader on to, at once: it is a redirect by other means."""
    stated = facts.declared.meta("refresh")
    match = _REFRESH.match(stated or "")
    if not match or int(match[1]) > _SOON:
        return None
    led = absolute_url(facts.url, match[2])
    return led if led and led != facts.url else None


def _original(facts: PageFacts) -> str | None:
    found: set[str] = set()
    for link in islice(facts.tree.iter("a"), _MAX_LINKS):
        text = one_line(link.text_content()[:200])
        if _names_original(text) and (led := absolute_url(facts.url, link.get("href") or "")):
            found.add(led)
    if len(found) != 1:
        return None
    (only,) = found
    return only if not same_tenant(only, facts.url) and _said(facts) <= _HARDLY else None


def _names_original(text: str) -> bool:
    found = phrases("originals").whole.match(text)
    return found is not None and _BEHIND.fullmatch(text, found.end()) is not None


def _said(facts: PageFacts) -> int:
    """Return how many characters a page shows beside its links."""
    shown = sum(
        len((element.tail or "").strip())
        + (0 if element.tag in _UNSEEN else len((element.text or "").strip()))
        for element, _ in facts.page.classed
    )
    linked = sum(len(link.text_content().strip()) for link in facts.tree.iter("a"))
    return shown - linked


_UNSEEN = frozenset({"script", "style", "noscript", "template", "title"})
