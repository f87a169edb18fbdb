"""Names that mean one topic, and topics that are part of another.

A table's line is ``topic > what it is part of; names; signs``. Before a name stand marks, of which it may
have several: ``^`` it has a capital, ``~`` a proper name that is written either way, ``=`` it is typed for
the topic and means other things in a text, ``%`` behind a number it is an amount. Behind it may stand the
languages that use it so, ``roma@it es``: in texts of others it is another word. It may be typed in any
language all the same, unless ``!`` stands before it: who types "island" wants no Iceland.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from summarizer.topics.words.fold import fold
from summarizer.topics.words.words import clean, glue, words

_PLACES, _ORGANISATIONS, _SUBJECTS = "places.txt", "organisations.txt", "subjects.txt"


#: Letters, of places in Latin alone: of "Рим" are no more. Longer acronyms are no words of any language, and written
#: "Nato" too.
_ACRONYM = 3

#: Short names that are no acronyms.
_CLIPPED = frozenset("fed".split())

_MARKS = "^~=%!"

#: Letters from which the words of a name are run together in hashtags: "newyork".
_SHORTEST_JOINED = 7


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

    #: Names of other languages that mean another thing where they are typed: "island".
    untyped: frozenset[str]

    #: Name or sign -> the languages in which it counts; those that are not here count in all.
    languages: Mapping[str, frozenset[str]]

    #: Name -> how it is written as a hashtag, accents and all.
    spelt: Mapping[str, str]

    #: Name of several words, run together -> topic: "newyork".
    joined: Mapping[str, str]

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

    def counts_in(self, name: str, language: str | None) -> bool:
        """Tell whether a name or a sign means its topic in a text.

        Args:
            name: Folded.
            language: ISO 639-1 code of the text; None: nothing speaks against a name.
        """
        known = self.languages.get(name)
        return known is None or language is None or language in known

    def topic_typed(self, name: str) -> str | None:
        """Return the topic that a name was typed for, in whatever language; None if it has none."""
        topic = self.topics.get(name)
        if topic is None:
            return self.joined.get(name)
        return None if name in self.untyped else topic


class _Row(NamedTuple):
    """A line of a table."""

    topic: str
    part_of: str
    names: list[str]
    signs: list[str]


class _Name(NamedTuple):
    """A name of a line, taken apart."""

    key: str
    spelt: str
    marks: frozenset[str]
    languages: frozenset[str]

    @classmethod
    def read(cls, written: str) -> _Name:
        marked, _, languages = written.partition("@")
        name = marked.lstrip(_MARKS)
        marks = marked[: len(marked) - len(name)]
        # The tables' Latin names have no capitals and no signs; this is twice as fast.
        spelt = name.replace("_", " ").split() if name.isascii() else words(clean(name))
        return cls(_folded(spelt), glue(spelt), frozenset(marks), frozenset(languages.split()))


@dataclass(slots=True)
class _Draft:
    """The tables, being read."""

    topics: dict[str, str] = field(default_factory=dict)
    marked: dict[str, set[str]] = field(default_factory=lambda: {mark: set() for mark in _MARKS})
    languages: dict[str, frozenset[str]] = field(default_factory=dict)
    spelt: dict[str, str] = field(default_factory=dict)
    common: set[str] = field(default_factory=set)
    signs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pairs: dict[str, dict[str, str]] = field(default_factory=dict)
    part_of: dict[str, str] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)

    def add(self, row: _Row, *, is_place: bool, is_subject: bool) -> None:
        self.topics[row.topic] = row.topic
        self.topics.setdefault(_key(row.topic), row.topic)
        if row.part_of:
            self.part_of[row.topic] = row.part_of
        if is_place:
            self.places.add(row.topic)
        self.topics.setdefault(_key(row.topic), row.topic)
        self.spelt.setdefault(_key(row.topic), row.topic)
        for name in map(_Name.read, row.names):
            # A name that two topics have stays with the first.
            if self.topics.setdefault(name.key, row.topic) == row.topic:
                self._mark(name, is_common=is_subject)
                self.spelt.setdefault(name.key, name.spelt)
        for sign in row.signs:
            first, _, second = sign.partition(" + ")
            if second:
                self.pairs.setdefault(_key(first), {})[_key(second)] = row.topic
            else:
                self._add_sign(_Name.read(sign), row.topic, is_common=is_subject)

    def _add_sign(self, sign: _Name, topic: str, *, is_common: bool) -> None:
        self._mark(sign, is_common=is_common)
        self.signs[sign.key] = (*self.signs.get(sign.key, ()), topic)

    def _mark(self, name: _Name, *, is_common: bool) -> None:
        for mark in name.marks:
            self.marked[mark].add(name.key)
        if name.languages:
            known = self.languages.get(name.key, frozenset())
            self.languages[name.key] = known | name.languages
        if is_common and not name.marks & {*"^~"}:
            self.common.add(name.key)


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
            name
            for name in table.marked["^"] - table.languages.keys() - _CLIPPED
            if len(name) <= _ACRONYM and (name.isascii() or table.topics[name] not in table.places)
        ),
        common=frozenset(table.common),
        typed=frozenset(table.marked["="]),
        untyped=frozenset(table.marked["!"]),
        languages=table.languages,
        spelt=table.spelt,
        joined=_joined(table.topics),
        units=frozenset(table.marked["%"]),
        currencies=frozenset(table.topics[name] for name in table.marked["%"] & table.topics.keys())
        - table.places,
        signs=table.signs,
        pairs=table.pairs,
        part_of=table.part_of,
        places=frozenset(table.places),
    )


def _joined(topics: Mapping[str, str]) -> dict[str, str]:
    runs = ((name.replace("_", ""), topic) for name, topic in topics.items() if "_" in name)
    return {
        run: topic
        for run, topic in runs
        if len(run) >= _SHORTEST_JOINED and run.isascii() and run not in topics
    }


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
    return _folded(words(clean(name)))


def _folded(spelt: Iterable[str]) -> str:
    # Past the cache, which these would fill.
    return glue([fold.__wrapped__(word) for word in spelt])
