"""How a subject is called in the language of an article that does not name it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def name_in(topic: str, language: str | None) -> str:
    """Return a topic's name in a language; the topic itself, which is English, where that is not known.

    Args:
        topic: Of the tables.
        language: ISO 639-1 code.
    """
    return subject_names().get(topic, {}).get(language or "", topic)


@cache
def subject_names() -> Mapping[str, Mapping[str, str]]:
    """Return topic -> language -> its name there."""
    text = files("summarizer.data").joinpath("subject_names.txt").read_text(encoding="utf-8")
    rows = (line.split("; ") for line in text.splitlines() if not line.startswith("#"))
    return {topic: dict(_named(name) for name in names) for topic, *names in rows}


def _named(name: str) -> tuple[str, str]:
    language, _, spelt = name.partition(" ")
    return language, spelt
