"""The few hashtags that an article goes by, the one that it is most about first."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from summarizer.models import Article
from summarizer.topics.candidates import LEAST, LEAST_OF_ALL, Candidate, candidates_of
from summarizer.topics.categories import categories
from summarizer.topics.keys import hashtag, topic_key
from summarizer.topics.match import judge
from summarizer.topics.repeats import without_repeats

#: Hashtags of one article at most.
MAX_TAGS = 8

#: Labels of hosts that stand between a site's name and its country.
_SECOND_LEVELS = frozenset("ac co com edu gov net or org".split())


def tags_of(article: Article) -> tuple[str, ...]:
    """Return the hashtags to show and to index, without ``#``; ``MAX_TAGS`` at most.

    What page, feed and section name must stand in the article; the operator's label need not. Names are
    whole, of spellings of one topic the first stays, and categories such as "news" are none.
    """
    unwanted = _told(article) | categories() | {""}
    found: dict[str, Candidate] = {}
    for candidate in candidates_of(article, judge(article).mentions):
        if candidate.key not in unwanted:
            known = found.setdefault(candidate.key, candidate)
            found[candidate.key] = replace(known, worth=max(known.worth, candidate.worth))
    ranked = sorted(without_repeats(found.values()), key=lambda row: -row.worth)
    good = [row for row in ranked if row.worth >= LEAST][:MAX_TAGS]
    chosen = good or [row for row in ranked if row.worth >= LEAST_OF_ALL][:1]
    shown = (hashtag(row.label) for row in chosen)
    return tuple(dict.fromkeys(tag for tag in shown if tag))


def _told(article: Article) -> set[str]:
    """Return who wrote and printed it, which is not what it is about."""
    names = (article.publisher, article.agency, *article.authors, *article.cites)
    return {topic_key(name) for name in (*names, _site(article.url)) if name}


def _site(url: str) -> str:
    """Return the name that a site goes by: "attac" of france.attac.org, "bbc" of bbc.co.uk."""
    labels = (urlsplit(url).hostname or "").split(".")[:-1]
    return next((label for label in reversed(labels) if label not in _SECOND_LEVELS), "")
