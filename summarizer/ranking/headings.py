"""Which heading or name a point is shown under, so that a reader knows what it speaks of."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from summarizer.language.tokenizer import stop_words
from summarizer.language.width import width
from summarizer.models import Article, BlockKind
from summarizer.ranking.rules.asides import is_aside
from summarizer.reading.body.boilerplate import is_boilerplate, is_byline
from summarizer.reading.structure.outline import ParagraphPlace, places_of
from summarizer.reading.structure.summary_headings import sureness_of

#: Characters, wide ones for two.
_MAX_HEADING = 80

#: Fewer headings do not part a text, and parts longer than this (characters, half of them longer) are
#: told of by more than their heading.
_MIN_HEADINGS = 2
_MAX_PART = 1500

#: Paragraphs right below a heading that it surely speaks of: of what stands further down, a list may have
#: gone on to items whose names are not known as headings.
_BELOW = 3

#: With no more of its words strange to it, a heading says what the title says.
_STRANGE = 0.2

#: Of a heading that names a part of several things.
_OFTEN = 3

#: So many of a paper's headings are those that papers have.
_PAPER = 3

#: ``1.``, ``IV)``, ``Step 3:``, ``一、``
_NUMBER = re.compile(r"\W*(?:(?:\d{1,3}|[ivx]{1,4})(?:\.\d{1,2}){0,3}[.):]?\s|[一二三四五六七八九十]{1,3}[、.])\W*", re.IGNORECASE)  # fmt: skip
#: Paragraphs that are a short question, with an answer below each: of fewer nobody was asked.
_FEWEST_QUESTIONS = 3
_QUESTION = re.compile(r"[^?？؟]*[^\W_][^?？؟\w]{0,2}[?？؟]")

_EDGES = " \t.:!–—-：。#*•"
_QUOTES = "\"“„«‘'‚‹「『"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Headings:
    """What can be shown above the points of an article."""

    places: tuple[ParagraphPlace, ...]
    title: str
    language: str | None

    #: Whether headings tell here what a sentence is about.
    tell: bool
    is_paper: bool

    #: Headings that stand so often that each names a part of what a higher one names: "Key features".
    parts: frozenset[str] = frozenset()

    #: By the number of the paragraph that answers it.
    questions: Mapping[int, str] = field(default_factory=dict)

    def above(self, paragraph: int, text: str) -> str | None:
        """Return what is shown above a point; None: it needs nothing.

        Args:
            paragraph: Number of the paragraph that it stands in.
            text: The point, which does not need what it says itself.
        """
        said = text.casefold()
        for heading in self._candidates(paragraph):
            shown = heading.strip(" :：")
            if self._tells(shown):
                return None if self._is_said(shown, said) else shown
        return None

    def _is_said(self, heading: str, said: str) -> bool:
        """Whether a text has all of a heading, or all words that say something: "What is lye?" of lye."""
        bare = _bare(heading)
        words = set(_WORD.findall(bare)) - stop_words(self.language)
        return bare in said or (bool(words) and words <= set(_WORD.findall(said)))

    def _candidates(self, paragraph: int) -> Iterator[str]:
        place = self.places[paragraph]
        if place.name:
            yield place.name
        if paragraph in self.questions:
            yield self.questions[paragraph]
        # What stands above all of the text is another headline.
        above_all = place.headings[:1] == self.places[0].headings[:1]
        if self.tell and not above_all and self._is_right_below(paragraph):
            yield from reversed(place.headings)

    def _is_right_below(self, paragraph: int) -> bool:
        before = paragraph - _BELOW
        return before < 0 or self.places[before].headings != self.places[paragraph].headings

    def _tells(self, heading: str) -> bool:
        return (
            width(heading) <= _MAX_HEADING
            and sum(map(str.isalpha, heading)) > 1
            and not heading.startswith(tuple(_QUOTES))
            and not self._is_of_title(heading)
            and _bare(heading) not in self.parts
            and not (is_boilerplate(heading) or is_byline(heading))
            and not is_aside(heading, self.language)
            and (not is_unsaid(heading) or (self.is_paper and _bare(heading) in _research()))
        )

    def _is_of_title(self, heading: str) -> bool:
        words = set(_WORD.findall(heading.casefold()))
        return len(words - set(_WORD.findall(self.title.casefold()))) <= _STRANGE * len(words)


def headings_of(article: Article) -> Headings:
    """Return the headings and names of an article's paragraphs, to be looked up by points."""
    headings = [block for block in article.blocks if block.kind is BlockKind.HEADING]
    bare = Counter(_bare(block.text) for block in headings)
    return Headings(
        places=places_of(article),
        title=article.title,
        language=article.language,
        tell=len(headings) >= _MIN_HEADINGS and _are_parts_short(article),
        is_paper=len(bare.keys() & _research()) >= _PAPER,
        parts=frozenset(heading for heading, times in bare.items() if times >= _OFTEN),
        questions=_questions(article.paragraphs),
    )


def _questions(paragraphs: Sequence[str]) -> Mapping[int, str]:
    """Return the questions of an interview that are paragraphs, by the number of the next."""
    asked = [
        width(text) <= _MAX_HEADING and _QUESTION.fullmatch(text) is not None for text in paragraphs
    ]
    found = {
        number: question
        for number, (question, (asks, behind)) in enumerate(
            zip(paragraphs, pairwise(asked), strict=False), 1
        )
        if asks and not behind
    }
    return found if len(found) >= _FEWEST_QUESTIONS else {}


def _are_parts_short(article: Article) -> bool:
    parts = [0]
    for block in article.blocks:
        if block.kind is BlockKind.HEADING:
            parts.append(0)
        else:
            parts[-1] += width(block.text)
    # Of headings right above each other, the first has no text of its own.
    lengths = sorted(filter(None, parts))
    return bool(lengths) and lengths[len(lengths) // 2] <= _MAX_PART


def is_unsaid(heading: str) -> bool:
    """Whether a heading names a part of any text: an introduction, a conclusion."""
    return _bare(heading) in _unsaid() or sureness_of(heading) is not None


def _bare(heading: str) -> str:
    return (
        heading.casefold()[found.end() if (found := _NUMBER.match(heading)) else 0 :]
        .strip(_EDGES)
        .replace("’", "'")
        # Turkish capitals leave a dot behind.
        .replace("\u0307", "")
    )


@cache
def _table() -> dict[str, Any]:
    text = (
        files("summarizer.data.phrases")
        .joinpath("headings_unsaid.json")
        .read_text(encoding="utf-8")
    )
    table: dict[str, Any] = json.loads(text)
    return table


@cache
def _unsaid() -> frozenset[str]:
    return frozenset(_bare(p) for each in _table()["phrases"].values() for p in each["unsaid"])


@cache
def _research() -> frozenset[str]:
    return frozenset(_table()["research"])
