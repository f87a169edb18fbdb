"""Does a name in a text mean its topic? "us" are not the US, and 3 dollars not the dollar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from summarizer.topics.names.aliases import AliasTable
from summarizer.topics.words.words import Word, joined

#: Languages that write every noun with a capital.
CAPITAL_NOUNS = frozenset({"de", "lb"})

_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten million mln mn mio billion bln mrd trillion thousand hundred few several crore lakh millionen "
    "milliarden millions milliards millones miliardi milioni миллион миллиард млн млрд тысяч".split()
)

#: Acronyms that are words too where all is in capitals.
_SHOUTED_WORDS = frozenset("ai au ia it un uno who".split())


class Run(NamedTuple):
    """Words that no stop or comma parts."""

    zone: int
    words: Sequence[Word]
    folded: Sequence[str]

    #: Words of the text before it.
    before: int


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a run."""

    phrase: str
    run: Run
    start: int
    end: int

    @property
    def place(self) -> int:
        """How many words of the text stand before it."""
        return self.run.before + self.start

    @property
    def shown(self) -> str:
        return joined(self.run.words[self.start : self.end])


@dataclass(slots=True)
class Meaning:
    """Tells what is meant in one article, and learns its common nouns from that."""

    table: AliasTable
    capitals_are_names: bool

    #: Common nouns that are written small, and those that are parts of names.
    small: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def is_meant(self, span: Span, *, behind_number: bool) -> bool:
        """Tell whether a name or, behind a number, a sign means its topic."""
        table, words = self.table, span.run.words
        counted = is_number(words, span.start - 1)
        if span.phrase in table.units and counted != behind_number:
            return False
        shouted = all(word.capital for word in words)
        if span.phrase in table.acronyms:
            # "US" and "AU", but not "us", nor the "Au" that begins a French sentence.
            if shouted:
                return span.phrase not in _SHOUTED_WORDS
            return words[span.start].capital > 1
        if shouted:
            return True
        if span.phrase in table.common:
            return self._is_noun(span)
        return words[span.start].capital > 0 or span.phrase not in table.capitalised

    def _is_noun(self, span: Span) -> bool:
        words = span.run.words
        if not self.capitals_are_names:
            # "Steuern" are taxes, "steuern" is to steer.
            return words[span.end - 1].capital > 0
        following = span.end < len(words) and words[span.end].capital > 0
        is_name = words[span.start].capital > 0 and (span.start > 0 or following)
        (self.named if is_name else self.small).add(span.phrase)
        return not is_name

    def is_only_named(self, phrase: str) -> bool:
        """Tell whether a common noun is in names alone: "Smith Steel"."""
        return phrase in self.named and phrase not in self.small


def is_number(words: Sequence[Word], place: int) -> bool:
    """Tell whether a number stands at a place."""
    return place >= 0 and (words[place].text[-1].isdigit() or words[place].text in _NUMBERS)
