"""Phrases by which lines and sentences are known: tables in ``data/phrases``, read once.

A table's ``parts`` say what it is for; under ``languages`` stand its entries by ISO 639-1 codes, or
``any``. An entry is a phrase, the part that it is of where there are several, an example that it must
match and one that it must not. A phrase is a regular expression in which a blank stands for any white
space and plain brackets keep nothing; capitals are as small letters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summarizer.language.clues import clues_of, folded

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
class Phrases:
    """The phrases of one part of a table, in all languages."""

    entries: tuple[Phrase, ...]

    #: Any of them.
    whole: re.Pattern[str]

    #: One by one, by what must stand in a text that they are in, folded.
    by_clue: Mapping[str, tuple[re.Pattern[str], ...]]

    #: Of which nothing is known to stand in every text that they are in.
    others: tuple[re.Pattern[str], ...]

    def begin(self, text: str) -> bool:
        """Whether a text begins with one."""
        return bool(self.entries) and self.whole.match(text) is not None

    def are_in(self, text: str) -> bool:
        """Whether one stands anywhere in a text."""
        return self.found_in(text) is not None

    def may_be_in(self, low: str) -> bool:
        """Whether one can stand in a text that is folded; cheaper than to find it."""
        return bool(self.others) or any(map(low.__contains__, self.by_clue))

    def found_in(self, text: str) -> re.Match[str] | None:
        """Return one that stands in a text; None: there is none."""
        low = folded(text)
        for clue, expressions in self.by_clue.items():
            if clue in low:
                for expression in expressions:
                    if found := expression.search(text):
                        return found
        return next(filter(None, (each.search(text) for each in self.others)), None)


@cache
def phrases(table: str, part: str = "", language: str = "") -> Phrases:
    """Return a part of a table, of all languages or of one; it may be empty."""
    several = (entry for entry in entries(table) if entry.part == part)
    return Phrases(*_compiled(e for e in several if not language or language in e.language.split()))


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


def _compiled(
    several: Iterable[Phrase],
) -> tuple[
    tuple[Phrase, ...],
    re.Pattern[str],
    Mapping[str, tuple[re.Pattern[str], ...]],
    tuple[re.Pattern[str], ...],
]:
    chosen = tuple(several)
    by_clue: dict[str, list[re.Pattern[str]]] = {}
    others: list[re.Pattern[str]] = []
    for each in chosen:
        expression = re.compile(each.expression, re.IGNORECASE)
        clues = clues_of(each.expression)
        for clue in clues:
            by_clue.setdefault(clue, []).append(expression)
        others += () if clues else (expression,)
    whole = "|".join(f"(?:{each.expression})" for each in chosen)
    return (
        chosen,
        re.compile(whole, re.IGNORECASE),
        {clue: tuple(found) for clue, found in by_clue.items()},
        tuple(others),
    )
