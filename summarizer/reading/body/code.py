"""Code among an article's paragraphs: it is kept by where it stands, whatever it says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.reading.page.blocks import Frame, PageBlock

#: Less likely code is of something else than the article.
_LEAST = 0.05


def is_code(frame: Frame) -> bool:
    """Whether what an element holds is code, or set as it is written for another reason."""
    return frame.tag == "pre" or (frame.parent is not None and frame.parent.tag == "pre")


def code_in(blocks: Sequence[PageBlock]) -> frozenset[str]:
    """Return the texts of a page's blocks that are code."""
    return frozenset(block.text for block in blocks if is_code(block.frame))


def with_code(
    blocks: Sequence[PageBlock], kept: NDArray[np.bool_], scores: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Return which blocks are of the article where code within it is that, too: the same, if none is.

    Args:
        blocks: Of the page.
        kept: Which of them are of the article.
        scores: How likely each is, from 0 to 1.
    """
    places = kept.nonzero()[0]
    if not len(places):
        return kept
    first, last = int(places[0]), int(places[-1])
    perhaps = (~kept & (scores >= _LEAST))[:last].nonzero()[0].tolist()
    code = [
        place
        for place in perhaps
        if place > first
        and (kept[place - 1] or kept[place + 1])
        and is_code(blocks[place].frame)
        # Numbers of its lines stand beside it.
        and any(map(str.isalpha, blocks[place].text))
    ]
    if not code:
        return kept
    whole = kept.copy()
    whole[code] = True
    return whole
