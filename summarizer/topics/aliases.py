"""Names that mean one topic, and topics that are part of another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from summarizer.topics.fold import fold
from summarizer.topics.words import clean, glue, words

_PLACES, _ORGANISATIONS, _SUBJECTS = "places.txt", "organisations.txt", "subjects.txt"


#: Letters. Longer acronyms are no words of any language, and written "Nato" too.
_ACRONYM = 3

#: Short names that are no acronyms.
_CLIPPED = frozenset("fed".split())


@dataclass(frozen=True, slots=True)
class AliasTable:
    """What the tables in ``summarizer/data`` say; all names folded, joined by underscores."""

    #: Name -> topic; every topic is a name of itself.
    topics: Mapping[str, str]

    #: Names that have a capital in a text that has any: "turkey" is a bird.
    capitalised: frozenset[str]

    #: Those of them that are written in capitals: "who" is a word.
    acronyms: frozenset[str]

    #: Common nouns, which have no capital within an English sentence: "Smith Steel" is a company.
    common: frozenset[str]

    #: Names that people type for a topic, and that mean other things too in a text: "interest".
    typed: frozenset[str]

    #: Currencies: behind a number they say how much, and where; alone they are spoken of.
    units: frozenset[str]

    #: Topics that go by such a name.
    currencies: frozenset[str]

    #: What shows a text to be about a topic without naming it -> the topics.
    signs: Mapping[str, tuple[str, ...]]

    #: The same of two words that stand near each other, in this order: first -> second -> topic.
    pairs: Mapping[str, Mapping[str, str]]

    #: Topic -> the one that it is part of: Tokyo of Japan, wheat of grain.
    part_of: Mapping[str, str]

    #: Topics that are countries, cities and regions.
    places: frozenset[str]


class _Row(NamedTuple):
    """A line of a table."""

    topic: str
    part_of: str
    names: list[str]
    signs: list[str]


@dataclass(slots=True)
class _Draft:
    """The tables, being read."""

    topics: dict[str, str] = field(default_factory=dict)
    marked: dict[str, set[str]] = field(default_factory=lambda: {mark: set() for mark in "^=%"})
    common: set[str] = field(default_factory=set)
    signs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pairs: dict[str, dict[str, str]] = field(default_factory=dict)
    part_of: dict[str, str] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)

    def add(self, row: _Row, *, is_place: bool, is_subject: bool) -> None:
        self.topics[row.topic] = row.topic
        if row.part_of:
            self.part_of[row.topic] = row.part_of
        if is_place:
            self.places.add(row.topic)
        self.topics.setdefault(_key(row.topic), row.topic)
        for name in row.names:
            self.topics.setdefault(self._mark(name, is_common=is_subject), row.topic)
        for sign in row.signs:
            first, _, second = sign.partition(" + ")
            if second:
                self.pairs.setdefault(_key(first), {})[_key(second)] = row.topic
            else:
                key = self._mark(sign, is_common=is_subject)
                self.signs[key] = (*self.signs.get(key, ()), row.topic)

    def _mark(self, name: str, *, is_common: bool) -> str:
        key = _key(name)
        mark = name[0]
        if mark in self.marked:
            self.marked[mark].add(key)
        if is_common and mark != "^":
            self.common.add(key)
        return key


@cache
def alias_table() -> AliasTable:
    """Read the tables, once a process."""
    table = _Draft()
    for file in (_PLACES, _ORGANISATIONS, _SUBJECTS):
        for row in _rows(file):
            table.add(row, is_place=file == _PLACES, is_subject=file == _SUBJECTS)
    return AliasTable(
        topics=table.topics,
        capitalised=frozenset(table.marked["^"]),
        acronyms=frozenset(
            name for name in table.marked["^"] if len(name) <= _ACRONYM and name not in _CLIPPED
        ),
        common=frozenset(table.common),
        typed=frozenset(table.marked["="]),
        units=frozenset(table.marked["%"]),
        currencies=frozenset(
            table.topics[name] for name in table.marked["%"] if name in table.topics
        ),
        signs=table.signs,
        pairs=table.pairs,
        part_of=table.part_of,
        places=frozenset(table.places),
    )


def aliases() -> Mapping[str, str]:
    """Return name -> topic."""
    return alias_table().topics


def known_topics() -> tuple[str, ...]:
    """Return every topic of the tables, in their order; each is a hashtag."""
    return tuple(dict.fromkeys(aliases().values()))


def _rows(file: str) -> Iterator[_Row]:
    text = files("summarizer.data").joinpath(file).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            head, names, signs = [*line.split(";"), ""][:3]
            topic, _, whole = (part.strip() for part in head.partition(">"))
            yield _Row(topic, whole, _listed(names), _listed(signs))


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _key(name: str) -> str:
    # Past the cache, which these would fill.
    return glue([fold.__wrapped__(word) for word in words(clean(name))])
