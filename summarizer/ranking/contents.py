"""What a long how-to, list, recipe or explainer holds, by its own headings or items."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from summarizer.language.width import width
from summarizer.models import Article, ArticleKind, BlockKind
from summarizer.ranking.headings import is_unsaid
from summarizer.ranking.rules.asides import is_aside
from summarizer.reading.body.boilerplate import is_boilerplate

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

#: Twice may be a heading and its repetition in a box.
_REPEATED = 3

#: So much of a level is headings that stand so often where it names parts of items: "Key features".
_PARTS = 0.2

#: "1. Bay", "#2: Cove", "Step 3 - Deep"; from so many on they are the items.
_NUMBERED = re.compile(r"\W*(?:\w{2,8}\s)?#?(\d{1,3})\s*[.:)–—-]")
_MIN_NUMBERED = 3

#: Words, from which on a heading that has only the title's says what the title says.
_OF_TITLE = 3

#: "Step 1", "Krok 2:", "第三步": the number of a part and nothing of it.
_COUNTED = re.compile(r"[^\W\d_]+\W{0,2}\d{1,3}\W*|第[\d一二三四五六七八九十]+\w{0,2}\W*")


def contents_of(article: Article) -> tuple[str, ...]:
    """Return up to eight of an article's headings, or of its items, verbatim and in their order.

    They are of one level, that of most. Empty for articles of other kinds, short ones, and those
    with too few of them.
    """
    fewest = _FEWEST.get(article.kind) if article.kind else None
    if fewest is None or sum(width(block.text) for block in article.blocks) < _LONG:
        return ()
    for lines in (item_headings(article), _items(article)):
        told = tuple(dict.fromkeys(lines))
        if len(told) >= fewest:
            return told[:MOST_CONTENTS]
    return ()


def item_headings(article: Article) -> Sequence[str]:
    """Return the headings of the level that has most; of two, the higher one's.

    One that stands three times names a part of each item: "Key features"; a level below others that
    has many of those is one of parts. Where some are numbered, those are the items, and others say
    how they were chosen.
    """
    levels = headings_by_level(article)
    often = Counter(_bare(text) for level in levels.values() for text in level)
    told: list[list[str]] = []
    for level in sorted(levels):
        own = [text for text in levels[level] if often[_bare(text)] < _REPEATED]
        names_parts = len(levels[level]) - len(own) >= _PARTS * len(levels[level])
        below = max(map(len, told), default=0) >= _MIN_NUMBERED
        if not (names_parts and below):
            told.append([text for text in own if _tells(text, article)])
    most = max(told, key=len, default=[])
    return counted(most) or most


def headings_by_level(article: Article) -> Mapping[int, list[str]]:
    """Return the article's headings of each level, in order."""
    levels: defaultdict[int, list[str]] = defaultdict(list)
    for block in article.blocks:
        if block.kind is BlockKind.HEADING:
            levels[block.level or 0].append(block.text)
    return levels


def counted(headings: Sequence[str]) -> Sequence[str]:
    """Return the numbered ones if they are the items: of several counts the longest."""
    counts: list[list[tuple[int, str]]] = [[]]
    for heading in headings:
        if (number := number_of(heading)) is not None:
            if not _goes_on(counts[-1], number):
                counts.append([])
            counts[-1].append((number, heading))
    longest = max(counts, key=len)
    return [heading for _, heading in longest] if len(longest) >= _MIN_NUMBERED else []


def number_of(heading: str) -> int | None:
    """Return what a heading counts as; None: it counts nothing."""
    found = _NUMBERED.match(heading)
    return int(found[1]) if found else None


def _goes_on(count: Sequence[tuple[int, str]], number: int) -> bool:
    """Whether a count goes on with a number: up as it began, or down to the best."""
    if not count or number == count[-1][0]:
        return not count
    rises = number > count[-1][0]
    return len(count) == 1 or rises == (count[1][0] > count[0][0])


def _bare(heading: str) -> str:
    return heading.casefold().strip(" .:：–—-")


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


def _says_title(text: str, title: str) -> bool:
    words = re.findall(r"\w+", text.casefold())
    said = set(words) <= set(re.findall(r"\w+", title.casefold()))
    return text.casefold() == title.casefold() or (len(words) >= _OF_TITLE and said)


def _tells(text: str, article: Article) -> bool:
    return (
        width(text) <= _MAX_LINE
        and sum(map(str.isalpha, text)) > 1
        and not _says_title(text, article.title)
        and text not in article.own_points
        and not is_unsaid(text)
        and not is_boilerplate(text)
        and not is_aside(text, article.language)
        and not _COUNTED.fullmatch(text)
    )
