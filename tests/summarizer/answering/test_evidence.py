"""What a sentence holds that is asked for."""

from __future__ import annotations

import pytest

from summarizer.answering.asked import read_question
from summarizer.answering.evidence import EVIDENCE, evidence
from summarizer.answering.terms import terms_of


def holds(question: str, sentence: str, language: str = "en") -> set[str]:
    asked = read_question(question, language)
    row = evidence(asked, question, sentence, terms_of(sentence, language), language)
    return {name for name, value in zip(EVIDENCE, row, strict=True) if value} - {"length"}


@pytest.mark.parametrize(
    ("question", "sentence", "held"),
    [
        ("How many drowned?", "Police counted 12 dead.", {"digits"}),
        ("How many drowned?", "Police counted twelve dead.", {"numeral"}),
        ("How many drowned?", "Police counted the dead.", set()),
        ("How many of the 12 drowned?", "Police counted 12 dead.", set()),
        ("When was it built?", "It was built in 1911.", {"year"}),
        ("When was it built?", "It opened on 3 May.", {"time"}),
        ("When was it built?", "It opened in December.", {"time"}),
        ("When was it built?", "It may open.", set()),
        ("How many drowned?", "In 2019 and on May 3 police counted the dead.", set()),
        ("How many drowned?", "Police counted 2,019 dead on 3 May.", {"digits"}),
        ("When was it closed?", "It was closed on Monday.", {"time"}),
        ("Who closed it?", "Then Jane Roe closed it.", {"person"}),
        ("What did Jane Roe do?", "Then Jane Roe closed 2 bridges on Monday.", set()),
        ("Where is it?", "It stands in Passau.", {"place"}),
        ("Why was it closed?", "It was closed because it leaned.", {"reason"}),
        ("Why was it closed?", "It was closed.", set()),
    ],
)
def test_what_is_asked_for_counts(question: str, sentence: str, held: set[str]) -> None:
    """And nothing that the question says itself, or that another kind asks for."""
    assert holds(question, sentence) == held


def test_months_need_no_number() -> None:
    """But for those that are cut, and may be another word, or want a capital."""
    assert holds("Quand a-t-il ouvert ?", "Il a ouvert en septembre.", "fr") == {"time"}
    assert holds("When did they come?", "They march and may sing.") == set()
    assert holds("几个人溺水？", "警方于2月18日统计。", "zh") == set()
    assert holds("多少人溺水？", "警方统计有18人。", "zh") == {"digits"}


def test_no_language_has_no_words() -> None:
    """Digits and names are seen in any."""
    asked = read_question("How many drowned?", None)

    assert evidence(asked, "How many drowned?", "12 cows", terms_of("12 cows", None), None)[0] == 1
