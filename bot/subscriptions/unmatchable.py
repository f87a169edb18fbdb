"""Topics that no article can match: whoever follows one is told so, instead of waiting. Pure."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache

from summarizer.topics.names.aliases import aliases
from summarizer.topics.names.mentions import MAX_WORDS
from summarizer.topics.tagging.categories import categories
from summarizer.topics.words.keys import hashtag, topic_key


class Unmatchable(Enum):
    """Why no article can match a topic."""

    #: It has no letter.
    NO_LETTERS = auto()
    #: Words that every text has.
    STOP_WORD = auto()
    #: What sites call their parts: "news", "home".
    CATEGORY = auto()
    #: No text is searched for so many words.
    TOO_LONG = auto()


def why_unmatchable(label: str) -> Unmatchable | None:
    """Return why no article can match a topic; None if one can."""
    if not any(map(str.isalpha, label)):
        return Unmatchable.NO_LETTERS
    words = label.replace("_", " ").split()
    key = topic_key(label)
    if key in _named():
        return None
    if len(words) > MAX_WORDS or not hashtag(label):
        return Unmatchable.TOO_LONG
    if not key:
        return Unmatchable.STOP_WORD
    return Unmatchable.CATEGORY if key in categories() else None


def names_topic(label: str) -> bool:
    """Whether the tables know words as a name of a topic."""
    return topic_key(label) in _named()


@cache
def _named() -> frozenset[str]:
    return frozenset(aliases().values())
