"""Sentences to the runs of them that are the key points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.language.words import split_words
from summarizer.ranking.concepts import stemmed_stop_words
from summarizer.ranking.coverage import choose_units
from summarizer.ranking.judgement import judge
from summarizer.ranking.statements import statements
from summarizer.ranking.units import Sentence, Unit, find_units, without_dateline
from summarizer.ranking.weights import load_weights

#: What the first sentence is worth for its place, in ROUGE-1. English was learned from texts without
#: headlines: a headline says that a lead follows that carries it out. Other languages were learned from
#: texts with headlines as well, and know from those what a lead is worth; more than this cost French
#: .2, Vietnamese .3 and Persian .3 ROUGE-1.
_LEAD_TITLED, _LEAD_LEARNED, _LEAD_ELSEWHERE = 0.08, 0.0, 0.02


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, and from how much."""

    #: In reading order; places are those of the sentences given.
    units: tuple[Unit, ...]

    #: How many points there are of which no two say the same.
    room: int


def choose(sentences: Sequence[Sentence], title: str, language: str | None, points: int) -> Choice:
    """Choose key points.

    Args:
        sentences: Of the article, in reading order.
        title: The headline; may be empty.
        language: ISO 639-1 code; None if not known.
        points: How many at most, >= 1.
    """
    if not sentences:
        return Choice((), 0)
    places = statements([sentence.text for sentence in sentences])
    judged = [without_dateline(sentences[i]) for i in places]
    units = tuple(
        unit
        for unit in find_units(judged, language, title)
        if not unit.follows or places[unit.first] == places[unit.first - 1] + 1
    )
    if not units:
        return Choice((), 0)
    texts = [sentence.text for sentence in judged]
    if not any(split_words(text) for text in texts):
        # Marks alone: there is nothing to judge.
        return Choice(_placed(units[:points], places), len(units))
    judgement = judge(texts, title, language, load_weights())
    lead = _lead(title, language)
    chosen = choose_units(units, judgement, stemmed_stop_words(language), points, lead)
    return Choice(_placed(chosen.units, places), chosen.room)


def _lead(title: str, language: str | None) -> float:
    if language != "en":
        return _LEAD_ELSEWHERE
    return _LEAD_TITLED if title else _LEAD_LEARNED


def _placed(units: Sequence[Unit], places: Sequence[int]) -> tuple[Unit, ...]:
    return tuple(replace(u, first=places[u.first], last=places[u.last]) for u in units)
