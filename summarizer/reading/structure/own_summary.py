"""The summary that an article has of itself: its key takeaways, its TL;DR, a paper's abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from summarizer.language.sentences import split_sentences
from summarizer.language.width import width
from summarizer.models import BlockKind
from summarizer.reading.body.boilerplate import is_boilerplate
from summarizer.reading.page.blocks import BIT, Frame, PageBlock, frames_around
from summarizer.reading.structure.line_kinds import heading_level, list_of
from summarizer.reading.structure.lines import TextLine
from summarizer.reading.structure.summary_checks import (
    BULLET,
    MAX_ABSTRACT,
    MAX_LINES,
    MIN_LINES,
    is_summary,
)
from summarizer.reading.structure.summary_headings import (
    MAX_HEADING,
    Sureness,
    lead_in,
    sureness_of,
)
from summarizer.reading.structure.summary_lines import MIN_LINE, fit, tell

#: Paragraphs that no list holds: more are the article.
_MAX_PARAGRAPHS = 6

#: Of headings.
_LOWEST = 6

#: Characters of a paragraph that is one, behind its heading: a shorter one is a headline.
_MIN_LED_IN = 150

#: So many blocks above the article, and below it, may hold one.
_ABOVE, _BELOW = 60, 12

#: So many places are looked at.
_MAX_TRIED = 20

_KEYWORDS = re.compile(
    r"(?:key\s?words?|schlüsselwörter|mots[- ]clés|palabras clave)\b", re.IGNORECASE
)

#: Words of a class that name a box for it, on sites of any kind.
_BOX = re.compile(
    r"(?:^|[\s_-])(?:(?:key|main)[-_]?(?:take-?aways?|points|findings)|take-?aways?|tl-?dr|"
    r"(?:story|article)[-_]?highlights|summary[-_]?(?:list|points|bullets)|bullet[-_]?summary|at-a-glance)(?:$|[\s_-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OwnSummary:
    """An article's own summary, and the blocks it stands in."""

    points: tuple[str, ...] = ()

    #: Texts of blocks of the page.
    blocks: frozenset[str] = frozenset()


def find_own_summary(
    blocks: Sequence[PageBlock], paragraphs: Sequence[str], language: str | None
) -> OwnSummary:
    """Return an article's own summary; empty where it has none that is told for sure.

    It is known by its heading or its box, and told from contents, teasers, questions and data by
    its lines.

    Args:
        blocks: Of the page.
        paragraphs: Of the article.
        language: ISO 639-1 code; an abstract is parted into sentences.
    """
    kept = frozenset(paragraphs)
    places = [place for place, block in enumerate(blocks) if block.text in kept]
    if not places:
        return OwnSummary()
    region = blocks[max(places[0] - _ABOVE, 0) : places[-1] + _BELOW]
    for number, sureness in islice(_beginnings(region), _MAX_TRIED):
        lines = _lines_below(region, number, sureness)
        points = _points(lines, sureness, language)
        if is_summary(lines, points, region, number, kept):
            return OwnSummary(points, frozenset(line.text for line in lines))
    return _led_in(region, kept, language)


def own_points_of_text(lines: Sequence[TextLine]) -> tuple[str, ...]:
    """Return a text's own summary: the items below a heading that is sure to head one."""
    for number, line in enumerate(lines):
        if sureness_of(line.text) is Sureness.SURE:
            items = takewhile(lambda each: each.kind is BlockKind.ITEM, lines[number + 1 :])
            points = tuple(BULLET.sub("", item.text) for item in items)
            if MIN_LINES <= len(points) <= MAX_LINES and fit(points) and tell(points):
                return points
    return ()


def _beginnings(region: Sequence[PageBlock]) -> Iterator[tuple[int, Sureness]]:
    """Yield where a summary may begin: the blocks that head one, or above boxes of that name."""
    boxed: set[Frame] = set()
    for number, block in enumerate(region):
        if sureness := _sureness_of(block):
            yield number, sureness
        elif block.frame.marks & BIT["<li"] and (own := list_of(block.frame)) and own not in boxed:
            boxed.add(own)
            if number and (_is_boxed(own) or _is_boxed(own.parent)):
                yield number - 1, Sureness.SURE


def _sureness_of(block: PageBlock) -> Sureness | None:
    is_short = len(block.text) <= MAX_HEADING and 2 * block.linked < len(block.text)
    return sureness_of(block.text) if is_short else None


def _is_boxed(frame: Frame | None) -> bool:
    """Whether an element names itself a box for an article's summary."""
    if frame is None:
        return False
    return bool(_BOX.search(f"{frame.look} {frame.element.get('id') or ''}"))


def _lines_below(region: Sequence[PageBlock], number: int, sureness: Sureness) -> list[PageBlock]:
    """Return the blocks that a heading heads: a list, an abstract, or the paragraphs of a box."""
    heading, below = region[number], region[number + 1 : number + 3 * MAX_LINES]
    if not below:
        return []
    if sureness is Sureness.ABSTRACT:
        return _abstract(heading, below)
    # A line may lead to the list.
    led = len(below) > 1 and below[0].text.endswith((":", "："))
    if listed := _list(below) or _list(below[int(led) :]):
        return listed
    return [] if sureness is Sureness.MAYBE else _paragraphs_of_box(heading, below)


def _paragraphs_of_box(heading: PageBlock, below: Sequence[PageBlock]) -> list[PageBlock]:
    inside = _beside(heading, below)
    # Without an end of the box it is the article that follows.
    is_box = bool(_box(heading.frame, below[0].frame).own & ~BIT["body"])
    has_heading = any(heading_level(block.frame) for block in inside)
    return inside if is_box and not has_heading and len(inside) <= _MAX_PARAGRAPHS else []


def _list(below: Sequence[PageBlock]) -> list[PageBlock]:
    """Return the items of the list that blocks begin with."""
    own = list_of(below[0].frame)
    if own is None:
        return list(takewhile(lambda block: BULLET.match(block.text), below))
    items = list(takewhile(lambda block: own in frames_around(block.frame), below))
    # Some pages make each item a list of its own.
    alone = takewhile(lambda block: list_of(block.frame) is not None, below)
    return items if len(items) > 1 else list(alone)


def _abstract(heading: PageBlock, below: Sequence[PageBlock]) -> list[PageBlock]:
    """Return an abstract's paragraphs; it may have headings of its own."""
    level = heading_level(heading.frame) or _LOWEST
    part = takewhile(
        lambda block: not 0 < heading_level(block.frame) <= level, _beside(heading, below)
    )
    return [block for block in part if not heading_level(block.frame)]


def _beside(heading: PageBlock, below: Sequence[PageBlock]) -> list[PageBlock]:
    """Return what is in one element with a heading."""
    box = _box(heading.frame, below[0].frame)
    return list(takewhile(lambda block: box in frames_around(block.frame), below))


def _box(heading: Frame, below: Frame) -> Frame:
    """Return the innermost element around a heading and what follows it."""
    around = set(frames_around(heading))
    return next(frame for frame in frames_around(below) if frame in around)


def _points(
    lines: Sequence[PageBlock], sureness: Sureness, language: str | None
) -> tuple[str, ...]:
    if sureness is Sureness.ABSTRACT:
        told = (line.text for line in lines if not _KEYWORDS.match(line.text))
        return tuple(s for text in told for s in split_sentences(text, language))
    texts = (BULLET.sub("", line.text) for line in lines if 2 * line.linked < len(line.text))
    return tuple(filter(_may_be_point, texts))


def _may_be_point(text: str) -> bool:
    return width(text) >= MIN_LINE and text[-1] not in ":：" and not is_boilerplate(text)


def _led_in(region: Sequence[PageBlock], kept: frozenset[str], language: str | None) -> OwnSummary:
    """Return the summary that is one paragraph behind its heading: ``TL;DR: …``."""
    for block in region:
        fits = 2 * len(block.text) >= _MIN_LED_IN and len(block.text) <= MAX_ABSTRACT
        if fits and (head := lead_in(block.text)):
            points = tuple(split_sentences(block.text[len(head) :].strip(), language))
            if width(block.text) >= _MIN_LED_IN and is_summary([block], points, [block], 0, kept):
                return OwnSummary(points, frozenset({block.text}))
    return OwnSummary()
