"""What an article is about: its hashtags, and whether it is for who follows a topic.

``tags_of`` is imported when it is first asked for: it needs the learned words, 100 MB with what they
need, which the bot's main process can do without.
"""
# ruff: noqa: PLC0415

from typing import TYPE_CHECKING

from summarizer.topics.evidence import Evidence, Match, Where
from summarizer.topics.keys import hashtag, topic_key
from summarizer.topics.match import matches, topic_keys, topic_matches, why
from summarizer.topics.spelling import suggest

if TYPE_CHECKING:
    from summarizer.topics.tags import tags_of

__all__ = [
    "Evidence",
    "Match",
    "Where",
    "hashtag",
    "matches",
    "suggest",
    "tags_of",
    "topic_key",
    "topic_keys",
    "topic_matches",
    "why",
]


def __getattr__(name: str) -> object:
    if name == "tags_of":
        from summarizer.topics.tags import tags_of

        return tags_of
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
