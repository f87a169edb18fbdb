"""Labels that say where a text stood, not what it is about."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def category_labels() -> frozenset[str]:
    """Return "news", "home", "latest" and their like in many languages, in small letters."""
    text = files("summarizer.data").joinpath("categories.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    labels = (label.strip() for line in lines for label in line.split(","))
    return frozenset(filter(None, labels))
