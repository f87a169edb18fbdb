"""Lines amidst an article that are nothing but a link to another page of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from lxml.html import HtmlElement

from summarizer.language.scripts import DENSE
from summarizer.reading.page.blocks import HEADINGS, PageBlock, blocks_of, nearest
from summarizer.reading.page.canonical import absolute_url
from summarizer.reading.page.tenants import same_tenant

#: So much of a line is a link's words where it is that link; a word may lead to it.
_MOST = 0.8

#: Links of one element.
_MAX_LINKS = 5

#: Longer ones are paragraphs.
_MAX_LINE = 220

#: With more of its lines, or of its text, links, a text is a list of them.
_MAX_LINES = 0.3
_MAX_PART = 0.2

#: A list of headlines: so many, so long each, in characters and of dense scripts.
_MIN_ITEMS = 2
_HEADLINE = 35
_HEADLINE_DENSE = 12

#: So far above a line stands what says its form.
_NEAR = 4

#: What ends a sentence, not a headline.
_SENTENCE = (".", "。", "।", "۔", ";", ",", ":", "：")

#: What stands above a list of links and heads it.
_MAX_HEAD = 100

_NO_LINE = frozenset({"td", "th", "dd", "dt", "blockquote", "figcaption", "pre"}) | HEADINGS


def without_links(lines: Sequence[str], blocks: Sequence[PageBlock], url: str) -> list[str]:
    """Return an article's lines without those that lead to other articles.

    A sentence that is a link as a whole stays, and so does a list of links, if that is what the
    text is.

    Args:
        lines: In reading order; those of the page are the very strings of its blocks.
        blocks: Of the page.
        url: The page's.
    """
    found = blocks_of(lines, blocks)
    away = [n for n, block in enumerate(found) if block is not None and _leads_away(block, url)]
    links = sum(block is not None and is_link(block) for block in found)
    if not away or links > _MAX_LINES * len(lines):
        return list(lines)
    items = [n for n in away if _is_item(found[n])]
    dropped = set(away).difference(items)
    for run in _runs(items):
        if _are_headlines([lines[n] for n in run]):
            dropped.update(run)
            if run[0] and _heads(lines[run[0] - 1], found[run[0] - 1]):
                dropped.add(run[0] - 1)
    told = sum(len(lines[n]) for n in dropped)
    if told > _MAX_PART * sum(map(len, lines)):
        return list(lines)
    return [line for n, line in enumerate(lines) if n not in dropped]


def is_link(block: PageBlock) -> bool:
    """Whether a block is a link, but for a word that leads to it."""
    return block.linked > 0 and block.linked >= _MOST * len(block.text)


def links_in(block: PageBlock) -> Iterator[str]:
    """Yield where the links of a block lead, or the one that it stands in."""
    element: HtmlElement = block.frame.element
    inner = [href for link in islice(element.iter("a"), _MAX_LINKS) if (href := link.get("href"))]
    if inner:
        yield from inner
    else:
        yield from filter(None, (link.get("href") for link in element.iterancestors("a")))


def _leads_away(block: PageBlock, url: str) -> bool:
    """Whether a block is a link to another page of the site, and neither a heading nor a sentence."""
    text = block.text
    if len(text) > _MAX_LINE or not is_link(block) or nearest(block.frame, _NO_LINE, _NEAR):
        return False
    if text.endswith(_SENTENCE) and not text.startswith("("):
        return False
    hrefs = list(links_in(block))
    return bool(hrefs) and all(_is_other_page(href, url) for href in hrefs)


def _is_other_page(href: str, url: str) -> bool:
    if href.startswith("#"):
        return False
    other = absolute_url(url or "https://site.invalid/", href)
    return bool(other) and other != url.partition("#")[0] and (not url or same_tenant(other, url))


def _is_item(block: PageBlock | None) -> bool:
    return block is not None and nearest(block.frame, {"li"}, _NEAR) is not None


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Yield runs of neighbours among places in ascending order."""
    for _, run in groupby(enumerate(places), key=lambda each: each[1] - each[0]):
        yield [place for _, place in run]


def _are_headlines(items: Sequence[str]) -> bool:
    """Whether items are as many and as long as headlines, not names of things."""
    least = _HEADLINE_DENSE if any(map(DENSE.search, items)) else _HEADLINE
    return len(items) >= _MIN_ITEMS and sum(map(len, items)) >= least * len(items)


def _heads(line: str, block: PageBlock | None) -> bool:
    """Whether a line is there for the list of links below it."""
    if len(line) > _MAX_HEAD:
        return False
    return line.endswith((":", "：")) or (block is not None and block.frame.tag in HEADINGS)
