"""The standfirst: the sentence or two between a headline and its text that say what it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.marks import STOPS
from summarizer.language.phrases import phrases
from summarizer.language.width import width
from summarizer.reading.body.boilerplate import is_boilerplate, is_byline
from summarizer.reading.dates.parse import find_date
from summarizer.reading.page.blocks import Frame, PageBlock, bits_of, is_of_picture
from summarizer.reading.page.names import name_key
from summarizer.reading.structure.line_kinds import heading_level

#: So many blocks below the headline: who wrote it, when, and buttons to share it may come first.
_BELOW = 12

#: Columns. Shorter lines are labels, longer ones the text; what no name tells is a sentence.
_MIN_WIDTH, _MAX_WIDTH, _MIN_UNNAMED = 30, 600, 60

#: So much of the page's description it is known by.
_SAME = 50

#: A line with a day in it and no more than so many characters says when it was published.
_MAX_STAMP = 120

_ENDED = re.compile(rf"[{STOPS}][\"'”’»」』)\]]*$")


#: Of other things that stand there.
_OTHERS = bits_of(
    "byline card comment related share newsletter promo rating live widget "
    "<nav <footer <form <dialog <aside <li <table"
)
_NEVER = bits_of("comment newsletter <nav <footer <form <dialog <li <table")


def find_standfirst(
    blocks: Sequence[PageBlock],
    paragraphs: Sequence[str],
    title: str,
    description: str,
    own: frozenset[str] = frozenset(),
) -> str | None:
    """Return an article's standfirst where it is none of its paragraphs.

    It is what the page describes itself by, what is named so, or the sentence right below the headline.

    Args:
        blocks: Of the page.
        paragraphs: Of the article; what one of the first says is no standfirst.
        title: The headline; a page that does not show it has no standfirst.
        description: What the page declares to be its summary.
        own: Lines of the article's own summary.
    """
    kept = frozenset(paragraphs)
    first = next((place for place, block in enumerate(blocks) if block.text in kept), 0)
    wanted = name_key(title)
    above = range(first - 1, -1, -1)
    head = next((place for place in above if _is_headline(blocks[place], wanted)), first)
    described = name_key(description)[:_SAME]
    said = [wanted, *map(name_key, own), *map(name_key, paragraphs[:3])]
    for place in range(head + 1, min(first, head + 1 + _BELOW)):
        block = blocks[place]
        if _may_be(block) and not any(name_key(block.text) in each for each in said):
            follows = place == head + 1 and _is_sentence(block)
            if follows or _is_described(block, described) or _is_named(block):
                return block.text
    return None


def _is_headline(block: PageBlock, wanted: str) -> bool:
    # A kicker may stand in the same element: "Food aid The harbour closes".
    return bool(wanted and heading_level(block.frame)) and name_key(block.text).endswith(wanted)


def _may_be(block: PageBlock) -> bool:
    text = block.text
    return (
        _MIN_WIDTH <= width(text) <= _MAX_WIDTH
        and 2 * block.linked < len(text)
        and not block.frame.own & _NEVER
        and not is_of_picture(block.frame)
        and not is_boilerplate(text)
        and not is_byline(text)
        and (len(text) > _MAX_STAMP or bool(_ENDED.search(text)) or find_date(text) is None)
    )


def _is_described(block: PageBlock, description: str) -> bool:
    key = name_key(block.text)[:_SAME]
    return len(description) >= _MIN_WIDTH // 2 and key == description[: len(key)]


def _is_sentence(block: PageBlock) -> bool:
    text = block.text
    return (
        width(text) >= _MIN_UNNAMED
        and bool(_ENDED.search(text))
        and not _near(block.frame) & _OTHERS
    )


def _is_named(block: PageBlock) -> bool:
    parent = block.frame.parent
    names = (block.frame.look, parent.look if parent else "")
    return any(map(_names_standfirst, names)) and not _near(block.frame) & _OTHERS


def _near(frame: Frame) -> int:
    return frame.own | (frame.parent.own if frame.parent else 0)


@lru_cache(maxsize=4096)
def _names_standfirst(names: str) -> bool:
    return phrases("element_names", "standfirst").are_in(names)
