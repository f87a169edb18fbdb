"""Captions that nothing but their place tells: short lines right below pictures, no sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from summarizer.language.marks import STOPS
from summarizer.reading.page.blocks import PageBlock, blocks_of

#: Longer ones are paragraphs.
_MAX_CAPTION = 160

#: One alone may be a heading that lost its mark; who writes captions writes several.
_SEVERAL = 2

#: Where there is more of them, the pictures with their words are the text.
_MAX_PART = 0.2

#: What stands in no caption's place: a step, an entry ("Price: two crowns"), a quotation, an item.
_OTHER = re.compile(r"^\W*\d+[.)]|^[^:：(]{1,30}[:：](?!\d)|^[\"“„«‘'「]|^[•*–—-]")
_SENTENCE_END = re.compile(rf"[{STOPS}:;：；,|][)\]\"”’»」』]*$")

_PICTURES = ("img", "picture", "figure")

#: Elements that are looked into for a picture.
_MAX_LOOKED = 12


def without_captions(lines: Sequence[str], blocks: Sequence[PageBlock]) -> list[str]:
    """Return an article's lines without those that are only there for the pictures above them.

    Args:
        lines: In reading order; those of the page are the very strings of its blocks.
        blocks: Of the page.
    """
    times = Counter(lines)
    below = [
        number
        for number, block in enumerate(blocks_of(lines, blocks))
        if block
        and block.frame.tag == "p"
        and _may_be_caption(block.text)
        # What stands there again and again heads what is below.
        and times[block.text] == 1
        and _is_below_picture(block.frame.element)
    ]
    told = sum(len(lines[number]) for number in below)
    if len(below) < _SEVERAL or told > _MAX_PART * sum(map(len, lines)):
        return list(lines)
    dropped = frozenset(below)
    return [line for number, line in enumerate(lines) if number not in dropped]


def _may_be_caption(line: str) -> bool:
    return (
        len(line) <= _MAX_CAPTION
        and not line.isupper()
        and not _SENTENCE_END.search(line)
        and not _OTHER.search(line)
    )


def _is_below_picture(element: HtmlElement) -> bool:
    """Whether a paragraph without bold words stands right below what holds a picture and no words."""
    above = element.getprevious()
    if above is None or element.find(".//b") is not None or element.find(".//strong") is not None:
        return False
    if not isinstance(above.tag, str) or (above.tail or "").strip():
        return False
    found = above.tag in _PICTURES
    for number, each in enumerate(above.iter()):
        if number >= _MAX_LOOKED or (number and (each.tail or "").strip()):
            return False
        if isinstance(each.tag, str) and each.tag not in {"script", "style", "noscript"}:
            if (each.text or "").strip():
                return False
            found = found or each.tag in _PICTURES
    return found
