"""A question to many articles: which of them answer, and with which sentences."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.answering.answer import match_article, points_of, rank
from summarizer.answering.asked import read_question
from summarizer.answering.judge import load_judge
from summarizer.answering.terms import Term, empty_stems
from summarizer.language.detect import detect_language
from summarizer.models import Article, KeyPoint
from summarizer.topics.words.fold import respelt

#: Articles that are read closely: those that have most of the question's words.
MOST_READ = 8

#: Articles that are shown, and sentences of them all.
MOST_FOUND = 3

#: Log odds from which on one of many articles answers: among a hundred some have a question's words by chance.
_SURE = 5.0

#: Log odds behind the surest from which on another only has some of the question's words.
_FAR = 3.0

#: Letters by which a word is looked for, and how many at its end may be others.
_LEAST, _ENDING = 4, 2


@dataclass(frozen=True, slots=True)
class AnsweringArticle:
    """An article that answers."""

    #: In the list that was asked.
    place: int
    article: Article

    #: Its sentences, best first, at least one.
    points: tuple[KeyPoint, ...]


def answer_among(articles: Sequence[Article], question: str) -> tuple[AnsweringArticle, ...]:
    """Return the articles that answer a question, the surest first, the earlier of equal ones.

    Args:
        articles: With or without language. Of more than ``MOST_READ`` that have a word of the question
            those are looked into that have most of it.
        question: As it was typed; one without words of its own ("How much?") is not answered.
    """
    sure = sorted(_sure(articles, question), key=lambda one: (-one[0], one[1].place))
    found: list[AnsweringArticle] = []
    said: set[str] = set()
    for odds, one in sure:
        # What an agency wrote, others print.
        if odds > sure[0][0] - _FAR and one.points[0].text not in said:
            found.append(one)
            said |= {point.text for point in one.points}
    several = found[:MOST_FOUND]
    each = MOST_FOUND // len(several) if several else 0
    return tuple(AnsweringArticle(one.place, one.article, one.points[:each]) for one in several)


def _sure(articles: Sequence[Article], question: str) -> Iterator[tuple[float, AnsweringArticle]]:
    """Yield those that answer, each with its log odds to do so."""
    judge = load_judge()
    for place in _likely(articles, question):
        article = articles[place]
        matched = match_article(article, question)
        if matched is None or not matched.terms:
            continue
        odds = judge.odds(matched.coverage)
        if odds > _SURE and (chosen := rank(matched)[:MOST_FOUND]):
            yield (
                odds,
                AnsweringArticle(place, article, points_of(article, matched.indexed, chosen)),
            )


def _likely(articles: Sequence[Article], question: str) -> list[int]:
    """Return the places of the articles that have most of a question's words, by how rare these are."""
    languages = [article.language or detect_language(article.text) for article in articles]
    words = {code: tuple(_words(question, code)) for code in set(languages)}
    has = [_has(article, words[code]) for article, code in zip(articles, languages, strict=True)]
    count = len(articles)
    scores = [0.0] * count
    for word in {word for each in has for word in each}:
        places = [place for place, each in enumerate(has) if word in each]
        for place in places:
            scores[place] += math.log1p((count - len(places) + 0.5) / (len(places) + 0.5))
    order = sorted((place for place in range(count) if has[place]), key=lambda p: (-scores[p], p))
    return order[:MOST_READ]


def _words(question: str, language: str | None) -> Iterator[str]:
    asked = read_question(question, language)
    empty = empty_stems(language) | empty_stems(asked.language)
    yield from {_beginning(term) for term in asked.terms if term.stem not in empty}


def _beginning(term: Term) -> str:
    spelt = respelt(term.word)
    return spelt[: max(_LEAST, len(spelt) - _ENDING)]


def _has(article: Article, words: Sequence[str]) -> frozenset[str]:
    text = respelt(f"{article.title}\n{article.text}".casefold())
    return frozenset(word for word in words if word in text)
