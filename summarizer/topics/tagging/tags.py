"""The few hashtags that an article goes by, the one that it is most about first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from summarizer.models import Article
from summarizer.topics.relevance.match import SURE, Judged, judge
from summarizer.topics.tagging.candidates import (
    LEAST,
    TagCandidate,
    candidates_of,
    least_of_all,
    own_tags,
    subjects_of,
)
from summarizer.topics.tagging.categories import categories
from summarizer.topics.tagging.repeats import without_repeats
from summarizer.topics.words.keys import hashtag, topic_key

#: Hashtags of one article at most.
MAX_TAGS = 8

#: What it costs that readers hardly call the article about it. That they do is worth nothing: of two such tags it
#: does not tell the better one.
_DOUBT = 3.0

#: What a tag of the page's own is worth beside its parts; how many need no more beside them, how many are a few, and
#: from which chance one of them goes first.
_OWN, _ENOUGH, _FEW, _FIRST = 4.0, 4, 5, 0.7

#: Labels of hosts that stand between a site's name and its country.
_SECOND_LEVELS = frozenset("ac co com edu gov net or org".split())


def with_topics(article: Article) -> Article:
    """Return an article with its ``topics``."""
    return replace(article, topics=tags_of(article))


def tags_of(article: Article) -> tuple[str, ...]:
    """Return the hashtags to show and to index, without ``#``; ``MAX_TAGS`` at most.

    What page, feed and section name must stand in the article; the operator's label need not. Names are
    whole, of spellings of one topic the first stays, and categories such as "news" are none.
    """
    judged = judge(article)
    own = _own(article, judged)
    found = _weighed(article, judged, own)
    ranked = sorted(without_repeats(found.values()), key=lambda row: -row.worth)
    kept = {row.key for row in ranked}
    first = [hashtag(label) for key, label in own.items() if key in kept]
    others = [row for row in ranked if row.key not in own]
    shown = (
        *first,
        *(
            hashtag(row.label)
            for row in _chosen(others, len(first), least_of_all(article.language))
        ),
    )
    return tuple(dict.fromkeys(tag for tag in shown if tag))[:MAX_TAGS]


def _weighed(article: Article, judged: Judged, own: Mapping[str, str]) -> dict[str, TagCandidate]:
    """Return key -> what may be shown, with its worth; the page's own tags first."""
    unwanted = _told(article) - own.keys() | categories() | {""}
    found = {key: TagCandidate(key, label, _OWN, hashtag(label)) for key, label in own.items()}
    for candidate in (
        *candidates_of(article, judged.mentions),
        *subjects_of(article, judged.matches),
    ):
        if candidate.key not in unwanted and not _is_of_own(candidate, own):
            known = found.setdefault(candidate.key, candidate)
            found[candidate.key] = replace(known, worth=max(known.worth, candidate.worth))
    for key in found.keys() - own.keys():
        doubt = SURE - judged.chances.get(key, SURE)
        found[key] = replace(found[key], worth=found[key].worth - _DOUBT * max(doubt, 0))
    return found


def _is_of_own(candidate: TagCandidate, own: Mapping[str, str]) -> bool:
    """Whether an inflected name is a part of one that the page gives: "trochowskis" of "piotr_trochowski"."""
    part = hashtag(candidate.label)
    return part != candidate.said and any(f"_{topic_key(part)}_" in f"_{key}_" for key in own)


def _chosen(ranked: Sequence[TagCandidate], own: int, least: float) -> Sequence[TagCandidate]:
    """Return what is shown beside so many of the page's own tags; where there is nothing, one that is worth the least."""
    good = [row for row in ranked if row.worth >= LEAST]
    if own:
        # An editor who gave a few has chosen.
        return good[: max(_ENOUGH - own, 0)]
    return good or [row for row in ranked if row.worth >= least][:1]


def _own(article: Article, judged: Judged) -> dict[str, str]:
    """Return key -> label of the page's own tags that are shown, in its order, but a sure one first.

    A page may well be tagged with the agency that it cites. One with many tags has all that it mentions among them:
    of these only what it is about.
    """
    unwanted = _authors(article) | categories()
    known: dict[str, str] = {}
    for key, label in own_tags(article, judged.mentions):
        if key not in unwanted:
            known.setdefault(key, label)
    chances = judged.chances
    if len(known) > _FEW:
        known = {key: label for key, label in known.items() if chances.get(key, 0.0) >= SURE}
    first = next((key for key in known if chances.get(key, 0.0) >= _FIRST), None)
    return {first: known[first], **known} if first else known


def _told(article: Article) -> set[str]:
    """Return who wrote and printed it, which is not what it is about."""
    names = (article.agency, *article.cites)
    return _authors(article) | {topic_key(name) for name in names if name}


def _authors(article: Article) -> set[str]:
    names = (article.publisher, *article.authors, _site(article.url))
    return {topic_key(name) for name in names if name}


def _site(url: str) -> str:
    """Return the name that a site goes by: "attac" of france.attac.org, "bbc" of bbc.co.uk."""
    labels = (urlsplit(url).hostname or "").split(".")[:-1]
    return next((label for label in reversed(labels) if label not in _SECOND_LEVELS), "")
