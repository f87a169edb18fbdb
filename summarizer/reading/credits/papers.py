"""The world's papers and stations, and how they are spelt."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from summarizer.reading.page.names import name_key


@cache
def _table() -> dict[str, Any]:
    text = files("summarizer.data").joinpath("papers.json").read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


@cache
def papers() -> dict[str, str]:
    """Return each spelling and the name: ``{"NZZ": "Neue Zürcher Zeitung", "CNN": "CNN", ...}``."""
    also: dict[str, str] = _table()["also"]
    return {name: name for name in _table()["papers"]} | also


@cache
def also_words() -> frozenset[str]:
    """Return the spellings that are also words or names: ``Bild``, ``The Sun``."""
    return frozenset(_table()["also_words"])


@cache
def in_quotes() -> frozenset[str]:
    """Return the spellings that are no names but in quotes: ``Zeit``."""
    return frozenset(_table()["in_quotes"])


def is_satire(publisher: str) -> bool:
    """Whether a paper is known for what it makes up."""
    return name_key(publisher) in _keys("satire")


def is_wire(publisher: str) -> bool:
    """Whether a publisher sends out what firms and offices say of themselves."""
    return name_key(publisher) in _keys("wires")


@cache
def _keys(kind: str) -> frozenset[str]:
    return frozenset(map(name_key, _table()[kind]))


@cache
def initials() -> frozenset[str]:
    """Return the spellings that are nothing but capitals, as datelines have them."""
    return frozenset(
        name for name in papers() if name.isascii() and name.isalpha() and name.isupper()
    )
