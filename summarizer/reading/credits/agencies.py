"""The world's news agencies, and how they are spelt."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from summarizer.language.clues import folded
from summarizer.language.sieve import Sieve

_MAX_CREDIT = 40

_AROUND = " .,:;()[]—–-"

#: Where its reporter is: "Associated Press in Valencia".
_IN_PLACE = re.compile(r"\s+in\s+[A-Z][\w.'’ -]{1,30}$")

#: What people are, or what it is, beside its name.
_ROLES = re.compile(
    r"^the\s+|\s+(?:(?:\w+\s+)?(?:writers?|reporters?|correspondents?)|news agency|staff|agency|news service|news|wire|feed)$",
    re.IGNORECASE,
)


@cache
def _table() -> dict[str, Any]:
    text = files("summarizer.data").joinpath("agencies.json").read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


@cache
def spellings() -> dict[str, str]:
    """Return each spelling and the agency's name: ``{"Press Trust of India": "PTI", ...}``."""
    return {
        spelling: agency["name"]
        for agency in _table()["agencies"]
        for spelling in agency["spellings"]
    }


@cache
def also_words() -> frozenset[str]:
    """Return the spellings that are also words, names or codes: alone they say nothing."""
    return frozenset(_table()["also_words"])


@cache
def pattern(*, sure: bool = False) -> str:
    """Return a regular expression for any spelling; the longest comes first.

    Args:
        sure: Only those that mean nothing else.
    """
    each = spellings().keys() - (also_words() if sure else ())
    return "(?:" + "|".join(map(re.escape, sorted(each, key=lambda it: (-len(it), it)))) + ")"


def spelt_in(text: str) -> list[str]:
    """Return the spellings that stand in a text, as parts of words too."""
    sieve, by_low = _sieve()
    return [each for low in sieve.words_in(text) for each in by_low[low] if each in text]


@cache
def _sieve() -> tuple[Sieve, dict[str, list[str]]]:
    by_low: dict[str, list[str]] = {}
    for spelling in spellings():
        by_low.setdefault(folded(spelling), []).append(spelling)
    return Sieve(by_low), by_low


@cache
def _by_key() -> dict[str, str]:
    """Return the agencies by their spellings in small letters, but for those that capitals tell."""
    each = spellings().items()
    return {spelling.casefold(): name for spelling, name in each if spelling not in also_words()}


def agency_named(text: str) -> str | None:
    """Return the agency that a text names and nothing else: ``IANS``, ``AP in Oslo``."""
    whole = _IN_PLACE.sub("", text.strip(_AROUND))
    bare = _ROLES.sub("", whole)
    for name in (whole, bare):
        if known := spellings().get(name) or _by_key().get(name.casefold()):
            return known
    return None


def is_credit(line: str) -> bool:
    """Whether a line says whose copy a text is, and no more: ``(ANSA)``, ``ab/dpa``."""
    return len(line) <= _MAX_CREDIT and bool(_credit().fullmatch(line))


@cache
def _credit() -> re.Pattern[str]:
    initials = r"[a-z]{2,4}"
    some = rf"{pattern()}(?:\s?[,/]\s?{pattern()}){{0,3}}"
    return re.compile(
        rf"[(\[（]?(?:{initials}/){{0,3}}(?:{initials}\s?\()?{some}(?:/{initials}){{0,3}}[)\]）]{{0,2}}\.?"
    )
