"""What heads an article's own summary, in each language."""

from __future__ import annotations

import json
import re
import unicodedata
from enum import Enum
from functools import cache
from importlib.resources import files

#: Characters. Nothing longer heads a summary.
MAX_HEADING = 60


class Sureness(Enum):
    """How much a heading says by itself."""

    #: It heads nothing but a summary.
    SURE = "sure"

    #: It heads one where a list follows near the article's beginning.
    MAYBE = "maybe"

    #: Of a paper.
    ABSTRACT = "abstract"


def sureness_of(heading: str) -> Sureness | None:
    """Return whether a heading is one of a summary; None: it is none."""
    if len(heading) > MAX_HEADING:
        return None
    bare = " ".join(_without_edges(heading.casefold()).split())
    found = _headings().fullmatch(bare) if bare else None
    return Sureness(found.lastgroup) if found else None


def _without_edges(text: str) -> str:
    """Drop what stands around the words: stops, brackets, symbols."""
    first, last = 0, len(text)
    while first < last and not _is_word(text[first]):
        first += 1
    while last > first and not _is_word(text[last - 1]):
        last -= 1
    return text[first:last]


def _is_word(character: str) -> bool:
    # Vowels of Indic scripts are marks, which are no letters for regular expressions.
    return unicodedata.category(character)[0] in "LMN"


def lead_in(text: str) -> str:
    """Return the words that a text begins with where they head a summary: ``TL;DR: …``."""
    head, mark, rest = text[: MAX_HEADING + 1].partition(":")
    if not mark:
        head, mark, rest = text[: MAX_HEADING + 1].partition("：")
    return head + mark if rest.strip() and sureness_of(head) is Sureness.SURE else ""


@cache
def _headings() -> re.Pattern[str]:
    text = files("summarizer.data").joinpath("own_summaries.json").read_text(encoding="utf-8")
    languages = json.loads(text)["languages"].values()
    parts = (
        f"(?P<{sureness.value}>{'|'.join(p for each in languages for p in each[sureness.value])})"
        for sureness in Sureness
    )
    return re.compile("|".join(parts))
