"""Headings between an article's paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.reading.page.blocks import Frame, PageBlock

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})

#: Less likely ones head a box.
_LEAST = 0.2


def with_headings(
    blocks: Sequence[PageBlock], kept: NDArray[np.bool_], scores: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Return which blocks are of the article where a heading between two of them is one, too.

    Args:
        blocks: Of the page.
        kept: Which of them are of the article.
        scores: How likely each is, from 0 to 1.
    """
    between = np.zeros_like(kept)
    between[1:-1] = kept[:-2] & kept[2:] & ~kept[1:-1] & (scores[1:-1] >= _LEAST)
    with_them = kept.copy()
    for place in between.nonzero()[0].tolist():
        block = blocks[place]
        with_them[place] = _is_heading(block.frame) and 2 * block.linked < len(block.text)
    return with_them


def _is_heading(frame: Frame) -> bool:
    parent = frame.parent
    return frame.tag in _HEADINGS or (parent is not None and parent.tag in _HEADINGS)
