"""What an article is about: its hashtags, and whether it is for who follows a topic."""

from summarizer.topics.keys import hashtag, topic_key
from summarizer.topics.match import matches, topic_keys
from summarizer.topics.spelling import suggest
from summarizer.topics.tags import tags_of

__all__ = ["hashtag", "matches", "suggest", "tags_of", "topic_key", "topic_keys"]
