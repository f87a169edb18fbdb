"""How sure it is that an article is about a topic, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Where(StrEnum):
    """What of an article speaks of a topic."""

    #: The page's own tag or section, a feed's category, the operator's label.
    PAGE_TAG = "page-tag"

    TITLE = "title"

    #: The first sentence, about.
    OPENING = "opening"

    #: All that follows it.
    TEXT = "text"

    #: What belongs to the topic without naming it, "ballot box" to elections; anywhere.
    SIGN = "sign"

    #: What is part of the topic, a city of a country; anywhere.
    PART = "part"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that show a topic."""

    where: Where

    #: The words that stand there first, as the page writes them.
    said: str

    #: How often such words stand there.
    count: int


@dataclass(frozen=True, slots=True)
class Match:
    """An article is for those who follow a topic."""

    #: 0 to 1: the chance that a reader calls the article about the topic.
    sureness: float

    #: The strongest first; one at least.
    evidence: tuple[Evidence, ...]
