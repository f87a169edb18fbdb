"""Articles that stand below the page's own, to be scrolled to."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.reading.page.blocks import Frame, PageBlock, frames_around, nearest

_ARTICLE = frozenset({"article"})


def without_next(blocks: list[PageBlock], title: str) -> list[PageBlock]:
    """Drop whole articles that stand beside the one with this headline, to be scrolled to."""
    heads = [block for block in blocks if block.frame.tag == "h1"]
    own = next((nearest(h.frame, _ARTICLE) for h in heads if h.text == title), None)
    if own is None:
        return blocks
    nexts = _others(heads, own)
    if not nexts:
        return blocks
    return [block for block in blocks if nexts.isdisjoint(frames_around(block.frame))]


def _others(heads: Iterable[PageBlock], own: Frame) -> set[Frame]:
    """Return the articles of other headlines that neither hold an article nor stand in it."""
    articles = {nearest(head.frame, _ARTICLE) for head in heads} - {None}
    others = {each for each in articles if each and own not in {each, *frames_around(each)}}
    return others - set(frames_around(own))
