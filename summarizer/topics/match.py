"""Does this topic match this article?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from summarizer.models import Article
from summarizer.topics.aliases import alias_table
from summarizer.topics.keys import key_of, topic_key
from summarizer.topics.mentions import BODY, LEAD, OPENING, TITLE, Counts, Mentions, find_mentions
from summarizer.topics.prominence import prominent_topics

#: Keys of one article at most.
MAX_KEYS = 3000

#: Tags and categories of one article that are looked at.
_MAX_LABELS = 50

#: Mentions after the opening that make a phrase more than mentioned: two, and one more in so many words.
_REPEATED = 2
_WORDS_PER_MENTION = 250


def matches(tag: str, article: Article) -> bool:
    """Tell whether an article is for those who follow a topic.

    It is where the page itself names the topic, where its title or opening does, or where the text
    comes back to it. A phrase is a topic as a tag is.
    """
    return topic_key(tag) in topic_keys(article)


def topic_keys(article: Article) -> frozenset[str]:
    """Return the key of every topic that ``matches`` would say yes to, ``MAX_KEYS`` at most."""
    given = [tag.label for tag in article.tags[:_MAX_LABELS]] + [article.section or ""]
    keys = {key: None for label in given if (key := topic_key(label))}
    keys.update(topic_keys_of(find_mentions(article)))
    return frozenset(islice(keys, MAX_KEYS))


def topic_keys_of(mentions: Mentions) -> dict[str, None]:
    """Return the keys that title and text give, in a set order."""
    about = [topic for topic, _ in prominent_topics(mentions)]
    keys = dict.fromkeys(about)
    keys.update(dict.fromkeys(whole for topic in about for whole in _wider(topic)))
    keys.update(dict.fromkeys(_phrases(mentions)))
    return keys


def _wider(subject: str) -> Iterator[str]:
    """Yield the subjects that one is part of: what is about wheat is about grain.

    Of places none: what matters to a city need not matter to its country.
    """
    table = alias_table()
    while (whole := table.part_of.get(subject)) and not {subject, whole} & table.places:
        yield whole
        subject = whole


def _phrases(mentions: Mentions) -> list[str]:
    least = _REPEATED + mentions.length // _WORDS_PER_MENTION
    return [
        phrase
        for phrase, counts in mentions.phrases.items()
        if _stands_out(counts, least) and ("_" in phrase or key_of([phrase]))
    ]


def _stands_out(counts: Counts, least: int) -> bool:
    return counts[TITLE] + counts[OPENING] > 0 or counts[LEAD] + counts[BODY] >= least
