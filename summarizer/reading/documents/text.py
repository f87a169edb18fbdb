"""Text without a page: a file, or what a person pasted into the chat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import filterfalse

from summarizer.errors import ReadingError, Unreadable
from summarizer.language.detect import detect_language
from summarizer.language.marks import SENTENCE
from summarizer.models import Article, Block, BlockKind, Tag
from summarizer.reading.about.notices import notices_in
from summarizer.reading.about.tag_lines import TAG_LINE, split_run_together
from summarizer.reading.about.tags import MAX_TAGS, tag_name
from summarizer.reading.body.boilerplate import (
    article_ends,
    is_boilerplate,
    is_byline,
    is_teaser,
    without_boilerplate,
)
from summarizer.reading.credits.attribution import agency_of
from summarizer.reading.credits.citations import cites_of
from summarizer.reading.credits.people import people_in
from summarizer.reading.dates.parse import find_date
from summarizer.reading.documents.text_lines import lines_of_text
from summarizer.reading.kind.article_kind import with_kind
from summarizer.reading.structure.lines import TextLine, join_structure
from summarizer.reading.structure.own_summary import own_points_of_text

#: A line from this length on is a paragraph, not a headline.
_PARAGRAPH = 140

_MAX_TITLE = 250
_MIN_LETTERS = 60


def read_text(text: str, url: str = "") -> Article:
    """Read an article out of bare text; as :func:`read_lines`."""
    return read_lines(lines_of_text(text), url)


def read_lines(formed: Sequence[TextLine], url: str = "") -> Article:
    """Read an article out of a text's lines: title, byline, date, body, notices, tags.

    Raises:
        ReadingError: NOT_AN_ARTICLE: there are not two sentences in it.
    """
    lines = _until_end([line.text for line in formed if line.kind is not BlockKind.CODE])
    title = _heading_at_top(formed) or _title(lines)
    bylines = [line for line in lines if is_byline(line)]
    paragraphs = without_boilerplate(_below(lines, title), title, known=bylines)
    joined = " ".join(paragraphs)
    if len(SENTENCE.findall(joined)) < 2 or sum(map(str.isalnum, joined)) < _MIN_LETTERS:
        raise ReadingError(Unreadable.NOT_AN_ARTICLE, "less than two sentences")
    blocks = join_structure(paragraphs, formed)
    signed = [line.split("|")[0] for line in bylines]
    agency = agency_of(signed, paragraphs, tail=lines[-4:])
    article = Article(
        url=url,
        title=title,
        authors=people_in(signed),
        agency=agency,
        cites=cites_of(paragraphs, own=(agency,)),
        published=next(filter(None, map(find_date, _stamps(lines))), None),
        language=detect_language(joined),
        tags=_tags(lines),
        notices=notices_in(lines),
        paragraphs=tuple(paragraphs),
        blocks=blocks,
        own_points=_points_in(own_points_of_text(formed), blocks),
    )
    return with_kind(article)


def _until_end(lines: list[str]) -> list[str]:
    for number, line in enumerate(lines):
        if number > 2 and article_ends(line):
            return lines[:number]
    return lines


def _points_in(points: Iterable[str], blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the points that are there: what is left out of the text is no point of it."""
    return tuple(point for point in points if any(point in block.text for block in blocks))


def _title(lines: list[str]) -> str:
    """Return the headline: the last short line above the byline, or above the first paragraph."""
    head: list[str] = []
    for number, line in enumerate(lines[:12]):
        begins = len(line) >= _PARAGRAPH or _looks_cut(line, lines[number + 1 :])
        if begins or (head and is_byline(line)):
            break
        if not is_boilerplate(line) and len(line) <= _MAX_TITLE:
            head.append(line)
    # A sentence is no headline, and what follows the headline may be its dek.
    worded = (line for line in head if len(line.split()) > 1)
    return next(filterfalse(SENTENCE.search, worded), "")


def _heading_at_top(formed: Sequence[TextLine]) -> str:
    """Return the heading that a text in Markdown begins with; empty where it begins otherwise."""
    first = next(iter(formed), None)
    if first is None or first.kind is not BlockKind.HEADING or first.level != 1:
        return ""
    return first.text if len(first.text) <= _MAX_TITLE else ""


def _looks_cut(line: str, following: list[str]) -> bool:
    return line.endswith(("...", "…")) and is_teaser(line, following[:8])


def _below(lines: list[str], title: str) -> list[str]:
    return lines[lines.index(title) + 1 :] if title in lines else lines


def _stamps(lines: list[str]) -> list[str]:
    """Lines that can say when it was published: short ones, above the text."""
    return [line for line in lines[:12] if len(line) < _PARAGRAPH]


def _tags(lines: list[str]) -> tuple[Tag, ...]:
    found: dict[str, Tag] = {}
    for line in lines:
        if match := TAG_LINE.match(line):
            for label in split_run_together(line[match.end() :]):
                if name := tag_name(label):
                    found.setdefault(name, Tag(name, label=label, channel="tag-line"))
    return tuple(found.values())[:MAX_TAGS]
