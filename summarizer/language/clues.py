"""What every text holds that an expression matches: looking for that is cheaper than the expression.

A small reading of the syntax of regular expressions, as far as tables of phrases use it. What it does
not know is taken for something that may be any text, so that nothing is missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

#: More readings of an expression are not told one by one.
_MAX_READINGS = 64

#: Letters from which on a clue is not better for being longer.
_LONG = 8

_REPEATED = re.compile(r"([*+?]|\{(\d+)(?:,(\d*))?\})\??")
_GROUP = re.compile(r"\?(?:P<\w+>|[a-z]*(?:-[a-z]+)?:)")
_ALTERNATIVES = re.compile(r"(?P<before>(?:\\b|\^)?)\(\?:(?P<inner>.*)\)(?P<behind>(?:\\b|\$)?)")
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[(|)]")
_LOOK = re.compile(r"\?<?[=!]")

#: Of these escapes the ones that match no letter, but a place.
_PLACES = frozenset("bBAZ")


@lru_cache(maxsize=32)
def folded(text: str) -> str:
    """Return a text as clues are looked for in it."""
    # A Turkish capital, of which lower case makes two characters.
    return text.casefold().replace("i\u0307", "i")


def lines_with(clue: str, text: str) -> Iterator[int]:
    """Yield the numbers of the lines of a text that a clue stands in: faster than to ask each line."""
    number = begin = 0
    while (at := text.find(clue, begin)) >= 0:
        number += text.count("\n", begin, at)
        yield number
        begin = text.find("\n", at)
        if begin < 0:
            return


def found_among(pattern: re.Pattern[str], texts: Iterable[str]) -> list[str]:
    """Return those of some short texts that a pattern is found in: faster than to ask each of them."""
    several = list(texts)
    if clues := _clues_of(pattern):
        together = "\n".join(several)
        if together.count("\n") >= len(several):
            together = "\n".join([text.replace("\n", " ") for text in several])
        low = folded(together)
        perhaps = {number for clue in clues for number in lines_with(clue, low)}
        several = [several[number] for number in perhaps]
    return list(filter(pattern.search, several))


def is_in(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern is found in a text: faster than to search where it mostly is not."""
    return may_be_in(pattern, folded(text)) and pattern.search(text) is not None


def may_be_in(pattern: re.Pattern[str], low: str) -> bool:
    """Whether a folded text holds what every text holds that a pattern is found in."""
    clues = _clues_of(pattern)
    return not clues or any(map(low.__contains__, clues))


@cache
def _clues_of(pattern: re.Pattern[str]) -> frozenset[str]:
    return clues_of(pattern.pattern)


def clues_of(expression: str) -> frozenset[str]:
    """Return texts, folded, one of which stands in all that an expression matches; empty: not known."""
    reading = _Reader(expression).alternatives()
    return _best([reading.needs, reading.texts or frozenset()])


def alternatives_of(expression: str) -> tuple[str, ...]:
    """Return expressions one of which is found wherever one of many words is: each is tried for itself.

    A group of words, with or without a border before and behind it, is parted; what is not of that form is returned as it is.
    """
    form = _ALTERNATIVES.fullmatch(expression)
    parts = _parts(form["inner"]) if form else []
    if form is None or len(parts) < 2:
        return (expression,)
    return tuple(f"{form['before']}(?:{part}){form['behind']}" for part in parts)


def _parts(inner: str) -> list[str]:
    """Return what stands between the bars of a group; empty: it is not all within one."""
    parts, depth, begin = list[str](), 0, 0
    for token in _TOKEN.finditer(inner):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if depth < 0:
            return []
        if token[0] == "|" and depth == 0:
            parts.append(inner[begin : token.start()])
            begin = token.end()
    return [*parts, inner[begin:]]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a part of an expression matches."""

    #: All texts that it matches; None: they are too many to tell.
    texts: frozenset[str] | None

    #: One of these stands in each; empty: not known.
    needs: frozenset[str] = frozenset()


_NOTHING = _Reading(frozenset({""}))
_ANYTHING = _Reading(None)


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, expression: str) -> None:
        self._text = expression
        self._at = 0

    def alternatives(self) -> _Reading:
        """Read up to the end of a group, or of all."""
        branches = [self._sequence()]
        while self._take("|"):
            branches.append(self._sequence())
        texts = frozenset().union(*(branch.texts or () for branch in branches))
        if None not in [branch.texts for branch in branches] and len(texts) <= _MAX_READINGS:
            return _Reading(texts)
        needs = [_best([branch.needs, branch.texts or frozenset()]) for branch in branches]
        return _Reading(None, frozenset().union(*needs) if all(needs) else frozenset())

    def _sequence(self) -> _Reading:
        known: frozenset[str] | None = frozenset({""})
        whole, found = True, list[frozenset[str]]()
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            item = self._repeated(self._item())
            joined = _joined(known, item.texts)
            if joined is None:
                whole = False
                found += [known or frozenset(), item.needs]
                joined = item.texts
            known = frozenset({""}) if joined is None else joined
        if whole:
            return _Reading(known)
        return _Reading(None, _best([*found, known or frozenset()]))

    def _repeated(self, item: _Reading) -> _Reading:
        found = _REPEATED.match(self._text, self._at)
        if found is None:
            return item
        self._at = found.end()
        if found[1] == "?":
            return _Reading(None if item.texts is None else item.texts | {""})
        least = int(found[2]) if found[2] else int(found[1] == "+")
        return _Reading(
            None, _best([item.needs, item.texts or frozenset()]) if least else frozenset()
        )

    def _item(self) -> _Reading:
        character = self._text[self._at]
        self._at += 1
        if character == "(":
            return self._group()
        if character == "[":
            return self._class()
        if character == "\\":
            return self._escape()
        if character in "^$":
            return _NOTHING
        return _ANYTHING if character == "." else _Reading(frozenset({folded(character)}))

    def _group(self) -> _Reading:
        look = _LOOK.match(self._text, self._at)
        if mark := look or _GROUP.match(self._text, self._at):
            self._at = mark.end()
        inner = self.alternatives()
        self._take(")")
        return _NOTHING if look else inner

    def _class(self) -> _Reading:
        begin = self._at
        self._at += self._text[begin] == "^"
        self._at += 1
        while self._text[self._at] != "]":
            self._at += 1 + (self._text[self._at] == "\\")
        inside = self._text[begin : self._at]
        self._at += 1
        if inside.startswith("^") or "\\" in inside or "-" in inside.strip("-"):
            return _ANYTHING
        return _Reading(frozenset(map(folded, inside)))

    def _escape(self) -> _Reading:
        character = self._text[self._at]
        self._at += 1
        if character in _PLACES:
            return _NOTHING
        return _ANYTHING if character.isalnum() else _Reading(frozenset({character}))

    def _take(self, character: str) -> bool:
        found = self._text.startswith(character, self._at)
        self._at += found
        return found


def _joined(before: frozenset[str] | None, after: frozenset[str] | None) -> frozenset[str] | None:
    if before is None or after is None or len(before) * len(after) > _MAX_READINGS:
        return None
    return frozenset(map("".join, product(before, after)))


def _best(several: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the set that is cheapest to look for and stands in the fewest other texts."""
    shortest = [_without_longer(each) for each in several if each and "" not in each]
    return max(shortest, key=_worth, default=frozenset())


def _worth(texts: frozenset[str]) -> float:
    """Return how much is spared by looking for these: rare are long ones, and each costs a look."""
    lengths = [min(len(text), _LONG) for text in texts]
    return min(lengths) + sum(lengths) / len(lengths) / 2 - len(lengths) / 4


def _without_longer(texts: frozenset[str]) -> frozenset[str]:
    """Drop the texts that hold another of them."""
    kept: list[str] = []
    for text in sorted(texts, key=len):
        if not any(other in text for other in kept):
            kept.append(text)
    return frozenset(kept)
