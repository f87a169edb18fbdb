"""The world's news agencies, and how they are spelt."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from summarizer.language.clues import folded
from summarizer.language.sieve import Sieve

_MAX_CREDIT = 40


@cache
def spellings() -> dict[str, str]:
    """Return each spelling and the agency's name: ``{"Press Trust of India": "PTI", ...}``."""
    text = files("summarizer.data").joinpath("agencies.json").read_text(encoding="utf-8")
    return {
        spelling: agency["name"]
        for agency in json.loads(text)["agencies"]
        for spelling in agency["spellings"]
    }


@cache
def pattern() -> str:
    """Return a regular expression for any spelling; the longest comes first."""
    return "(?:" + "|".join(map(re.escape, sorted(spellings(), key=len, reverse=True))) + ")"


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
    return {spelling.casefold(): name for spelling, name in spellings().items()}


def agency_named(text: str) -> str | None:
    """Return the agency that a text names and nothing else: ``IANS``, ``Reuters Staff``."""
    bare = re.sub(
        r"(?i)^the\s+|\s+(?:(?:\w+\s+)?(?:writers?|reporters?|correspondents?)|news agency|staff|agency|news service|news|wire|feed)$",
        "",
        text.strip(" .,:;()[]—–-"),
    ).casefold()
    return _by_key().get(text.strip(" .,:;()[]—–-").casefold()) or _by_key().get(bare)


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
