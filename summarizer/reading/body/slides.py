"""Slides beside an article: obituaries, quotations of customers, whatever a site has many of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from summarizer.reading.page.blocks import Frame, PageBlock, frames_around, nearest

#: As the usual libraries call a slide.
_SLIDE = re.compile(
    r" (?:(?:swiper|slick|splide__|glide__|keen-slider__|flickity|embla__)[-_]?slide|carousel(?:__|-)?(?:item|cell|slide)|owl-item)(?![a-z])"
)


def beside_article(
    blocks: Sequence[PageBlock], likely: NDArray[np.bool_], least: int
) -> NDArray[np.bool_]:
    """Return which of the likely blocks are of slides outside the article's element.

    Args:
        blocks: Of the page.
        likely: Which are likely to be of its article.
        least: Characters; who has fewer elsewhere has the article in its slides.
    """
    beside = np.zeros(len(blocks), dtype=bool)
    places = likely.nonzero()[0].tolist()
    slides = [place for place in places if _is_of_slide(blocks[place].frame)]
    text = [blocks[place] for place in places if slides and place not in slides]
    own = {nearest(block.frame, {"article"}) for block in text} - {None}
    # Where there is no such element, or several, slides may be anywhere.
    if len(own) == 1 and sum(len(block.text) for block in text) >= least:
        beside[[n for n in slides if own.isdisjoint(frames_around(blocks[n].frame))]] = True
    return beside


def _is_of_slide(frame: Frame) -> bool:
    return any(_is_slide(each.look) for each in frames_around(frame))


@lru_cache(maxsize=4096)
def _is_slide(look: str) -> bool:
    return bool(_SLIDE.search(look))
