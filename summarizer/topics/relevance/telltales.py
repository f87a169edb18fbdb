"""Which subjects an article shows by the words that belong to them: striker, penalty, Bundesliga.

``summarizer/data/telltales.txt`` has the words, by subject and language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from math import log1p
from typing import NamedTuple

from summarizer.topics.names.meant import Run
from summarizer.topics.names.mentions import OPENING, TITLE, Mentions
from summarizer.topics.relevance.evidence import Evidence, Where
from summarizer.topics.words.fold import fold, respelt
from summarizer.topics.words.words import clean, glue, joined, runs

#: What a telltale word counts that other subjects have too.
_WEAK = 0.25

#: What one in the title counts beside one further on, and one in the opening.
_IN_TITLE, _IN_OPENING = 3, 2

#: A subject needs so many words of its own, one of them strong, and is one of so many that have the most.
_LEAST, _MOST = 3, 4

#: Shorter texts count as if they had so many words.
_SHORTEST = 100

#: What is told of a topic that is none of these subjects, or of a text in another language.
UNKNOWN = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


class _Telltale(NamedTuple):
    """A phrase that tells a subject."""

    subject: str

    #: As the table has it; all forms of a word are one.
    phrase: str

    #: Its words behind the first.
    rest: tuple[str, ...]
    is_strong: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """The telltale words of one language, folded."""

    subjects: frozenset[str]

    #: First word -> what it may begin.
    words: Mapping[str, Sequence[_Telltale]]

    #: The same of words of which the beginning is given; lengths of these, the shortest first.
    beginnings: Mapping[str, Sequence[_Telltale]]
    lengths: Sequence[int]


@lru_cache(maxsize=16384)
def _begun_by(word: str, language: str) -> tuple[_Telltale, ...]:
    """Return the telltales that a folded word is, or begins."""
    table = _table(language)
    begun = (table.beginnings.get(word[:n], ()) for n in table.lengths if n <= len(word))
    return (*table.words.get(word, ()), *chain.from_iterable(begun))


@dataclass(slots=True)
class _Tally:
    """Of one subject in one article."""

    #: Distinct ones: those of any text, those of title and opening.
    strong: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)

    #: All, by what they count.
    weight: float = 0.0

    #: How often strong ones stand there, and the first of them.
    times: int = 0
    said: str = ""

    def add(self, telltale: _Telltale, run: Run, start: int) -> None:
        zone = run.zone
        weight = _IN_TITLE if zone == TITLE else _IN_OPENING if zone == OPENING else 1
        if telltale.is_strong:
            self.strong.add(telltale.phrase)
            self.times += 1
            if not self.said:
                self.said = joined(run.words[start : start + 1 + len(telltale.rest)])
            self.weight += weight
            if weight > 1:
                self.first.add(telltale.phrase)
        else:
            self.weak.add(telltale.phrase)
            self.weight += _WEAK * weight

    @property
    def kinds(self) -> float:
        return len(self.strong) + _WEAK * len(self.weak)


class Telltales:
    """Those of one article."""

    def __init__(self, mentions: Mentions) -> None:
        language = mentions.article.language or ""
        self._subjects = _table(language).subjects
        self._tallies = _tallied(language, mentions) if self._subjects else {}
        self._length = max(mentions.length, _SHORTEST)
        self._ranked = sorted(self._tallies, key=lambda subject: -self._worth(subject))
        self._ranks = {subject: rank for rank, subject in enumerate(self._ranked)}

    def subjects(self) -> list[str]:
        """Return the subjects that words enough speak of, those with the most first."""
        return [
            subject
            for subject in self._ranked[:_MOST]
            if self._tallies[subject].strong and self._tallies[subject].kinds >= _LEAST * _WEAK
        ]

    def of(self, topic: str) -> tuple[float, ...]:
        """Return how many words of a topic's own the article has, how dense, and how it stands to other subjects.

        ``UNKNOWN`` where that cannot be told.
        """
        if topic not in self._subjects:
            return UNKNOWN
        tally = self._tallies.get(topic)
        if tally is None:
            return (1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        most = self._worth(self._ranked[0])
        return (
            1.0,
            log1p(len(tally.strong)),
            log1p(len(tally.weak)),
            float(len(tally.first)),
            log1p(1000 * tally.weight / self._length),
            self._worth(topic) / most if most else 0.0,
        )

    def evidence(self, topic: str) -> Evidence | None:
        """Return the words of its own that show a topic; None if there are none that others have not."""
        tally = self._tallies.get(topic)
        return Evidence(Where.SIGN, tally.said, tally.times) if tally and tally.said else None

    def _worth(self, subject: str) -> float:
        tally = self._tallies[subject]
        return tally.kinds * log1p(tally.weight)


def _tallied(language: str, mentions: Mentions) -> dict[str, _Tally]:
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for run in mentions.runs:
        folded = run.folded
        for start, word in enumerate(folded):
            for telltale in _begun_by(word, language):
                rest = telltale.rest
                if not rest or tuple(folded[start + 1 : start + 1 + len(rest)]) == rest:
                    tallies[telltale.subject].add(telltale, run, start)
    return tallies


@cache
def _table(language: str) -> _Table:
    """Return the words of a language, read when a text of it is looked at first; none of most languages."""
    subjects = set()
    wholes: dict[str, list[_Telltale]] = defaultdict(list)
    beginnings: dict[str, list[_Telltale]] = defaultdict(list)
    for subject, phrase, is_strong in _rows(language):
        subjects.add(subject)
        if phrase[-1] == "*":
            begun = respelt(phrase[:-1])
            beginnings[begun].append(_Telltale(subject, begun, (), is_strong))
        else:
            first, *rest = (fold(word.text) for run in runs(clean(phrase)) for word in run)
            telltale = _Telltale(subject, glue([first, *rest]), tuple(rest), is_strong)
            wholes[first].append(telltale)
    return _Table(frozenset(subjects), wholes, beginnings, sorted({*map(len, beginnings)}))


def _rows(language: str) -> Iterator[tuple[str, str, bool]]:
    """Yield subject, phrase, and whether it is strong."""
    subject, mark = "", f" {language} "
    for line in _lines():
        if line.startswith(mark):
            parts = line.removeprefix(mark).split(";")
            for is_strong, part in zip((True, False), parts, strict=True):
                for phrase in filter(None, map(str.strip, part.split(","))):
                    yield subject, phrase, is_strong
        elif line[0] not in "# ":
            subject = line


@cache
def _lines() -> tuple[str, ...]:
    text = files("summarizer.data").joinpath("telltales.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())
