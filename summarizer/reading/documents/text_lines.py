"""What the form of a bare text says that its lines are: marks of lists, short lines above long ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.models import BlockKind
from summarizer.reading.page.structured import one_line
from summarizer.reading.structure.lines import TextLine

_MARK = re.compile(r"^\s*(?:#{1,6}\s+|>\s+|[-*+]\s+)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s")
_ITEM = re.compile(r"(\s*)(?:[-*+•‣◦·▪–]|\d{1,3}[.)])\s+\S")
_QUOTE = re.compile(r"\s{0,3}>")

#: Blanks that lead in a nested item.
_INDENT = 2
_MAX_DEPTH = 20

#: Characters of a line that heads a paragraph, and of such a paragraph; of dense scripts too, a short
#: line without a stop above a line that ends with one.
_MAX_HEADING = 80
_MIN_PARAGRAPH = 120
_STOP = re.compile(r"[.!?…。！？।؟۔,;:：；，、][\"”’»」』)\]]*$")

#: Of what is marked by its place alone.
_BY_LOOK = 6


def lines_of_text(text: str) -> tuple[TextLine, ...]:
    """Return the lines of a text that are not blank, without Markdown's marks."""
    found = [
        replace(form_of(raw), text=line) for raw in text.splitlines() if (line := without_mark(raw))
    ]
    return tuple(_with_headings(found))


def form_of(raw: str) -> TextLine:
    """Return a line as what its marks say it is, the marks still in it."""
    if heading := _HEADING.match(raw):
        return TextLine(raw, BlockKind.HEADING, len(heading[1]))
    if _QUOTE.match(raw):
        return TextLine(raw, BlockKind.QUOTE)
    if item := _ITEM.match(raw):
        depth = len(item[1].expandtabs(2 * _INDENT)) // _INDENT + 1
        return TextLine(raw, BlockKind.ITEM, min(depth, _MAX_DEPTH))
    return TextLine(raw)


def without_mark(line: str) -> str:
    """Drop Markdown's marks of headings, quotes and lists."""
    return one_line(_MARK.sub("", line))


def _with_headings(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield lines, short ones between two paragraphs as headings."""
    yield from lines[:1]
    for line, below in pairwise(lines[1:]):
        heads = (
            line.kind is below.kind is BlockKind.PARAGRAPH
            and len(line.text) <= _MAX_HEADING
            and not _STOP.search(line.text)
            and len(below.text) >= _MIN_PARAGRAPH
        )
        yield replace(line, kind=BlockKind.HEADING, level=_BY_LOOK) if heads else line
    yield from lines[1:][-1:]
