"""Labels that say where a text stood, not what it is about."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from summarizer.topics.words.keys import topic_key


@cache
def categories() -> frozenset[str]:
    """Return the keys of "news", "home", "latest" and their like in many languages."""
    text = files("summarizer.data").joinpath("categories.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(topic_key(label) for line in lines for label in line.split(","))
