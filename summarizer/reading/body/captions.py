"""Captions and credits of pictures among an article's lines, wherever these were found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from summarizer.reading.page.blocks import BIT, Frame, PageBlock, frames_around

#: In a story of pictures the captions are the text.
_MAX_PART = 0.3

#: So far above a line stands what marks it; further out, a whole article is beside a picture.
_NEAR = 2

#: ``wp-caption-text``, ``photo-caption``, ``image__credit``; not ``has-caption``, ``image-text``.
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:wp|image|img|photo|picture|figure|media|featured|foto|bild|slide|gallery|field)"
    r"[\w-]{0,20}?(?:caption|credit|copyright|legend|legende)|(?:^|[\s_-])(?:fig)?caption[_-]?(?:text|content|inner)?(?:$|\s)"
    r"|bildunterschrift|bildnachweis|bildquelle",
    re.IGNORECASE,
)


def without_captions(lines: Sequence[str], blocks: Sequence[PageBlock]) -> list[str]:
    """Return an article's lines without what is said of pictures.

    Args:
        lines: In reading order.
        blocks: Of the page.
    """
    own = {id(block.text): block.frame for block in blocks}
    # Lines that others found than the page's blocks are known by what they say.
    alike = {block.text: block.frame for block in blocks if block.frame.marks & BIT["<figcaption"]}
    found = [_is_caption(own.get(id(line)) or alike.get(line)) for line in lines]
    told = sum(len(line) for line, is_one in zip(lines, found, strict=True) if is_one)
    if not told or told > _MAX_PART * sum(map(len, lines)):
        return list(lines)
    return [line for line, is_one in zip(lines, found, strict=True) if not is_one]


def _is_caption(frame: Frame | None) -> bool:
    if frame is None:
        return False
    if frame.marks & BIT["<figcaption"]:
        return True
    near = list(islice(frames_around(frame), _NEAR))
    return frame.tag in {"p", "div", "span"} and any(
        _NAMED.search(each.look.partition(" ")[2]) for each in near
    )
