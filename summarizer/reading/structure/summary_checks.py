"""What tells an article's own summary from contents, teasers, questions and data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from summarizer.language.width import width
from summarizer.reading.page.blocks import Frame, PageBlock, bits_of, frames_around
from summarizer.reading.structure.line_kinds import heading_level
from summarizer.reading.structure.summary_headings import Sureness, sureness_of
from summarizer.reading.structure.summary_lines import are_of, fit, tell

#: Lines; characters of an abstract.
MIN_LINES, MAX_LINES = 2, 12
MAX_ABSTRACT = 3000

#: So much of the article may stand above one whose heading is not sure.
_NEAR_TOP = 0.3

#: So many characters may stand between the article's text and one below it: with more it is another's.
_MOST_BETWEEN = 500

#: So much of its lines may be the words of links.
_MOST_LINKED = 0.4

BULLET = re.compile(r"^[•●▪◦‣∙·*–—-]\s*")

#: It never stands there.
_ELSEWHERE = bits_of("comment <nav <footer <form")
_NEARBY = bits_of("related share newsletter promo nav")


def is_summary(
    lines: Sequence[PageBlock],
    points: Sequence[str],
    region: Sequence[PageBlock],
    number: int,
    kept: frozenset[str],
) -> bool:
    """Whether lines that stand where a summary may are one.

    Args:
        lines: Blocks of the page.
        points: What they say, as points.
        region: The blocks in and around the article.
        number: Which of them heads the lines.
        kept: The article's paragraphs.
    """
    sureness = sureness_of(region[number].text) or Sureness.SURE
    return (
        _fits(points, sureness)
        and _is_in_place(region, number, kept, sureness)
        and not _stand_elsewhere(lines, region, kept)
        and _are_no_links(lines)
        and tell(points)
        and not _repeats_headings(lines, region)
        and are_of(" ".join(points), kept)
    )


def _fits(points: Sequence[str], sureness: Sureness) -> bool:
    """Whether they are as many and as long as those of a summary, or of an abstract."""
    if sureness is Sureness.ABSTRACT:
        return len(points) >= MIN_LINES and width(" ".join(points)) <= MAX_ABSTRACT
    return MIN_LINES <= len(points) <= MAX_LINES and fit(points)


def _is_in_place(
    region: Sequence[PageBlock], number: int, kept: frozenset[str], sureness: Sureness
) -> bool:
    """Whether it stands beside the article's text, and near its top where its heading is not sure."""
    sure = sureness is not Sureness.MAYBE or _is_near_top(region, number, kept)
    return sure and _is_beside(region, number, kept)


def _stand_elsewhere(
    lines: Iterable[PageBlock], region: Iterable[PageBlock], kept: frozenset[str]
) -> bool:
    """Whether one stands where no summary does: a menu, a box of related articles, comments."""
    elsewhere = _ELSEWHERE
    # What is around all of the article, too, says nothing.
    for block in region:
        elsewhere &= ~block.frame.marks if block.text in kept else -1
    return any(line.frame.marks & elsewhere or _is_nearby(line.frame) for line in lines)


def _are_no_links(lines: Sequence[PageBlock]) -> bool:
    text = sum(len(line.text) for line in lines)
    return sum(line.linked for line in lines) <= _MOST_LINKED * text


def _is_near_top(region: Sequence[PageBlock], number: int, kept: frozenset[str]) -> bool:
    above = sum(len(block.text) for block in region[:number] if block.text in kept)
    return above <= _NEAR_TOP * sum(map(len, kept))


def _is_beside(region: Sequence[PageBlock], number: int, kept: frozenset[str]) -> bool:
    """Whether no other article stands between this one's text and what is below it."""
    between = list(takewhile(lambda block: block.text not in kept, reversed(region[:number])))
    is_above_all = len(between) == number
    return is_above_all or sum(len(block.text) for block in between) <= _MOST_BETWEEN


def _is_nearby(frame: Frame) -> bool:
    """Whether what is right around it says that it leads elsewhere."""
    return any(each.own & _NEARBY for each, _ in zip(frames_around(frame), range(3), strict=False))


def _repeats_headings(lines: Sequence[PageBlock], region: Sequence[PageBlock]) -> bool:
    """Whether lines are contents: the headings of what follows."""
    headings = {block.text.casefold() for block in region if heading_level(block.frame)}
    repeated = sum(BULLET.sub("", line.text).casefold() in headings for line in lines)
    return 2 * repeated >= len(lines)
