"""First names, by which a line that says nothing of itself is known for a person's."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from summarizer.reading.page.names import unaccented


def has_given_name(name: str) -> bool:
    """Whether a name of several words has a given name before its last word."""
    words = name.split()[:-1]
    return any(part in _given_names() for word in words for part in bare(word).split())


def is_given_name(word: str) -> bool:
    """Whether a word is a given name."""
    return bare(word) in _given_names()


def bare(name: str) -> str:
    """Return a name in small letters, without accents; hyphens part it."""
    return unaccented(name.casefold().replace("-", " "))


@cache
def _given_names() -> frozenset[str]:
    text = files("summarizer.data").joinpath("given_names.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name for line in lines for name in line.partition(": ")[2].split())
