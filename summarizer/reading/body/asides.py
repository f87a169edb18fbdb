"""Boxes within an article that are none of it, by the names of the elements around a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress, islice, takewhile

from summarizer.language.phrases import any_of, phrases
from summarizer.reading.page.blocks import BIT, Frame, PageBlock, blocks_of, frames_around

#: More of a text is no box: in a story of pictures the captions are the text, and pages are named
#: after what comes up on them.
_MAX_PART = 0.3

#: Longer ones are paragraphs beside a picture.
_MAX_CAPTION = 300

#: So far above a line stands the box that it is in; and what is around a picture's words.
_NEAR = 4
_AROUND_CAPTION = 2

#: These are the page's.
_PAGE = frozenset({"article", "main", "body", "html"})

#: What stands in a box of another kind may be a heading of the article, with a picture.
_LINES = frozenset({"p", "div", "span"})


def without_asides(lines: Sequence[str], blocks: Sequence[PageBlock]) -> list[str]:
    """Return an article's lines without those in boxes, and without what is said of pictures.

    Args:
        lines: In reading order; those of the page are the very strings of its blocks.
        blocks: Of the page.
    """
    # Lines that others found than the page's blocks are known by what they say.
    captions = {b.text: b.frame for b in blocks if b.frame.marks & BIT["<figcaption"]}
    found = zip(lines, blocks_of(lines, blocks), strict=True)
    frames = [block.frame if block else captions.get(line) for line, block in found]
    for is_none, longest in ((_is_in_box, None), (_is_caption, _MAX_CAPTION)):
        marked = [frame is not None and is_none(frame) for frame in frames]
        told = sum(len(line) for line, is_one in zip(lines, marked, strict=True) if is_one)
        if 0 < told <= _MAX_PART * sum(map(len, lines)):
            kept = [
                not is_one or (longest is not None and len(line) > longest)
                for line, is_one in zip(lines, marked, strict=True)
            ]
            lines = list(compress(lines, kept))
            frames = list(compress(frames, kept))
    return list(lines)


def _is_in_box(frame: Frame) -> bool:
    near = takewhile(lambda each: each.tag not in _PAGE, frames_around(frame))
    return any(_names_box(each.look) for each in islice(near, _NEAR))


def _is_caption(frame: Frame) -> bool:
    if frame.marks & BIT["<figcaption"]:
        return True
    near = islice(frames_around(frame), _AROUND_CAPTION)
    return frame.tag in _LINES and any(_names_caption(each.look) for each in near)


@lru_cache(maxsize=4096)
def _names_box(look: str) -> bool:
    return _boxes().search(look) is not None


@lru_cache(maxsize=4096)
def _names_caption(look: str) -> bool:
    return phrases("element_names", "caption").are_in(look)


@cache
def _boxes() -> re.Pattern[str]:
    names = any_of("element_names", "aside")
    return re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", re.IGNORECASE)
