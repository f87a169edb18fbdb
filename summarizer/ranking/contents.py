"""What a long how-to, list, recipe or explainer holds, by its own headings or items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from summarizer.language.width import width
from summarizer.models import Article, ArticleKind, BlockKind
from summarizer.ranking.headings import is_unsaid
from summarizer.reading.boilerplate import is_boilerplate

MOST_CONTENTS = 8

#: Fewer are no contents.
_FEWEST = {
    ArticleKind.HOW_TO: 3,
    ArticleKind.LISTICLE: 3,
    ArticleKind.RECIPE: 3,
    ArticleKind.EXPLAINER: 4,
}

#: Characters of the text and its items, wide ones for two: shorter ones are told by their points.
_LONG = 1500

#: The same of a heading or an item; longer ones are sentences.
_MAX_LINE = 60


def contents_of(article: Article) -> tuple[str, ...]:
    """Return up to eight of an article's headings, or of its items, verbatim and in their order.

    They are of one level, that of most. Empty for articles of other kinds, short ones, and those
    with too few of them.
    """
    fewest = _FEWEST.get(article.kind) if article.kind else None
    if fewest is None or sum(width(block.text) for block in article.blocks) < _LONG:
        return ()
    for lines in (_headings(article), _items(article)):
        told = tuple(dict.fromkeys(lines))
        if len(told) >= fewest:
            return told[:MOST_CONTENTS]
    return ()


def _headings(article: Article) -> Sequence[str]:
    """Return the headings of the level that has most; of two, the higher one's."""
    levels: dict[int, list[str]] = defaultdict(list)
    for block in article.blocks:
        if block.kind is BlockKind.HEADING and _tells(block.text, article):
            levels[block.level or 0].append(block.text)
    return max((levels[level] for level in sorted(levels)), key=len, default=[])


def _items(article: Article) -> Sequence[str]:
    """Return the names that items have in bold, or the items of the longest list of short ones."""
    named = (b.name for b in article.blocks if b.kind is BlockKind.ITEM)
    names = [bare for name in named if name and _tells(bare := name.rstrip(" .:：–—-"), article)]
    return max((names, *_lists(article)), key=len)


def _lists(article: Article) -> Iterator[list[str]]:
    for kind, run in groupby(article.blocks, key=lambda block: block.kind):
        items = [block.text for block in run if block.level == 1]
        if kind is BlockKind.ITEM and all(_tells(text, article) for text in items):
            yield items


def _tells(text: str, article: Article) -> bool:
    return (
        width(text) <= _MAX_LINE
        and sum(map(str.isalpha, text)) > 1
        and text.casefold() != article.title.casefold()
        and text not in article.own_points
        and not is_unsaid(text)
        and not is_boilerplate(text)
    )
