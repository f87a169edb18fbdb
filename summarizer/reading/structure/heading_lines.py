"""Headings between an article's paragraphs: which are its own, and which are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from summarizer.language.marks import STOPS
from summarizer.language.width import width
from summarizer.models import BlockKind
from summarizer.reading.page.blocks import Frame, PageBlock, bits_of, frames_around
from summarizer.reading.structure.lines import TextLine

#: Columns of a heading that ends as a sentence does, and is one: above all paragraphs, and below.
_MIN_OPENING, _MIN_SENTENCE = 60, 140
_SENTENCE_END = re.compile(rf"(?![?？؟])[{STOPS}][\"'”’»」』)\]]*$")

#: A name has no more words; inflection leaves so many first letters of one.
_MAX_NAMING = 3
_STEM = 4

#: The name of a part of a list: "3. Ship of wood".
_NUMBERED = re.compile(r"#?\d{1,3}[.):]\s")

#: Beside an article, whatever its form.
_BESIDE = bits_of(
    "comment related share newsletter promo nav hidden tags <nav <footer <form <dialog"
)


def is_beside(frame: Frame, headed: PageBlock | None = None) -> bool:
    """Whether a line is of a box; what is around what it heads, too, says nothing against it."""
    if headed is None or not frame.marks & _BESIDE:
        return bool(frame.marks & _BESIDE)
    shared = set(frames_around(headed.frame))
    marks = 0
    for each in takewhile(lambda each: each not in shared, frames_around(frame)):
        marks |= each.own
    return bool(marks & _BESIDE)


def names_its_text(heading: PageBlock, headed: PageBlock | None) -> bool:
    """Whether a heading, a link too, names what stands below it, as those of places and products do.

    They are in one element with its paragraphs; a teaser's is as long as a sentence.
    """
    if headed is None or heading.frame.parent is not headed.frame.parent:
        return False
    words = heading.text.casefold().split()
    said = headed.text.casefold()
    return bool(_NUMBERED.match(heading.text)) or (
        len(words) <= _MAX_NAMING
        and any(word[:_STEM] in said for word in words if len(word) >= _STEM)
    )


def sentences_as_paragraphs(lines: Iterable[TextLine], kept: frozenset[str]) -> Iterator[TextLine]:
    """Yield lines, those that are marked as headings and are sentences as paragraphs.

    Above the first paragraph that is the standfirst, which else would head the whole text.
    """
    least = _MIN_OPENING
    for line in lines:
        is_heading = line.kind is BlockKind.HEADING
        if is_heading and width(line.text) >= least and _SENTENCE_END.search(line.text):
            yield replace(line, kind=BlockKind.PARAGRAPH, level=None)
        else:
            yield line
        if not is_heading and line.text in kept:
            least = _MIN_SENTENCE
