"""Whom and what a report names: the rare names alone, each with those that stand beside it.

A name is a word that has a capital in the midst of a sentence and is nowhere without.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from summarizer.stories.events import report_words
from summarizer.stories.rarity import rarities, stem_number

#: Characters of a text that are looked at.
_MAX_CHARACTERS = 4000

#: Names that are kept, those of the title first: 6 bytes each.
_KEPT = 40

#: From which rarity on a name ties two reports, by language: in English one of 400 articles has it, in
#: those of which the table was counted over far fewer articles none. Of others too little is known,
#: and German writes all nouns with capitals: there nothing ties.
_TIES_FROM = {"en": 6.0, "fr": 8.5, "id": 8.5, "vi": 8.5}

#: A name of the title may be commoner by so much, and still says what it is about.
_COMMONER = 2.0

_VERSION = 1
_TITLED, _TIES = 1, 2

_WORD = re.compile(r"\w+")
_BEGINS = re.compile(r"[.!?:\"“”„«»\n…]")
_ROW = np.dtype([("number", "<u4"), ("group", "u1"), ("flags", "u1")])


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a name."""

    #: Words that stood beside each other, "Yasuhiro" and "Nakasone", have the same; within one report.
    group: int

    #: Whether the title has it.
    titled: bool

    #: Whether it is rare enough to tie two reports.
    ties: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a report, by the numbers of their first letters (``stem_number``)."""

    by_number: Mapping[int, NameWord]

    def to_bytes(self) -> bytes:
        """Return what ``from_bytes`` reads: at most 241 bytes."""
        rows = [
            (number, name.group, _TITLED * name.titled | _TIES * name.ties)
            for number, name in self.by_number.items()
        ]
        return bytes([_VERSION]) + np.array(rows, _ROW).tobytes()

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        """Return what was stored; none if it is of another version."""
        if stored[:1] != bytes([_VERSION]) or (len(stored) - 1) % _ROW.itemsize:
            return cls({})
        rows = np.frombuffer(stored[1:], _ROW).tolist()
        return cls(
            {
                number: NameWord(group, bool(flags & _TITLED), bool(flags & _TIES))
                for number, group, flags in rows
            }
        )

    @property
    def ties(self) -> frozenset[int]:
        """Return the numbers of those that tie two reports."""
        return frozenset(number for number, name in self.by_number.items() if name.ties)


def names_of(title: str, text: str, language: str | None) -> Names:
    """Return the names of an article.

    Args:
        title: Any length.
        text: Any length; the first 4,000 characters count.
        language: As the article states it, ``en-GB``; None: not known.
    """
    rare = _TIES_FROM.get((language or "").casefold().partition("-")[0])
    if rare is None:
        return Names({})
    titled = frozenset(report_words(title))
    inner: set[str] = set()
    runs = list(_runs(text[:_MAX_CHARACTERS], titled, inner))
    counts = Counter(word for run in runs for word in run)
    words = list(counts)
    rarity = dict(zip(words, rarities([*map(stem_number, words)]).tolist(), strict=True))
    wanted = [w for w in words if rarity[w] >= rare - (_COMMONER if w in titled else 0)]
    wanted.sort(key=lambda word: (word not in titled, -counts[word] * rarity[word]))
    groups = _groups(runs)
    numbers: dict[str, int] = {}
    return Names(
        {
            stem_number(word): NameWord(
                group=numbers.setdefault(groups[word], len(numbers)),
                titled=word in titled,
                ties=rarity[word] >= rare and word in inner,
            )
            for word in wanted[:_KEPT]
        }
    )


def _runs(text: str, titled: Container[str], inner: set[str]) -> Iterator[list[str]]:
    """Yield the words of names that stand beside each other, as they are known.

    Args:
        text: The text.
        titled: Those of its title: of what begins a sentence these alone may be names.
        inner: Is given those that do not merely begin sentences.
    """
    small: set[str] = set()
    runs: list[list[str]] = [[]]
    known: dict[str, list[str]] = {}
    end = 0
    for found in _WORD.finditer(text):
        word, before = found[0], text[end : found.start()]
        end = found.end()
        if word not in known:
            known[word] = report_words(word)
        begins = found.start() == 0 or _BEGINS.search(before) is not None
        if begins or not word[0].isupper():
            runs.append([])
        if word[0].islower():
            small.update(known[word])
        elif word[0].isupper():
            runs[-1] += (stem for stem in known[word] if not begins or stem in titled)
            inner.update(() if begins else known[word])
    for run in runs:
        if names := [word for word in run if word not in small]:
            yield names


def _groups(runs: list[list[str]]) -> dict[str, str]:
    """Return for each word one that stands for all that it stood beside, also by way of others."""
    above: dict[str, str] = {}

    def top(word: str) -> str:
        while above.setdefault(word, word) != word:
            word = above[word]
        return word

    for first, *others in runs:
        for word in others:
            above[top(word)] = top(first)
        top(first)
    return {word: top(word) for word in above}
