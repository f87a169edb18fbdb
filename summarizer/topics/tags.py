"""The few hashtags that an article goes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.models import Article
from summarizer.topics.categories import categories
from summarizer.topics.keyphrases import keyphrases
from summarizer.topics.keys import hashtag, topic_key
from summarizer.topics.match import topic_keys_of
from summarizer.topics.mentions import Mentions, find_mentions
from summarizer.topics.prominence import prominent_topics

#: Hashtags of one article at most; so many that the text adds none of its own.
MAX_TAGS = 8
_ENOUGH = 5

#: Tags of one article that are looked at.
_MAX_LABELS = 50

#: Channels written for search engines or leading anywhere: what they say must stand in the text.
_DOUBTFUL = frozenset({"keywords", "tag-link"})


def tags_of(article: Article) -> tuple[str, ...]:
    """Return the hashtags to show and to index, without ``#``; ``MAX_TAGS`` at most.

    First what page, feed and operator name, then the section, then what title and text are about.
    Of spellings of one topic the first stays; categories such as "news" are none.
    """
    mentions = find_mentions(article)
    found: dict[str, str] = {}
    for label in _given(article, mentions):
        _add(found, topic_key(label), label)
    for key, label in _from_text(article, mentions):
        if len(found) >= _ENOUGH:
            break
        if not _is_part(key, found):
            _add(found, key, label)
    return tuple(found.values())[:MAX_TAGS]


def _given(article: Article, mentions: Mentions) -> Iterator[str]:
    about = topic_keys_of(mentions)
    for tag in article.tags[:_MAX_LABELS]:
        if tag.channel not in _DOUBTFUL or topic_key(tag.label) in about:
            yield tag.label
    if article.section:
        yield article.section


def _from_text(article: Article, mentions: Mentions) -> Iterator[tuple[str, str]]:
    told = {
        topic_key(name)
        for name in (article.publisher, article.agency, *article.authors, *article.cites)
        if name
    }
    topics = sorted(prominent_topics(mentions), key=lambda row: (-row[1], row[0]))
    named = ((topic, _shown(topic, mentions)) for topic, _ in topics if topic in mentions.topics)
    for key, label in _alternately(named, keyphrases(article, mentions)):
        if key not in told:
            yield key, label


def _shown(topic: str, mentions: Mentions) -> str:
    """Return a topic as the text names it; in Latin script as it is known."""
    spelt = mentions.spelt.get(topic, topic)
    return topic if spelt.isascii() else spelt


def _alternately(
    some: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield two topics, then two phrases, and so on."""
    sources = [iter(some), iter(others)]
    while sources:
        for source in tuple(sources):
            for _ in range(2):
                if (row := next(source, None)) is None:
                    sources.remove(source)
                    break
                yield row


def _is_part(key: str, found: dict[str, str]) -> bool:
    """Whether a longer tag has it: "powell" beside "jerome_powell"; or the other way round."""
    return any(f"_{key}_" in f"_{other}_" or f"_{other}_" in f"_{key}_" for other in found)


def _add(found: dict[str, str], key: str, label: str) -> None:
    if key and key not in categories() and (shown := hashtag(label)):
        found.setdefault(key, shown)
