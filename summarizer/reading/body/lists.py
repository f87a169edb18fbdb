"""Lists, of which an article has all items or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.reading.page.blocks import Frame, PageBlock, nearest

_LISTS = frozenset({"ul", "ol", "dl"})

#: So far above a block stands the list that it is of.
_NEAR = 4

#: Two items are no list to judge by.
_MIN_ITEMS = 3

#: With so much of it likely a list is the article's, with no more than so little, links alone, it is none.
_MOST, _LITTLE = 2 / 3, 1 / 3

#: Less likely ones are boxes between the items.
_LEAST = 0.1


def whole_lists(
    blocks: Sequence[PageBlock], likely: NDArray[np.bool_], scores: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Return which blocks are of the article where none of its lists lacks an item.

    Args:
        blocks: Of the page.
        likely: Which of them are likely to be of the article.
        scores: How likely, from 0 to 1.
    """
    whole = likely.copy()
    for places in _lists(blocks):
        kept = [place for place in places if likely[place]]
        if len(places) < _MIN_ITEMS or not kept or len(kept) == len(places):
            continue
        links = sum(_is_link(blocks[place]) for place in kept)
        if len(kept) >= _MOST * len(places):
            may_link = 2 * links > len(kept)
            for place in places:
                own = scores[place] >= _LEAST and (may_link or not _is_link(blocks[place]))
                whole[place] |= own
        elif len(kept) <= _LITTLE * len(places) and links == len(kept):
            whole[kept] = False
    return whole


def _lists(blocks: Sequence[PageBlock]) -> list[list[int]]:
    """Return the places of each list's blocks."""
    known: dict[Frame, Frame | None] = {}
    found: defaultdict[Frame, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        frame = block.frame
        if frame not in known:
            known[frame] = nearest(frame, _LISTS, _NEAR)
        if (own := known[frame]) is not None:
            found[own].append(place)
    return list(found.values())


def _is_link(block: PageBlock) -> bool:
    return 2 * block.linked >= len(block.text)
