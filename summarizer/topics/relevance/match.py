"""Does this topic match this article? How surely, and by what?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from summarizer.models import Article
from summarizer.topics.names.aliases import alias_table
from summarizer.topics.names.mentions import Mentions, find_mentions
from summarizer.topics.relevance.evidence import Match
from summarizer.topics.relevance.features import Candidates
from summarizer.topics.relevance.proofs import is_label_alone, proofs_of, said_of_phrases
from summarizer.topics.relevance.relevance import model
from summarizer.topics.words.keys import topic_key

#: Keys of one article at most.
MAX_KEYS = 3000

#: Chance from which an article is for those who follow a topic: chosen on pages that nothing was learned from, where
#: four of five that come are about it, and few are missed.
SURE = 0.4

#: What the operator says of a feed is sure.
_CERTAIN = 1.0

#: What is about a part is almost as surely about the whole.
_PART = 0.95


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
    """Return key -> match of every topic that an article is about, ``MAX_KEYS`` at most, the surest first."""
    return judge(article).matches


@dataclass(frozen=True, slots=True)
class Judged:
    """An article, looked at for its topics."""

    mentions: Mentions

    #: As ``topic_matches`` returns them.
    matches: Mapping[str, Match]

    #: Topic -> chance that it is about it, of all that were weighed.
    chances: Mapping[str, float]


@lru_cache(maxsize=1)
def judge(article: Article) -> Judged:
    """Count what an article mentions, and tell what it is about; the last one is kept: its tags are asked for next."""
    mentions = find_mentions(article)
    return judge_mentions(mentions)


def judge_mentions(mentions: Mentions) -> Judged:
    """Tell what an article is about, by what it mentions."""
    learned = model()
    candidates = learned.candidates(mentions)
    chances = learned.chances(candidates)
    return Judged(mentions, _matches(mentions, candidates, chances), chances)


def _matches(
    mentions: Mentions, candidates: Candidates, chances: Mapping[str, float]
) -> dict[str, Match]:
    sure = dict(_sure(chances, candidates))
    for topic, sureness in [*sure.items()]:
        for steps, whole in enumerate(_wider(topic), 1):
            sure[whole] = max(sureness * _PART**steps, sure.get(whole, 0.0))
    chosen = dict(islice(sorted(sure.items(), key=lambda row: -row[1]), MAX_KEYS))
    phrases = said_of_phrases(chosen.keys() & mentions.phrases.keys(), mentions)
    found: dict[str, Match] = {}
    for topic, sureness in chosen.items():
        proofs = proofs_of(topic, mentions, candidates, phrases)
        if proofs and not (is_label_alone(proofs) and candidates.labels.is_doubtful(topic)):
            found[topic] = Match(min(sureness, 1.0), proofs)
    return found


def _sure(chances: Mapping[str, float], candidates: Candidates) -> Iterator[tuple[str, float]]:
    for topic, chance in chances.items():
        if topic in candidates.labels.of_operator:
            yield topic, _CERTAIN
        elif topic in candidates.labels.of_feed:
            # Of this very entry, and no page that was labelled has any: nothing was learned against them.
            yield topic, max(chance, SURE)
        elif chance >= SURE:
            yield topic, chance


def _wider(subject: str) -> Iterator[str]:
    """Yield the subjects that one is part of: what is about wheat is about grain.

    Of places none: what matters to a city need not matter to its country.
    """
    table = alias_table()
    while (whole := table.part_of.get(subject)) and not {subject, whole} & table.places:
        yield whole
        subject = whole
