"""Names that mean one topic, and topics that are part of another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summarizer.topics.fold import fold
from summarizer.topics.words import clean, glue, words

_TABLES = ("places.txt", "organisations.txt", "subjects.txt")


@dataclass(frozen=True, slots=True)
class AliasTable:
    """What the tables in ``summarizer/data`` say; all names folded, joined by underscores."""

    #: Name -> topic; every topic is a name of itself.
    topics: Mapping[str, str]

    #: Names that have a capital in a text that has any: "turkey" is a bird.
    capitalised: frozenset[str]

    #: Names that people type for a topic, and that mean other things too in a text: "interest".
    typed: frozenset[str]

    #: What shows a text to be about a topic without naming it -> the topics.
    signs: Mapping[str, tuple[str, ...]]

    #: Topic -> the one that it is part of: Tokyo of Japan, wheat of grain.
    part_of: Mapping[str, str]


@cache
def alias_table() -> AliasTable:
    """Read the tables, once a process."""
    topics: dict[str, str] = {}
    marked: dict[str, set[str]] = {"^": set(), "=": set()}
    signs: dict[str, tuple[str, ...]] = {}
    part_of: dict[str, str] = {}
    for topic, whole, names, shown_by in _rows():
        topics[topic] = topic
        if whole:
            part_of[topic] = whole
        for name in names:
            key = _key(name)
            topics.setdefault(key, topic)
            if name[0] in marked:
                marked[name[0]].add(key)
        for sign in shown_by:
            key = _key(sign)
            signs[key] = (*signs.get(key, ()), topic)
    return AliasTable(topics, frozenset(marked["^"]), frozenset(marked["="]), signs, part_of)


def aliases() -> Mapping[str, str]:
    """Return name -> topic."""
    return alias_table().topics


def _rows() -> Iterator[tuple[str, str, list[str], list[str]]]:
    for table in _TABLES:
        text = files("summarizer.data").joinpath(table).read_text(encoding="utf-8")
        for line in text.splitlines():
            if line and not line.startswith("#"):
                head, names, signs = [*line.split(";"), ""][:3]
                topic, _, whole = (part.strip() for part in head.partition(">"))
                yield topic, whole, _listed(names), _listed(signs)


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _key(name: str) -> str:
    # Past the cache, which these would fill.
    return glue([fold.__wrapped__(word) for word in words(clean(name))])
