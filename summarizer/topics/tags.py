"""The few hashtags that an article goes by."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.models import Article
from summarizer.topics.keys import hashtag, topic_key
from summarizer.topics.mentions import find_mentions

#: Hashtags of one article at most; of these, from the text.
MAX_TAGS = 8
_MAX_FROM_TEXT = 5


def tags_of(article: Article) -> tuple[str, ...]:
    """Return the hashtags to show and to index, without ``#``, the surest first; ``MAX_TAGS`` at most.

    What page, feed and operator name comes first, then the section, then names and phrases that the
    text comes back to. Of spellings of one topic the first stays.
    """
    found: dict[str, str] = {}
    for label in _labels(article):
        key = topic_key(label)
        if key and key not in _CATEGORIES:
            found.setdefault(key, hashtag(label))
    return tuple(found.values())[:MAX_TAGS]


def _labels(article: Article) -> Iterator[str]:
    for tag in article.tags:
        yield tag.label
    if article.section:
        yield article.section
    for topic, places in find_mentions(article).topics.items():
        if places[0] or places[1] + places[2] > 2:
            yield topic


_CATEGORIES = frozenset(map(topic_key, ["news"]))
