"""Sentences to the runs of them that are the key points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from summarizer.language.width import width
from summarizer.language.words import split_words
from summarizer.ranking.candidates import Candidate, Sentence, find_candidates, without_dateline
from summarizer.ranking.coverage.concepts import Floats, stemmed_stop_words
from summarizer.ranking.coverage.coverage import Chosen, choose_candidates
from summarizer.ranking.coverage.salience import estimate_salience
from summarizer.ranking.coverage.weights import load_weights
from summarizer.ranking.grades.grading import load_grader
from summarizer.ranking.grades.outline import NOWHERE, PageOutline
from summarizer.ranking.rules.forms import form_of
from summarizer.ranking.rules.statements import statements
from summarizer.ranking.series import SeriesPart

#: What a character of a point costs, wide ones for two, in grades: three points of usual articles come
#: to 500 characters. Without it they come to 525.
_CHARACTER = 0.0017

#: What is added to the grades of an article that lists things. Of 264 good candidates of 36 graded ones those
#: of the items were better than expected by .23, others worse by .23; of 366 under headings that count, those of
#: number one by .49 (their first sentence by .85), others by .18.
_OF_SERIES = {
    SeriesPart.NUMBER_ONE: 0.5,
    SeriesPart.ITEM: 0.2,
    SeriesPart.BESIDE: -0.2,
    SeriesPart.OPENING: 0.0,
}

#: What the first sentence of a text without paragraphs is worth for its place, in ROUGE-1. English was
#: learned from texts without headlines: a headline says that a lead follows that carries it out. Other
#: languages were learned from texts with headlines as well, and know from those what a lead is worth.
_LEAD_TITLED, _LEAD_LEARNED, _LEAD_ELSEWHERE = 0.08, 0.0, 0.02


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, and from how much."""

    #: In reading order; places are those of the sentences given.
    candidates: tuple[Candidate, ...]

    #: How many points there are of which no two say the same.
    room: int


def choose(
    sentences: Sequence[Sentence],
    title: str,
    language: str | None,
    points: int,
    *,
    joined: bool = True,
    setting: PageOutline = NOWHERE,
) -> Choice:
    """Choose key points.

    Args:
        sentences: Of the article, in reading order.
        title: The headline; may be empty.
        language: ISO 639-1 code; None if not known.
        points: How many at most, >= 1.
        joined: Whether a point may be of two sentences that belong together.
        setting: What the page says of the sentences; by default there is none.
    """
    if not sentences:
        return Choice((), 0)
    trimmed = list(map(without_dateline, sentences))
    forms = [form_of(sentence.text, language) for sentence in trimmed]
    places = statements([sentence.text for sentence in trimmed], forms)
    judged = [trimmed[i] for i in places]
    found = find_candidates(judged, [forms[i] for i in places], language, title)
    candidates = [each for each in found if _may_be_point(each, places, joined=joined)]
    if not _has_words(judged):
        # Marks alone: there is nothing to judge.
        return Choice(_placed(candidates[:points], places), len(candidates))
    if sentences[0].paragraph is sentences[-1].paragraph:
        chosen = _by_coverage(candidates, judged, title, language, points)
        return Choice(_placed(chosen.candidates, places), chosen.room)
    grades, concepts = load_grader().grade(trimmed, forms, title, language, setting)
    worth = grades + _of_series(setting, trimmed)
    graded = [_graded(candidate, places, worth) for candidate in candidates]
    chosen = choose_candidates(graded, concepts, stemmed_stop_words(language), points)
    return Choice(chosen.candidates, chosen.room)


def _has_words(sentences: Sequence[Sentence]) -> bool:
    return any(split_words(sentence.text) for sentence in sentences)


def _may_be_point(candidate: Candidate, places: Sequence[int], *, joined: bool) -> bool:
    """Whether what it follows stands right above it in the article, and it is not of too many."""
    together = places[candidate.first] == places[candidate.first - 1] + 1
    return (not candidate.follows or together) and (joined or candidate.first == candidate.last)


def _by_coverage(
    candidates: Sequence[Candidate],
    sentences: Sequence[Sentence],
    title: str,
    language: str | None,
    points: int,
) -> Chosen:
    """Choose by what a summary would say: of news without paragraphs no grades were learned."""
    salience = estimate_salience(
        [sentence.text for sentence in sentences], title, language, load_weights()
    )
    lead = _lead(title, language)
    led = [replace(candidate, worth=lead / (1 + candidate.first)) for candidate in candidates]
    common = stemmed_stop_words(language)
    return choose_candidates(led, salience.concepts, common, points, salience)


def _of_series(setting: PageOutline, sentences: Sequence[Sentence]) -> Floats:
    """Return what is added to each grade: of number one's opening paragraph only the first sentence has more."""
    added = [_OF_SERIES[mark.series] if mark.series else 0.0 for mark in setting.marks]
    for place in range(1, len(added)):
        goes_on = sentences[place].paragraph is sentences[place - 1].paragraph
        if goes_on and setting.marks[place].series is SeriesPart.NUMBER_ONE:
            added[place] = _OF_SERIES[SeriesPart.ITEM]
    return np.array(added or 0.0, np.float32)


def _graded(candidate: Candidate, places: Sequence[int], grades: Floats) -> Candidate:
    """Return a candidate in its place, worth what its best sentence is, less what its length costs."""
    first, last = places[candidate.first], places[candidate.last]
    worth = float(grades[first : last + 1].max()) - _CHARACTER * width(candidate.text)
    return Candidate(candidate.text, first, last, candidate.opens, candidate.follows, worth)


def _lead(title: str, language: str | None) -> float:
    if language != "en":
        return _LEAD_ELSEWHERE
    return _LEAD_TITLED if title else _LEAD_LEARNED


def _placed(candidates: Sequence[Candidate], places: Sequence[int]) -> tuple[Candidate, ...]:
    return tuple(replace(u, first=places[u.first], last=places[u.last]) for u in candidates)
