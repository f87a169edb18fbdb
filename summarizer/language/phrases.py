"""Phrases by which lines and sentences are known: tables in ``data/phrases``, read once.

A table's ``parts`` say what it is for; under ``languages`` stand its entries by ISO 639-1 codes, or
``any``. An entry is a phrase, the part that it is of where there are several, an example that it must
match and one that it must not. A phrase is a regular expression in which a blank stands for any white
space and plain brackets keep nothing; capitals are as small letters.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import chain

from summarizer.language.clues import alternatives_of, clues_of, folded, lines_with
from summarizer.language.sieve import Sieve

#: A character of a phrase that is written otherwise in an expression, or a run that stays as it is.
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?|\(| +")
_REPEATED_BLANK = re.compile(r" [?*+{]")
_WRITTEN = {"(": "(?:", " ": r"\s+"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry of a table."""

    #: ISO 639-1 codes, parted by blanks, or ``any``.
    language: str
    part: str
    expression: str

    #: Examples.
    must: str
    must_not: str


@dataclass(frozen=True, slots=True)
class Clues:
    """Expressions by what gives them away."""

    #: By what must stand in a text that they are in, folded.
    by_clue: Mapping[str, tuple[str, ...]]

    #: Those of which nothing is known to stand in every text that they are in.
    others: tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """The phrases of one part of a table, in all languages."""

    entries: tuple[Phrase, ...]

    #: What they are looked for by; None: it is found out when it is first needed.
    narrowed: Clues | None = None

    @cached_property
    def clues(self) -> Clues:
        """Return what the phrases are looked for by."""
        return self.narrowed or _clues(each.expression for each in self.entries)

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """Return an expression for any of them."""
        return _compiled("|".join(f"(?:{each.expression})" for each in self.entries))

    def __bool__(self) -> bool:
        """Whether any can be found."""
        known = self.narrowed
        return bool(self.entries if known is None else known.by_clue or known.others)

    def begin(self, text: str) -> bool:
        """Whether a text begins with one."""
        return bool(self) and self.whole.match(text) is not None

    def are_in(self, text: str) -> bool:
        """Whether one stands anywhere in a text."""
        return self.found_in(text) is not None

    def within(self, text: str) -> Phrases:
        """Return those that can stand in any part of a text: to look for them in each costs less."""
        clues = self.clues
        held = {clue: clues.by_clue[clue] for clue in self._sieve.words_in(text)}
        return Phrases(self.entries, Clues(held, clues.others))

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve(self.clues.by_clue)

    def found_in(self, text: str) -> re.Match[str] | None:
        """Return one that stands in a text; None: there is none."""
        return _found(text, folded(text), self.clues)

    def are_in_each(self, lines: Sequence[str]) -> list[bool]:
        """Return for each of some lines whether one stands in it: faster than to ask line by line."""
        text = "\n".join(lines)
        clues = self.within(text).clues
        if not (clues.by_clue or clues.others):
            return [False] * len(lines)
        low = folded(text)
        if low.count("\n") != len(lines) - 1:
            return [_found(line, folded(line), clues) is not None for line in lines]
        # Several clues may lead to one expression.
        perhaps: defaultdict[int, dict[str, None]] = defaultdict(dict)
        for clue, expressions in clues.by_clue.items():
            for number in lines_with(clue, low):
                perhaps[number].update(dict.fromkeys(expressions))
        for number in range(len(lines)) if clues.others else ():
            perhaps[number].update(dict.fromkeys(clues.others))
        found = [False] * len(lines)
        for number, several in perhaps.items():
            found[number] = any(_compiled(each).search(lines[number]) for each in several)
        return found


def _found(text: str, low: str, clues: Clues) -> re.Match[str] | None:
    """Return what one of some expressions finds in a text; None: none does.

    Args:
        text: The text.
        low: The same, folded.
        clues: The expressions.
    """
    for clue, expressions in clues.by_clue.items():
        if clue in low:
            for expression in expressions:
                if found := _compiled(expression).search(text):
                    return found
    for expression in clues.others:
        if found := _compiled(expression).search(text):
            return found
    return None


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compile a phrase when it is first asked for: most are never, and all of them take .3 s."""
    return re.compile(expression, re.IGNORECASE)


@cache
def phrases(table: str, part: str = "", language: str = "") -> Phrases:
    """Return a part of a table, of all languages or of one; it may be empty."""
    several = (entry for entry in entries(table) if entry.part == part)
    return Phrases(tuple(e for e in several if not language or language in e.language.split()))


def any_of(table: str, part: str = "") -> str:
    """Return a part of a table as one expression, to be a part of another: any of its phrases."""
    return "|".join(entry.expression for entry in entries(table) if entry.part == part)


@cache
def entries(table: str) -> tuple[Phrase, ...]:
    """Return all entries of a table."""
    text = files("summarizer.data.phrases").joinpath(f"{table}.json").read_text(encoding="utf-8")
    return entries_in(text)


def entries_in(text: str) -> tuple[Phrase, ...]:
    """Return the entries of a table as it is written, in JSON.

    Raises:
        ValueError: An entry lacks an example, or is of a part that the table does not name.
    """
    told = json.loads(text)
    parts = told.get("parts", {"": ""})
    return tuple(
        _entry(language, fields, parts)
        for language, several in told["languages"].items()
        for fields in several
    )


def expression_of(phrase: str) -> str:
    """Return a phrase as a regular expression: blanks are any white space, brackets keep nothing.

    Raises:
        ValueError: A blank is repeated or left out at will, which would not be what it looks like.
    """
    if _REPEATED_BLANK.search(phrase):
        raise ValueError(f"write \\s where a blank is repeated: {phrase}")
    return _TOKEN.sub(lambda token: _WRITTEN.get(token[0].strip(" ") or " ", token[0]), phrase)


def _entry(language: str, fields: Mapping[str, str], parts: Mapping[str, str]) -> Phrase:
    part = fields.get("part", "")
    if fields.keys() - {"part"} != {"phrase", "must", "must_not"} or part not in parts:
        raise ValueError(f"an entry of {language}: {dict(fields)}")
    return Phrase(
        language, part, expression_of(fields["phrase"]), fields["must"], fields["must_not"]
    )


def _clues(expressions: Iterable[str]) -> Clues:
    by_clue: dict[str, tuple[str, ...]] = {}
    others: tuple[str, ...] = ()
    for expression in chain.from_iterable(map(alternatives_of, expressions)):
        clues = clues_of(expression)
        for clue in clues:
            by_clue[clue] = (*by_clue.get(clue, ()), expression)
        others += () if clues else (expression,)
    return Clues(by_clue, others)
