"""What stands above a sentence and around it: told by its page, else by the form of the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from summarizer.language.width import width
from summarizer.models import Article, ArticleKind, BlockKind
from summarizer.ranking.candidates import Sentence
from summarizer.ranking.series import SeriesPart, series_parts
from summarizer.reading.structure.outline import ListPlace, places_of

#: Characters, wide ones for two. Longer paragraphs without a mark at the end are no headings.
_LONGEST_HEADING = 90

_MARKED = re.compile(r"[.!…。！؟।۔;；,，][\"'”’»›」』)\]*]*$")

#: "1.", "2)", "Step 3", "#4": what opens the items of a list, and headings of numbered sections.
_NUMBERED = re.compile(r"[\W_]*(?:\w+\s)?\d{1,3}\s*(?:[.):–—-]|$)")

#: "2. Canon R50": the number opens the sentence.
_OPENING_NUMBER = re.compile(r"^\W*\d{1,3}[.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class ParagraphMark:
    """What a page says of a paragraph."""

    kind: BlockKind

    #: As of blocks; 0 of those that have none.
    level: int

    #: The nearest heading above, "" where none is; how many stand above in all, and around it.
    heading: str
    section: int
    depth: int

    #: Of an item: 0-based place in its list, and how many items that has; -1 and 0 of others.
    number: int = -1
    count: int = 0

    #: Whether a colon leads to its list.
    led: bool = False

    #: Whether it has a name, as an item of a list may have.
    named: bool = False

    #: Of an article that lists things; None of others.
    series: SeriesPart | None = None


@dataclass(frozen=True, slots=True)
class PageOutline:
    """What a page says of the text that sentences are of."""

    #: Of each sentence that of its paragraph; none where there is no page.
    marks: tuple[ParagraphMark, ...] = ()

    #: None where nobody looked.
    kind: ArticleKind | None = None


#: Of a text without a page.
NOWHERE = PageOutline()


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """Where a sentence stands."""

    #: Of its paragraph among all, of itself in the paragraph, and how many sentences that has.
    paragraph: int
    within: int
    size: int

    #: Whether its paragraph is a heading; by its form where there is no page to say so.
    is_heading: bool

    #: The heading above, "" before the first; how many headings came before.
    heading: str
    section: int

    #: Sentences since the heading; of its section, how many sentences that has.
    below: int
    section_size: int

    #: None: nothing but the text is known.
    mark: ParagraphMark | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph: whether it heads others, and what heads it."""

    is_heading: bool
    heading: str
    section: int


#: Of what is of no list.
_NO_LIST = ListPlace(number=-1, count=0, intro=None)


def marks_of(article: Article) -> tuple[ParagraphMark, ...]:
    """Return what the page says of each paragraph; nothing if it has but paragraphs."""
    blocks = article.blocks
    if all(block.kind is BlockKind.PARAGRAPH for block in blocks):
        return ()
    above = list(accumulate(block.kind is BlockKind.HEADING for block in blocks))
    places = places_of(article)
    return tuple(
        ParagraphMark(
            kind=place.kind,
            level=blocks[place.block].level or 0,
            heading=place.heading or "",
            section=above[place.block],
            depth=len(place.headings),
            number=listed.number,
            count=listed.count,
            led=(listed.intro or "").endswith((":", "：")),
            named=place.name is not None,
            series=part,
        )
        for place, part in zip(places, series_parts(article, places), strict=True)
        for listed in [place.listed or _NO_LIST]
    )


def outline(
    sentences: Sequence[Sentence], marks: Sequence[ParagraphMark] = ()
) -> tuple[SentencePlace, ...]:
    """Return the place of each sentence of an article, in reading order.

    Args:
        sentences: Of the article.
        marks: Of each sentence that of its paragraph; none where there is no page.
    """
    paragraphs = _paragraphs(sentences)
    firsts = [0, *accumulate(map(len, paragraphs))]
    parts = list(_by_marks([marks[i] for i in firsts[:-1]]) if marks else _by_form(paragraphs))
    sizes: dict[int, int] = {}
    for part, paragraph in zip(parts, paragraphs, strict=True):
        sizes[part.section] = sizes.get(part.section, 0) + (not part.is_heading) * len(paragraph)
    found: list[SentencePlace] = []
    passed: dict[int, int] = {}
    for number, (part, paragraph) in enumerate(zip(parts, paragraphs, strict=True)):
        for within in range(len(paragraph)):
            below = passed.get(part.section, 0)
            mark = marks[firsts[number]] if marks else None
            found.append(
                SentencePlace(number, within, len(paragraph), part.is_heading, part.heading,
                      part.section, below, sizes[part.section], mark)
            )  # fmt: skip
            passed[part.section] = below + (not part.is_heading)
    return tuple(found)


def _by_marks(marks: Sequence[ParagraphMark]) -> Iterator[_Part]:
    for mark in marks:
        is_heading = mark.kind is BlockKind.HEADING
        yield _Part(is_heading, "" if is_heading else mark.heading, mark.section)


def _by_form(paragraphs: Sequence[Sequence[Sentence]]) -> Iterator[_Part]:
    heading, section = "", 0
    for paragraph in paragraphs:
        title = _heading(paragraph)
        if title:
            heading, section = title, section + 1
        yield _Part(bool(title), "" if title else heading, section)


def _paragraphs(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    found: list[list[Sentence]] = []
    for i, sentence in enumerate(sentences):
        before = sentences[i - 1] if i else None
        # A paragraph may repeat another's text: there places start again.
        if before and sentence.paragraph is before.paragraph and sentence.start >= before.end:
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return found


def _heading(paragraph: Sequence[Sentence]) -> str:
    """Return what a heading says without its number, "" of other paragraphs."""
    first, *rest = (sentence.text for sentence in paragraph)
    if rest and (len(rest) > 1 or not _NUMBERED.fullmatch(first)):
        return ""
    title = rest[0] if rest else _OPENING_NUMBER.sub("", first)
    return title if is_heading(title) else ""


def is_heading(text: str) -> bool:
    """Whether a paragraph of one sentence has the form of a heading: short, without a mark."""
    if width(text) > _LONGEST_HEADING or _MARKED.search(text):
        return bool(_NUMBERED.fullmatch(text))
    return any(map(str.isalnum, text))
