"""What an article is about: its hashtags, and whether, how surely and by what it is for who follows a topic.

What judges articles is imported when it is first asked for: it needs numpy and what was learned, 100 MB with what
they need, which the bot's main process can do without.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from summarizer.topics.relevance.evidence import Evidence, Match, Where
from summarizer.topics.words.keys import hashtag, topic_key
from summarizer.topics.words.spelling import suggest

if TYPE_CHECKING:
    from summarizer.topics.relevance.match import matches, topic_keys, topic_matches, why
    from summarizer.topics.tagging.tags import tags_of, with_topics

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
    "with_topics",
]

_JUDGING = {
    "matches": "relevance.match",
    "tags_of": "tagging.tags",
    "topic_keys": "relevance.match",
    "topic_matches": "relevance.match",
    "why": "relevance.match",
    "with_topics": "tagging.tags",
}


def __getattr__(name: str) -> object:
    if name in _JUDGING:
        return getattr(import_module(f"summarizer.topics.{_JUDGING[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
