"""The list of an article's contents: links to parts of the page, or its headings once more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from summarizer.language.phrases import phrases
from summarizer.reading.body.links import is_link, links_in
from summarizer.reading.body.repeats import line_key
from summarizer.reading.page.blocks import HEADINGS, PageBlock, blocks_of, nearest

#: Fewer links to parts of the page are ways up and down, or notes.
_MIN_ENTRIES = 3

#: More of a text is no list of what is in it.
_MAX_PART = 0.3

_MAX_ENTRY = 160

#: Rows of a table that lead to parts of the page say something of each.
_CELLS = frozenset({"td", "th", "dd"})
_NEAR = 4

_NUMBER = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.):]?\s+|[ivx]{1,4}[.)]\s+)?", re.IGNORECASE)


def without_contents(lines: Sequence[str], blocks: Sequence[PageBlock], url: str) -> list[str]:
    """Return an article's lines without the list of its contents.

    Args:
        lines: In reading order; those of the page are the very strings of its blocks.
        blocks: Of the page.
        url: The page's.
    """
    found = blocks_of(lines, blocks)
    page = url.partition("#")[0]
    entries = {n for n, block in enumerate(found) if _leads_down(block, page)}
    if len(entries) < _MIN_ENTRIES:
        entries = set()
    # A heading may be a link to itself; entries of a list stand together.
    alone = {n for n in entries if entries.isdisjoint({n - 1, n + 1})}
    entries -= {n for n in alone if _is_heading(found[n])}
    if heads := [
        n for n, line in enumerate(lines) if phrases("boilerplate", "contents").begin(line)
    ]:
        keys = list(map(_key, lines))
        # The page's headings are known by their markup; a paragraph that stands twice is none.
        below = {key: n for n, key in enumerate(keys) if _is_heading(found[n])}
        for head in heads:
            entries |= _entries_below(head, keys, below, entries)
    left = sum(len(line) for number, line in enumerate(lines) if number not in entries)
    if left < (1 - _MAX_PART) * sum(map(len, lines)):
        return list(lines)
    return [line for number, line in enumerate(lines) if number not in entries]


def _entries_below(
    head: int,
    keys: Sequence[str],
    below: Mapping[str, int],
    links: set[int],
) -> set[int]:
    """Return the places of a list's head, and of the headings below it that all come once more."""
    found = {head}
    for number in range(head + 1, len(keys)):
        if number not in links and below.get(keys[number], -1) <= number:
            break
        found.add(number)
    return found


def _leads_down(block: PageBlock | None, page: str) -> bool:
    """Whether a line is a link to a part of the page."""
    if block is None or len(block.text) > _MAX_ENTRY or not is_link(block):
        return False
    if nearest(block.frame, _CELLS, _NEAR):
        return False
    hrefs = list(islice(links_in(block), 3))
    return bool(hrefs) and all(_is_part(href, page) for href in hrefs)


def _is_part(href: str, page: str) -> bool:
    before, mark, part = href.partition("#")
    return bool(mark and part) and before in {"", page}


def _is_heading(block: PageBlock | None) -> bool:
    return block is not None and block.frame.tag in HEADINGS


def _key(line: str) -> str:
    return line_key(_NUMBER.sub("", line, count=1))
