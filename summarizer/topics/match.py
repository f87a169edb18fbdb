"""Does this topic match this article?"""

from __future__ import annotations

from summarizer.models import Article
from summarizer.topics.aliases import alias_table
from summarizer.topics.keys import key_of, topic_key
from summarizer.topics.mentions import Mentions, find_mentions

#: Keys of one article at most.
MAX_KEYS = 3000

#: Mentions in the body that are as good as one in the lead.
_REPEATED = 2


def matches(tag: str, article: Article) -> bool:
    """Tell whether an article is for those who follow a topic.

    It is where the page itself names the topic, where its title or lead does, or where the body
    comes back to it. A phrase is a topic as a tag is.
    """
    return topic_key(tag) in topic_keys(article)


def topic_keys(article: Article) -> frozenset[str]:
    """Return the key of every topic that ``matches`` would say yes to, ``MAX_KEYS`` at most."""
    keys = [topic_key(tag.label) for tag in article.tags]
    keys += [topic_key(article.section or "")]
    keys += _about(find_mentions(article))
    return frozenset(list(dict.fromkeys(key for key in keys if key))[:MAX_KEYS])


def _about(mentions: Mentions) -> list[str]:
    part_of = alias_table().part_of
    found = []
    for counts in (mentions.topics, mentions.signs):
        for topic, places in counts.items():
            if _stands_out(places):
                found.append(topic)
                if whole := part_of.get(topic):
                    found.append(whole)
    found += [
        phrase for phrase, places in mentions.phrases.items()
        if _stands_out(places) and ("_" in phrase or key_of([phrase]))
    ]  # fmt: skip
    return found


def _stands_out(places: list[int]) -> bool:
    title, lead, body = places
    return title > 0 or lead > 0 or body >= _REPEATED
