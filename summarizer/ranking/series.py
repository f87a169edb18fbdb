"""Which paragraphs are of the items that an article lists: those are what it has to say."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from summarizer.models import Article, ArticleKind
from summarizer.ranking.contents import counted, headings_by_level, item_headings
from summarizer.reading.structure.outline import ParagraphPlace

#: Headings. Fewer without numbers are no list.
_FEWEST = 3


class SeriesPart(Enum):
    """Where a paragraph of an article stands that lists things."""

    #: Under the heading of one of them, or a heading below that.
    ITEM = "item"

    #: Under another heading: how they were chosen, what else to know, who wrote it.
    BESIDE = "beside"

    #: Above all headings.
    OPENING = "opening"


def series_parts(
    article: Article, places: Sequence[ParagraphPlace]
) -> tuple[SeriesPart | None, ...]:
    """Return of each paragraph where it stands; None of all where the article lists nothing.

    Args:
        article: With its blocks.
        places: Of its paragraphs.
    """
    items = frozenset(_items(article))
    return tuple(_part(place, items) if items else None for place in places)


def _part(place: ParagraphPlace, items: frozenset[str]) -> SeriesPart:
    if not items.isdisjoint(place.headings):
        return SeriesPart.ITEM
    return SeriesPart.BESIDE if place.headings else SeriesPart.OPENING


def _items(article: Article) -> Sequence[str]:
    """Return the headings that count, in an article of any kind; else those of a listicle."""
    numbered = max(map(counted, headings_by_level(article).values()), key=len, default=())
    if numbered or article.kind is not ArticleKind.LISTICLE:
        return numbered
    headings = item_headings(article)
    return headings if len(headings) >= _FEWEST else ()
