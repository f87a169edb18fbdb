"""Cards: each the headline of another article as a link, mostly with a few words of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from summarizer.reading.canonical import absolute_url, same_site
from summarizer.reading.page import ParsedPage

_HEADINGS = ("h2", "h3", "h4", "h5")
_MAX_HEADINGS = 400

#: Fewer lead on from an article.
_MIN_CARDS = 4

#: Characters, blanks aside.
_MAX_CARD = 600

#: So much of what was found is cards on a page that only leads to articles, and so little is not.
_MOST = 0.6
_MAX_REST = 500


def are_cards(page: ParsedPage, lines: Sequence[str]) -> bool:
    """Return whether a text is little but teasers, each below a link to what it teases."""
    cards = list(_cards(page))
    if len(cards) < _MIN_CARDS:
        return False
    said = "\n".join(cards)
    within = sum(len(line) for line in lines if _squeezed(line) in said)
    text = sum(map(len, lines))
    return within > _MOST * text and text - within < _MAX_REST


def _cards(page: ParsedPage) -> Iterator[str]:
    """Yield the text of the largest element around each heading that leads away, without another.

    What is longer is no card: the text of an article is around a heading that leads to the next.
    """
    headings = [
        h for h in islice(page.tree.iter(*_HEADINGS), _MAX_HEADINGS) if _leads_away(h, page)
    ]
    around = Counter(each for heading in headings for each in heading.iterancestors())
    for heading in headings:
        card = ""
        for each in (heading, *heading.iterancestors()):
            if around[each] > 1 or len(text := _squeezed("".join(each.itertext()))) > _MAX_CARD:
                break
            card = text
        yield card


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _leads_away(heading: HtmlElement, page: ParsedPage) -> bool:
    """Whether a heading is a link to another page of the same site."""
    link = next(heading.iter("a"), None)
    if link is None:
        link = next(heading.iterancestors("a"), None)
    href = link.get("href") or "" if link is not None else ""
    if not href or href.startswith("#"):
        return False
    url = absolute_url(page.url or "https://site.invalid/", href)
    return bool(url) and url != page.url and (not page.url or same_site(url, page.url))
