"""Whom to ask, at the end of a press release: a heading, and names, addresses and numbers below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.language.marks import STOPS
from summarizer.language.phrases import phrases

#: So many lines, so long, tell whom to ask; more of them are a part of the article.
_MAX_LINES = 15
_MAX_LINE = 140
_MAX_PART = 0.3

#: ``desk@port.example``, ``+49 30 1234``: such a line may be longer, and end with a stop.
_REACHED = re.compile(r"\S@\S|\+?\d[\d\s()/.–-]{5,}\d|\bwww\.|https?://")
_SENTENCE_END = re.compile(rf"[^\W\d_]{{2,}}[{STOPS}]$")


def without_contacts(lines: Sequence[str]) -> list[str]:
    """Return an article's lines without a last part that is headed and reads as names and addresses.

    Args:
        lines: In reading order.
    """
    left = _MAX_PART * sum(map(len, lines))
    end = len(lines)
    for number in range(len(lines) - 1, max(len(lines) - _MAX_LINES - 1, 0), -1):
        line = lines[number]
        if phrases("end_matter", "contact").begin(line):
            end = number
        elif not _is_of_contact(line):
            break
        left -= len(line)
        if left < 0:
            break
    return list(lines[:end])


def _is_of_contact(line: str) -> bool:
    if len(line) > _MAX_LINE:
        return False
    return bool(_REACHED.search(line)) or not _SENTENCE_END.search(line)
