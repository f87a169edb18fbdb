"""Where in an article a label stands, also where the text inflects it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.models import Article
from summarizer.topics.names.mentions import (
    BODY,
    LEAD,
    MAX_TEXT,
    MAX_TITLE,
    OPENING,
    TITLE,
    Counts,
    Mentions,
)
from summarizer.topics.words.fold import fold
from summarizer.topics.words.words import UNSPACED, clean, words

#: Letters in a row are no words, and Korean words have particles joined on.
_NO_WORDS = re.compile(f"[{UNSPACED}\uac00-\ud7a3]")

#: Letters that the forms of a word share.
_STEM = 5

#: The language in which the words of a label stand side by side, as they are.
_UNINFLECTED = "en"

#: Characters into the text at which its opening ends, in scripts without words.
_OPENING = 80


@dataclass(frozen=True, slots=True)
class Standing:
    """Where something stands."""

    in_title: bool = False
    in_opening: bool = False

    #: In the text, opening and all.
    times: int = 0

    @property
    def is_anywhere(self) -> bool:
        """Whether the article says it at all."""
        return self.in_title or self.times > 0


class Places:
    """An article, to be asked where labels stand."""

    def __init__(self, article: Article, mentions: Mentions) -> None:
        self._article = article
        self._mentions = mentions

    def of(self, key: str, label: str) -> Standing:
        """Return where a topic stands by any of its names, or else the words of its label."""
        counts = self._mentions.topics.get(key) or self._mentions.phrases.get(key)
        if counts is not None and any(counts):
            return of_counts(counts)
        if _NO_WORDS.search(label):
            return self._of_letters(clean(label))
        spelt = words(clean(label.casefold()))
        if len(spelt) == 1 or self._article.language != _UNINFLECTED:
            return self.of_forms(spelt)
        return Standing(times=self._row.count(f"_{'_'.join(spelt)}_"))

    def _of_letters(self, label: str) -> Standing:
        title, text = self._letters
        return Standing(label in title, label in text[:_OPENING], text.count(label))

    def of_forms(self, spelt: Sequence[str]) -> Standing:
        """Return where words stand, in whatever form, near each other or not."""
        return self._of_stems([self._stem(word) for word in spelt])

    def _stem(self, word: str) -> str:
        return fold(word) if self._article.language == _UNINFLECTED else word[:_STEM]

    def _of_stems(self, stems: list[str]) -> Standing:
        title, opening, text = (self._stems[zone] for zone in (TITLE, OPENING, BODY))
        return Standing(
            all(stem in title for stem in stems),
            all(stem in opening for stem in stems),
            min((text[stem] for stem in stems), default=0),
        )

    @cached_property
    def _letters(self) -> tuple[str, str]:
        text = "\n".join(self._article.paragraphs)[:MAX_TEXT]
        return clean(self._article.title[:MAX_TITLE]), clean(text)

    @cached_property
    def _row(self) -> str:
        """The words of the text in a row: counts part "foreign ministry" where the opening ends between the two."""
        runs = (run.words for run in self._mentions.runs if run.zone != TITLE)
        return "_".join(("", *(word.text for row in runs for word in row), ""))

    @cached_property
    def _stems(self) -> dict[int, Counter[str]]:
        found: dict[int, Counter[str]] = {TITLE: Counter(), OPENING: Counter(), BODY: Counter()}
        for zone, run, _, _ in self._mentions.runs:
            stems = [self._stem(word.text) for word in run]
            if zone in (TITLE, OPENING):
                found[zone].update(stems)
            if zone != TITLE:
                found[BODY].update(stems)
        return found


def of_counts(counts: Counts) -> Standing:
    """Return where something stands that was counted by zones."""
    return Standing(
        counts[TITLE] > 0, counts[OPENING] > 0, counts[OPENING] + counts[LEAD] + counts[BODY]
    )
