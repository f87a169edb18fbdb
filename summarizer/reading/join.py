"""The pages of an article that is split into several, as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.models import Article, Block, Notice, Part


def join_parts(pages: Sequence[tuple[str, Article]], *, whole: bool) -> Article:
    """Return one article of several pages: the first's, with what the others add to its text.

    Args:
        pages: Where each was read, and what it says, in order; at least one.
        whole: Whether these are all.
    """
    first = pages[0][1]
    paragraphs = list(first.paragraphs)
    blocks = list(first.blocks)
    # The standfirst and the notices of a paper stand on each page.
    said = {block.text for block in blocks}
    parts: list[Part] = []
    for url, page in pages[1:]:
        added = [paragraph for paragraph in page.paragraphs if paragraph not in said]
        if not added:
            continue
        parts.append(Part(len(paragraphs), url))
        paragraphs += added
        blocks += [block for block in page.blocks if block.text not in said]
        said.update(block.text for block in page.blocks)
    return replace(
        first,
        paragraphs=tuple(paragraphs),
        blocks=tuple(_placed(blocks)),
        parts=tuple(parts),
        notices=_notices(first, whole=whole),
    )


def _notices(article: Article, *, whole: bool) -> tuple[Notice, ...]:
    """Return an article's notices, with the one that says that there are further pages unless there are none."""
    others = {*article.notices} - {Notice.IN_PARTS}
    found = others if whole else {*others, Notice.IN_PARTS}
    return tuple(notice for notice in Notice if notice in found)


def _placed(blocks: Sequence[Block]) -> list[Block]:
    return [replace(block, position=position) for position, block in enumerate(blocks)]
