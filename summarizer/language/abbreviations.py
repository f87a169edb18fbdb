"""The abbreviations of a language, and what their stop says: ``summarizer/data/abbreviations.txt``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

#: What a word is, as the table's head tells: "title", "maybe" …; none of an ordinary word.
Kinds = frozenset[str]

_NONE: Kinds = frozenset()

#: Kinds whose words are no abbreviations.
_LISTS = frozenset({"starts", "open", "zones", "cardinal"})


@dataclass(frozen=True, slots=True)
class MarkedName:
    """A name that a mark does not end: ``Panic! At the Disco``."""

    #: Up to its mark, and what is behind that; empty where nothing more belongs to it.
    head: str
    tail: str


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What a language's words say of the mark behind them."""

    #: Word to its kinds; a capital stands for itself alone.
    kinds: Mapping[str, Kinds]

    #: Endings of capitalised compounds to their kinds.
    endings: Mapping[str, Kinds]

    #: What those of several words begin with, from two words on: "i.d" of "i. d. R."
    beginnings: frozenset[str]

    #: What they end in, without their first word: "d.r" and "r".
    tails: frozenset[str]

    #: Last word of a name, with its mark, to the names.
    names: Mapping[str, tuple[MarkedName, ...]]

    #: Words that often begin a sentence, and hardly ever follow an abbreviation within one.
    starts: frozenset[str]

    #: Words that no sentence ends in.
    open: frozenset[str]

    #: Words that belong to the hour before them.
    zones: frozenset[str]

    #: Words before a number that counts.
    cardinal: frozenset[str]

    def kinds_of(self, word: str) -> Kinds:
        """Return the kinds of a word, written with its inner stops; none for others."""
        known = self.kinds.get(word)
        if known or len(word) == 1 or (word.isupper() and "." not in word):
            return known or _NONE
        return self.kinds.get(word.casefold(), _NONE)

    def kinds_by_ending(self, word: str) -> Kinds:
        """Return the kinds of a compound: "Hauptstr." is one of the streets."""
        if word[:1].isupper():
            for ending, kinds in self.endings.items():
                if word.endswith(ending):
                    return kinds
        return _NONE


def abbreviations_of(language: str | None) -> Abbreviations:
    """Return the abbreviations of a language; those of English for one that has none.

    Args:
        language: ISO 639-1 code; None if not known.
    """
    # Pages may declare any language: but those of the table are kept.
    return _abbreviations(language if language in _languages() else "en")


@cache
def _languages() -> frozenset[str | None]:
    return frozenset(one for _, languages, _ in _lines() for one in languages)


@cache
def _abbreviations(language: str | None) -> Abbreviations:
    words = _words_by_kind(language)
    kinds = _kinds_by_word(words)
    return Abbreviations(
        kinds={word: frozenset(of) for word, of in kinds.items() if word[0] != "-"},
        endings={word[1:]: frozenset(of) for word, of in kinds.items() if word[0] == "-"},
        beginnings=frozenset(start for word in kinds for start in _beginnings(word)),
        tails=frozenset(tail for word in kinds for tail in _tails(word)),
        names=_names(words["name"]),
        **{name: frozenset(words[name]) for name in _LISTS},
    )


def _words_by_kind(language: str | None) -> defaultdict[str, set[str]]:
    words: defaultdict[str, set[str]] = defaultdict(set)
    for kind, languages, line in _lines():
        if not languages.isdisjoint(("*", language)):
            words[kind].update(line)
    return words


def _kinds_by_word(words: Mapping[str, set[str]]) -> dict[str, set[str]]:
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for kind in words.keys() - _LISTS - {"name"}:
        for word in words[kind]:
            kinds[word if word != word.lower() else word.casefold()].add(kind)
    return kinds


def _beginnings(word: str) -> Iterator[str]:
    """Yield "i.d" and "i.d.r" of "i.d.r"."""
    starts = accumulate(word.casefold().split("."), "{}.{}".format)
    return (start for start in starts if "." in start)


def _tails(word: str) -> Iterator[str]:
    """Yield "d.r" and "r" of "i.d.r"."""
    tail = word.casefold()
    while "." in tail:
        tail = tail.partition(".")[2]
        yield tail


def _names(words: set[str]) -> dict[str, tuple[MarkedName, ...]]:
    found: defaultdict[str, list[MarkedName]] = defaultdict(list)
    for word in words:
        parts = word.split("_")
        end = next(place for place, part in enumerate(parts, 1) if not part[-1].isalnum())
        name = MarkedName(" ".join(parts[:end]), " ".join(parts[end:]))
        found[parts[end - 1]].append(name)
    return {last: tuple(names) for last, names in found.items()}


@cache
def _lines() -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    """Return kind, languages and words of each line."""
    text = files("summarizer.data").joinpath("abbreviations.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in text.splitlines() if line and line[0] != "#")
    heads = ((*head.split(), words) for head, _, words in lines)
    return tuple(
        (kind, frozenset(languages.split(",")), tuple(words.split()))
        for kind, languages, words in heads
    )
