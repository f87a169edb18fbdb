"""What stands above a sentence and around it: told by the form of the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language.width import width
from summarizer.ranking.units import Sentence

#: Characters, wide ones for two. Longer paragraphs without a mark at the end are no headings.
_LONGEST_HEADING = 90

_MARKED = re.compile(r"[.!…。！؟।۔;；,，][\"'”’»›」』)\]*]*$")

#: "1.", "2)", "Step 3", "#4": what opens the items of a list, and headings of numbered sections.
_NUMBERED = re.compile(r"[\W_]*(?:\w+\s)?\d{1,3}\s*(?:[.):–—-]|$)")

#: "2. Canon R50": the number opens the sentence.
_OPENING_NUMBER = re.compile(r"^\W*\d{1,3}[.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands."""

    #: Of its paragraph among all, of itself in the paragraph, and how many sentences that has.
    paragraph: int
    within: int
    size: int

    #: Whether its paragraph is a heading, or has its form.
    is_heading: bool

    #: The heading above, "" before the first; how many headings came before.
    heading: str
    section: int

    #: Sentences since the heading; of its section, how many sentences that has.
    below: int
    section_size: int


def outline(sentences: Sequence[Sentence]) -> tuple[Place, ...]:
    """Return the place of each sentence of an article, in reading order."""
    paragraphs = _paragraphs(sentences)
    titles = [_heading(paragraph) for paragraph in paragraphs]
    sizes = [0]
    for title, paragraph in zip(titles, paragraphs, strict=True):
        if title:
            sizes.append(0)
        else:
            sizes[-1] += len(paragraph)
    found: list[Place] = []
    heading, section, below = "", 0, 0
    for number, (title, paragraph) in enumerate(zip(titles, paragraphs, strict=True)):
        if title:
            heading, section, below = title, section + 1, 0
        for within in range(len(paragraph)):
            found.append(
                Place(number, within, len(paragraph), bool(title), "" if title else heading,
                      section, below, sizes[section])
            )  # fmt: skip
            below += not title
    return tuple(found)


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
