"""The end of an article: up to who signed it, without headings that head nothing and without end matter."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from summarizer.language.marks import BAR, STOPS
from summarizer.language.phrases import phrases
from summarizer.language.scripts import DENSE
from summarizer.reading.body.end_matter import without_bio, without_end_matter

#: A sign that leads back from a note, or a picture of a face, may follow.
SENTENCE_END = re.compile(
    rf"(?:[{STOPS}:;：；\"”’»)\]」』）】〉》〕]|{BAR})[\s↩\ufe0e\ufe0f\U0001f000-\U0001faff]*$"
)

#: A face or a heart behind so many words stands for a full stop.
_SMILE = re.compile(
    r"(?:\S+\s+){5}.*[\u2639\u263a\u2764\U0001f493-\U0001f49f\U0001f600-\U0001f64f\U0001f910-\U0001f92f\U0001f970-\U0001f97a]\ufe0f?$"
)

#: So short a line of dense scripts is a paragraph as well as a heading; Thai has no full stops.
_MAX_HEADING = 120
_MAX_HEADING_DENSE = 45


def without_end(
    lines: list[str], people: Sequence[str] = (), code: Collection[str] = frozenset()
) -> list[str]:
    """Drop what is below the last paragraph, and who wrote it above the first.

    Below are headings, and what is about the article.

    Args:
        lines: Paragraphs, in reading order.
        people: Who wrote it; where one alone signs a paragraph, what follows is another article.
        code: Lines that are code, and no headings.
    """
    lines = without_bio(lines, people)
    if len(people) == 1 and (signed := _until_signed(lines, people[0])):
        return signed
    while (shorter := without_end_matter(without_tail(lines, code), people)) != lines:
        lines = shorter
    return lines


def _until_signed(lines: list[str], name: str) -> list[str]:
    """Return lines up to the one that ends with a sentence and who wrote it; none if there is none."""
    for number, line in enumerate(lines, 1):
        said = line.removesuffix(name)
        if said == line or " " not in name or said.rstrip().endswith((":", "：")):
            # "Text: Jane Doe" is a credit, which ends no paragraph.
            continue
        if SENTENCE_END.search(said.rstrip(" —–-")):
            return lines[:number]
    return []


def without_tail(lines: list[str], code: Collection[str]) -> list[str]:
    """Drop up to three headings or link texts at the end: nothing follows that they could head.

    More of them in a row are a list, which is a part of the article.
    """
    tail = 0
    for line in reversed(lines):
        if line in code or len(line) >= longest_heading(line):
            break
        if SENTENCE_END.search(line) or _is_whole(line):
            break
        tail += 1
    return lines[: len(lines) - tail] if 0 < tail <= 3 and tail < len(lines) else lines


def longest_heading(line: str) -> int:
    """Return from how many characters on a line is no heading."""
    return _MAX_HEADING_DENSE if DENSE.search(line) else _MAX_HEADING


def _is_whole(line: str) -> bool:
    """Whether a line without a stop at its end heads nothing: a sentence, or the book that is reviewed."""
    return bool(_SMILE.match(line)) or phrases("end_matter", "book").are_in(line)
