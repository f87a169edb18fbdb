"""How sentences become points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from summarizer.models import BlockKind
from summarizer.ranking import key_points
from summarizer.ranking.candidates import Candidate, find_sentences
from summarizer.ranking.coverage.coverage import choose_candidates as choose_from
from summarizer.ranking.grades.outline import PageOutline, ParagraphMark
from summarizer.ranking.key_points import choose
from summarizer.ranking.series import SeriesPart

TEXT = [
    "The mayor of Passau resigned on Monday after the flood.",
    "The Danube rose to twelve metres after three days of rain.",
    "Insurers estimate that repairs will cost 200 million euros.",
]


def lead_worth(monkeypatch: pytest.MonkeyPatch, title: str, language: str) -> float:
    """What the first sentence's place is worth in a text of one paragraph."""
    told: list[float] = []

    def choose_candidates(candidates: Sequence[Candidate], *given: Any) -> Any:
        told.append(candidates[0].worth)
        return choose_from(candidates, *given)

    monkeypatch.setattr(key_points, "choose_candidates", choose_candidates)
    choose(list(find_sentences(" ".join(TEXT), language)), title, language, 2)
    return told[0]


def test_a_headline_makes_the_lead_worth_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """An English headline says that a lead follows; without one the place was learned."""
    assert lead_worth(monkeypatch, "Mayor of Passau resigns", "en") > 0
    assert lead_worth(monkeypatch, "", "en") == 0


def test_a_headline_of_another_language_is_worth_less(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other languages were learned from had headlines: the place was learned with them."""
    french = lead_worth(monkeypatch, "Le maire de Passau démissionne", "fr")

    assert 0 < french < lead_worth(monkeypatch, "Mayor of Passau resigns", "en")
    assert french == lead_worth(monkeypatch, "", "fr")


@pytest.mark.parametrize("between", ["", "Click here to sign up for our newsletter."])
def test_what_leans_follows_only_the_sentence_right_before(between: str) -> None:
    """A prompt between two sentences is no point, and parts them none the less."""
    leaning = "Il avait dirigé la ville pendant trois inondations au cours des onze ans passés."
    texts = [*TEXT[1:], TEXT[0], *filter(None, [between]), leaning]

    sentences = list(find_sentences(" ".join(texts), "fr"))
    chosen = choose(sentences, leaning[3:-1], "fr", 4)

    assert any(leaning in candidate.text for candidate in chosen.candidates) == (not between)


@pytest.mark.parametrize(
    ("best_part", "other_part"),
    [(SeriesPart.BESIDE, SeriesPart.ITEM), (SeriesPart.ITEM, SeriesPart.NUMBER_ONE)],
)
def test_points_are_rather_of_the_items_of_a_list_and_of_number_one(
    best_part: SeriesPart, other_part: SeriesPart
) -> None:
    """What stands beside them says how they were chosen; of two that are as good it is not taken."""
    sentences = [sentence for text in TEXT for sentence in find_sentences(text, "en")]
    places = range(len(TEXT))
    marks = [ParagraphMark(BlockKind.PARAGRAPH, 0, "", section=0, depth=0) for _ in places]
    plain = choose(sentences, "", "en", 1, setting=PageOutline(tuple(marks)))
    best = plain.candidates[0].first

    for place in places:
        part = best_part if place == best else other_part
        marks[place] = replace(marks[place], series=part)
    listed = choose(sentences, "", "en", 1, setting=PageOutline(tuple(marks)))

    assert listed.candidates[0].first != best
