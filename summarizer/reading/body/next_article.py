"""Articles that stand below the page's own, to be scrolled to."""

from __future__ import annotations

from summarizer.reading.page.blocks import Block, Frame, frames_around


def without_next(blocks: list[Block], title: str) -> list[Block]:
    """Drop whole articles that stand beside the one with this headline, to be scrolled to."""
    heads = [block for block in blocks if block.frame.tag == "h1"]
    own = next((_article(h.frame) for h in heads if h.text == title), None)
    if own is None:
        return blocks
    others = {_article(head.frame) for head in heads}
    nexts = {other for other in others if other and own not in {other, *frames_around(other)}}
    nexts -= set(frames_around(own))
    left = [block for block in blocks if nexts.isdisjoint(frames_around(block.frame))]
    return left if nexts else blocks


def _article(frame: Frame) -> Frame | None:
    return next((each for each in frames_around(frame) if each.tag == "article"), None)
