"""Cards: each the headline of another article as a link, mostly with a few words of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from summarizer.reading.page.canonical import absolute_url
from summarizer.reading.page.domains import registered_domain
from summarizer.reading.page.facts import PageFacts

_HEADINGS = ("h2", "h3", "h4", "h5")
_MAX_HEADINGS = 400

#: Fewer lead on from an article.
_MIN_CARDS = 4

#: Characters, blanks aside.
_MAX_CARD = 600

#: So much of what was found is cards on a page that leads to articles.
_MOST = 0.6

#: Where headlines are no headings, their classes say what they are.
_TITLE = re.compile(r"(?:^|[-_ ])(?:title|headline|titre|titel|titulo)(?:$|[-_ ])")
_MAX_LINKS = 2000


def without_cards(facts: PageFacts, lines: Sequence[str]) -> list[str]:
    """Return a text without teasers, each below a link to what it teases, if it is mostly that."""
    cards = list(_cards(facts))
    if len(cards) < _MIN_CARDS:
        return list(lines)
    said = "\n".join(cards)
    left = [line for line in lines if _squeezed(line) not in said]
    text = sum(map(len, lines))
    return left if sum(map(len, left)) < (1 - _MOST) * text else list(lines)


def leads_on(facts: PageFacts) -> bool:
    """Return whether a page has as many headlines of other articles as a front page."""
    return len(_headings(facts)) >= _MIN_CARDS - 1


def _headings(facts: PageFacts) -> list[HtmlElement]:
    found = [h for h in islice(facts.tree.iter(*_HEADINGS), _MAX_HEADINGS) if _leads_away(h, facts)]
    for link in islice(facts.tree.iter("a"), 0 if found else _MAX_LINKS):
        parent = link.getparent()
        names = link.get("class") or (parent.get("class") if parent is not None else "") or ""
        if _TITLE.search(names) and _leads_away(link, facts):
            found.append(link)
    return found[:_MAX_HEADINGS]


def _cards(facts: PageFacts) -> Iterator[str]:
    """Yield the text of the largest element around each heading that leads away, without another.

    What is longer is no card: the text of an article is around a heading that leads to the next.
    """
    headings = _headings(facts)
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


def _leads_away(heading: HtmlElement, facts: PageFacts) -> bool:
    """Whether a heading is a link to another page of the same site."""
    link = next(heading.iter("a"), None)
    if link is None:
        link = next(heading.iterancestors("a"), None)
    href = link.get("href") or "" if link is not None else ""
    if not href or href.startswith("#"):
        return False
    url = absolute_url(facts.url or "https://site.invalid/", href)
    return bool(url) and url != facts.url and (not facts.url or _same_site(url, facts.url))


def _same_site(one: str, other: str) -> bool:
    """Whether two links are of one registered domain; on a host that many share, strangers' are."""
    try:
        hosts = {urlsplit(one).hostname, urlsplit(other).hostname}
    except ValueError:
        return False
    if None in hosts or len(hosts) == 1:
        return None not in hosts
    domains = {registered_domain(url) for url in (one, other)}
    return len(domains) == 1 and None not in domains
