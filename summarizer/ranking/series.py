"""Which paragraphs are of the items that an article lists: those are what it has to say."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import compress

from summarizer.models import Article, ArticleKind
from summarizer.ranking.contents import counted, headings_by_level, item_headings, number_of
from summarizer.reading.structure.outline import ParagraphPlace

#: Headings. Fewer without numbers are no list.
_FEWEST = 3

#: Of the text. Items that are less of it are no list, as numbered questions at its end; but where the kind of
#: article and the numbers say so.
_SHARE = 0.5


class SeriesPart(Enum):
    """Where a paragraph of an article stands that lists things."""

    #: Under the heading of one of them, or a heading below that.
    ITEM = "item"

    #: Right under the heading of number one: what a ranking is read for, or begins with.
    NUMBER_ONE = "number one"

    #: Under another heading: how they were chosen, what else to know, who wrote it.
    BESIDE = "beside"

    #: Above all headings.
    OPENING = "opening"


_ITEMS = frozenset({SeriesPart.ITEM, SeriesPart.NUMBER_ONE})


def series_parts(
    article: Article, places: Sequence[ParagraphPlace]
) -> tuple[SeriesPart | None, ...]:
    """Return of each paragraph where it stands; None of all where an article is no list, for the most part.

    Args:
        article: With its blocks.
        places: Of its paragraphs.
    """
    is_listicle = article.kind is ArticleKind.LISTICLE
    numbered = _numbered(article)
    items = frozenset(numbered or (_named(article) if is_listicle else ()))
    if not items:
        return (None,) * len(places)
    best = frozenset(heading for heading in numbered if number_of(heading) == 1)
    above = (None, *(place.heading for place in places))
    parts = tuple(
        SeriesPart.NUMBER_ONE
        if place.heading in best and place.heading != before
        else _part(place, items)
        for place, before in zip(places, above, strict=False)
    )
    if numbered and is_listicle:
        return parts
    lengths = list(map(len, article.paragraphs))
    listed = sum(compress(lengths, (part in _ITEMS for part in parts)))
    return parts if listed >= _SHARE * sum(lengths) else (None,) * len(parts)


def _part(place: ParagraphPlace, items: frozenset[str]) -> SeriesPart:
    if not items.isdisjoint(place.headings):
        return SeriesPart.ITEM
    return SeriesPart.BESIDE if place.headings else SeriesPart.OPENING


def _numbered(article: Article) -> Sequence[str]:
    """Return the headings that count."""
    return max(map(counted, headings_by_level(article).values()), key=len, default=())


def _named(article: Article) -> Sequence[str]:
    """Return the headings that name the things of a listicle."""
    headings = item_headings(article)
    return headings if len(headings) >= _FEWEST else ()
