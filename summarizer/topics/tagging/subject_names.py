"""How a subject or a country is called in the language of an article that does not name it so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_TABLES = "subject_names.txt", "country_names.txt"


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
    texts = (
        files("summarizer.data").joinpath(name).read_text(encoding="utf-8") for name in _TABLES
    )
    lines = (line for text in texts for line in text.splitlines() if not line.startswith("#"))
    return {topic: dict(_named(name) for name in names) for topic, *names in map(_parted, lines)}


def _parted(line: str) -> list[str]:
    return line.split("; ")


def _named(name: str) -> tuple[str, str]:
    language, _, spelt = name.partition(" ")
    return language, spelt
