"""The text that a feed brings of an entry, as blocks.

Runs in a worker: what it costs grows with what a stranger wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape

from lxml import etree, html

from bot.feeds.formats.cutting import Ending, without_ending
from bot.feeds.formats.limits import MAX_TEXT, MAX_TEXTS_BYTES
from bot.feeds.formats.lines import one_line, weight
from bot.models import Entry
from summarizer.models import Block, BlockKind

#: Markup takes room, too.
_MAX_HTML = 10 * MAX_TEXT

#: Their text is for machines, for doing something, or says what a picture shows.
_UNREAD = frozenset(
    "script style noscript template svg button select textarea iframe object video audio canvas "
    "head figure figcaption form table pre map math".split()
)

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "li": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
}

#: What parts a text beside these.
_PARTS = frozenset(
    "p div section article aside header footer main ul ol dl dt dd center hr address details summary "
    "body html".split()
)

_BLANK_LINE = re.compile(r"\n[ \t\r\xa0]*\n")
_HAS_TAGS = re.compile(r"<[a-zA-Z/!]")
_HAS_ENTITIES = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+);", re.IGNORECASE)

#: A text that is shorter may be a summary that nobody cut: letters, of which Chinese ones count twice.
#: What the feed itself calls a summary has to be twice as long.
_WHOLE_LETTERS = 1500
_WHOLE_PARAGRAPHS = 3

_SAID = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})


def entry_text(text: str, *, content: bool) -> tuple[tuple[Block, ...], bool]:
    """Return a feed's text of an entry as blocks, and whether they are the whole article.

    Args:
        text: HTML, or text without any markup, of any quality and size.
        content: Whether the feed calls it the entry's content, and no summary of it.
    """
    pieces = list(_pieces(text[:_MAX_HTML]))
    ending = Ending.CUT if len(text) > _MAX_HTML else Ending.WHOLE
    lines = [
        (kind, level, line) for kind, level, raw in pieces if (line := one_line(raw, MAX_TEXT))
    ]
    kept, found = without_ending([line for _, _, line in lines])
    blocks: list[Block] = []
    room = MAX_TEXT
    for (kind, level, _), line in zip(lines, kept, strict=True):
        if not line or len(line) > room:
            continue
        room -= len(line)
        blocks.append(Block(kind=kind, text=line, level=level, position=len(blocks)))
    is_cut = Ending.CUT in (ending, found)
    return tuple(blocks), not is_cut and _is_long(blocks, 1 if content else 2)


def within_budget(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield entries, with their texts as long as there is room for them; the newest stand first."""
    left = MAX_TEXTS_BYTES
    for entry in entries:
        left -= sum(len(block.text.encode(errors="replace")) for block in entry.blocks)
        yield entry if left >= 0 else replace(entry, blocks=(), whole=False)


def _is_long(blocks: Iterable[Block], times: int) -> bool:
    said = [block.text for block in blocks if block.kind in _SAID]
    long = sum(map(weight, said)) >= times * _WHOLE_LETTERS
    return long and len(said) >= times * _WHOLE_PARAGRAPHS


def _pieces(text: str) -> Iterator[tuple[BlockKind, int | None, str]]:
    if not _HAS_TAGS.search(text):
        for part in _BLANK_LINE.split(unescape(text) if _HAS_ENTITIES.search(text) else text):
            yield BlockKind.PARAGRAPH, None, part
        return
    parser = html.HTMLParser(recover=True, no_network=True, huge_tree=False, remove_comments=True)
    try:
        tree = html.document_fromstring(f"<html><body>{text}</body></html>", parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return
    yield from _walk(tree)


def _walk(tree: html.HtmlElement) -> Iterator[tuple[BlockKind, int | None, str]]:
    """Yield the pieces of a tree, each with what it stands in; without recursion, as trees are deep."""
    said: list[str] = []
    within: list[str] = []
    events = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else ""
        parts = tag in _PARTS or tag in _KINDS
        if event == "start":
            if parts:
                yield from _flush(said, within)
                within.append(tag)
            if tag in _UNREAD:
                events.skip_subtree()
            elif tag == "br":
                said.append("\n")
            else:
                said.append(_on_one_line(element.text))
            continue
        if event == "end" and parts:
            yield from _flush(said, within)
            within.pop()
        # What follows a comment is read, the comment is not.
        said.append(_on_one_line(element.tail))
    yield from _flush(said, within)


def _on_one_line(text: str | None) -> str:
    """Return text without line breaks, which in HTML mean nothing."""
    return re.sub(r"\s+", " ", text or "")


def _flush(said: list[str], within: list[str]) -> Iterator[tuple[BlockKind, int | None, str]]:
    text = "".join(said)
    said.clear()
    tag = next((tag for tag in reversed(within) if tag in _KINDS), "")
    kind = _KINDS.get(tag, BlockKind.PARAGRAPH)
    level = int(tag[1]) if kind is BlockKind.HEADING else None
    if kind is BlockKind.ITEM:
        level = max(within.count("li"), 1)
    # Two line breaks are how people part paragraphs by hand.
    for part in _BLANK_LINE.split(text):
        if part.strip():
            yield kind, level, part
