"""The world's papers and stations, and how they are spelt."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def papers() -> dict[str, str]:
    """Return each spelling and the name: ``{"NZZ": "Neue Zürcher Zeitung", "CNN": "CNN", ...}``."""
    text = files("summarizer.data").joinpath("papers.json").read_text(encoding="utf-8")
    table = json.loads(text)
    also: dict[str, str] = table["also"]
    return {name: name for name in table["papers"]} | also


@cache
def initials() -> frozenset[str]:
    """Return the spellings that are nothing but capitals, as datelines have them."""
    return frozenset(
        name for name in papers() if name.isascii() and name.isalpha() and name.isupper()
    )
