"""Does this topic match this article? How surely, and by what?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from math import exp

from summarizer.models import Article
from summarizer.topics.aliases import alias_table
from summarizer.topics.evidence import Evidence, Match, Where
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

#: What nothing was learned about.
_EVEN = 0.5


def why(tag: str, article: Article) -> Match | None:
    """Tell how sure it is that an article is about a topic, and by what.

    None where it is not for those who follow the topic. A phrase is a topic as a tag is.
    """
    return topic_matches(article).get(topic_key(tag))


def matches(tag: str, article: Article) -> bool:
    """Tell whether an article is for those who follow a topic: whether there is a ``why``."""
    return why(tag, article) is not None


def topic_keys(article: Article) -> frozenset[str]:
    """Return the key of every topic that ``matches`` would say yes to, ``MAX_KEYS`` at most."""
    return frozenset(topic_matches(article))


def topic_matches(article: Article) -> Mapping[str, Match]:
    """Return key -> match of every topic that an article is about, ``MAX_KEYS`` at most."""
    given = [tag.label for tag in article.tags[:_MAX_LABELS]] + [article.section or ""]
    found = {
        key: Match(_EVEN, (Evidence(Where.PAGE_TAG, label, 1),))
        for label in given
        if (key := topic_key(label))
    }
    mentions = find_mentions(article)
    scores = {topic: 1 / (1 + exp(-score)) for topic, score in prominent_topics(mentions)}
    for key in topic_keys_of(mentions):
        evidence = tuple(_evidence(key, mentions))
        before = found[key].evidence if key in found else ()
        found[key] = Match(scores.get(key, _EVEN), (*evidence, *before))
    return dict(islice(found.items(), MAX_KEYS))


def topic_keys_of(mentions: Mentions) -> dict[str, None]:
    """Return the keys that title and text give, in a set order."""
    about = [topic for topic, _ in prominent_topics(mentions)]
    keys = dict.fromkeys(about)
    keys.update(dict.fromkeys(whole for topic in about for whole in _wider(topic)))
    keys.update(dict.fromkeys(_phrases(mentions)))
    return keys


def _evidence(key: str, mentions: Mentions) -> Iterator[Evidence]:
    said = mentions.spelt.get(key, key).replace("_", " ")
    counts = mentions.topics.get(key) or mentions.phrases.get(key)
    if counts is not None:
        zones = (
            (Where.TITLE, counts[TITLE]),
            (Where.OPENING, counts[OPENING]),
            (Where.TEXT, counts[LEAD] + counts[BODY]),
        )
        yield from (Evidence(where, said, count) for where, count in zones if count)
    elif key in mentions.signs:
        yield Evidence(Where.SIGN, said, sum(mentions.signs[key]))
    else:
        yield Evidence(Where.PART, said, 1)


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
