"""A question to the sentences of an article that answer it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarizer.answering.asked import read_question
from summarizer.answering.indexed import Indexed, index_article
from summarizer.answering.judge import best_first, load_judge
from summarizer.answering.matching import MATCHES, Matched, match
from summarizer.answering.question_words import AnswerKind
from summarizer.language.detect import detect_language
from summarizer.language.thai import is_thai
from summarizer.language.width import width
from summarizer.models import Article, KeyPoint
from summarizer.ranking.fragments import fragment_link
from summarizer.ranking.headings import Headings, headings_of
from summarizer.ranking.own_points import Placed

#: Log odds behind the best sentence from which on another is no answer beside it.
_FAR = 5.5

#: What a sentence loses to the first one for a question without words of its own ("How much?"): news says first
#: what matters.
_LATER = 0.5

#: Kinds whose answers hold what is asked for: no number, no answer.
_HOLDING = frozenset({AnswerKind.NUMBER})

#: Characters, wide ones for two. Shorter paragraphs without a mark at their end are headings and labels.
_LINE = 60

#: What is told of what a sentence and those beside it say of the question.
_SAID = [MATCHES.index(name) for name in ("said", "before", "behind")]

_CLOSING = '"”’»」』)] '
_ASKING = ("?", "？", "؟", "՞", ";", "\u037e")


def answer(article: Article, question: str, points: int = 3) -> tuple[KeyPoint, ...]:
    """Return the sentences of an article that answer a question.

    Args:
        article: With or without title and language; the latter is detected if need be.
        question: In the article's language, or in another where names and numbers carry it.
        points: How many at most, >= 1.

    Returns:
        Sentences, character for character, best first; () where the article does not say.
    """
    matched = match_article(article, question)
    chosen = choose(matched)[:points] if matched else []
    return points_of(article, matched.indexed, chosen) if matched and chosen else ()


def match_article(article: Article, question: str) -> Matched | None:
    """Return how a question's words stand in an article; None if it has no sentence."""
    language = article.language or detect_language(article.text)
    indexed = index_article(article, language)
    return match(indexed, read_question(question, language), question) if indexed else None


def points_of(article: Article, indexed: Indexed, places: Sequence[int]) -> tuple[KeyPoint, ...]:
    """Return sentences of an article as they are shown."""
    headings = headings_of(article)
    return tuple(_point(article, indexed.sentences[place], headings) for place in places)


def choose(matched: Matched) -> list[int]:
    """Return the places of the sentences that answer, best first; [] if the article does not say."""
    if matched.terms:
        says = load_judge().answers(matched.coverage)
    else:
        says = matched.asked.language is not None
    return rank(matched) if says else []


def rank(matched: Matched) -> list[int]:
    """Return the places of the sentences that can answer, best first, whether or not the article does."""
    scores = load_judge().scores(matched.matches)
    holds = matched.matches[:, len(MATCHES) : -1].any(axis=1)
    kind, brief = matched.asked.kind, not matched.terms
    if brief:
        scores -= np.float32(_LATER) * np.log1p(np.arange(len(scores), dtype=np.float32))
    can = np.array([_is_statement(placed) for placed in matched.indexed.sentences])
    if kind in _HOLDING or (brief and kind is not AnswerKind.WHAT):
        can &= holds
    if not brief:
        can &= matched.matches[:, _SAID].any(axis=1)
    best = scores.max()
    return [place for place in best_first(scores) if can[place] and scores[place] > best - _FAR]


def _is_statement(placed: Placed) -> bool:
    """Whether a sentence says something: no question, and no paragraph that is a line without a mark."""
    text = placed.sentence.text.rstrip(_CLOSING)
    if text.endswith(_ASKING):
        return False
    # Thai ends no sentence by a mark.
    is_line = text == placed.sentence.paragraph and text[-1:].isalnum() and not is_thai(text)
    return not is_line or width(text) >= _LINE


def _point(article: Article, placed: Placed, headings: Headings) -> KeyPoint:
    sentence = placed.sentence
    link = (
        fragment_link(article.url, sentence.text, sentence.paragraph, article.text)
        if article.url
        else None
    )
    above = headings.above(placed.paragraph, sentence.text)
    return KeyPoint(text=sentence.text, position=placed.position, link=link, heading=above)
