"""What a question asks for."""

from __future__ import annotations

import re

import pytest

from summarizer.answering.asked import read_question
from summarizer.answering.question_words import MAX_QUESTION, AnswerKind
from summarizer.ranking.rules.phrases import table

LANGUAGES = table("asking")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_ask_for_a_kind(language: str) -> None:
    """Each example of a language asks for its kind, by a word of that language."""
    examples = [
        (kind, question)
        for kind, questions in LANGUAGES[language]["must"].items()
        for question in questions
    ]
    read = [(read_question(question, language), kind, question) for kind, question in examples]

    assert examples
    assert [
        (kind, question)
        for asked, kind, question in read
        if (asked.kind, asked.language) != (kind, language)
    ] == []


def test_statements_ask_for_nothing() -> None:
    """No word of the language asks in what is a statement, or a question without such a word."""
    statements = [(code, text) for code, own in LANGUAGES.items() for text in own["none"]]

    assert [s for s in statements if read_question(s[1], s[0]).language == s[0]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_expressions_are_in_small_letters(language: str) -> None:
    """As they are compared; and every language has all kinds but those it asks for otherwise."""
    own = LANGUAGES[language]

    assert set(AnswerKind) - own.keys() == set()
    assert all(
        own[kind] == re.sub(r"[A-ZÀ-Þ]", "", own[kind]) or "\\S" in own[kind] for kind in AnswerKind
    )


def test_a_question_may_be_in_another_language() -> None:
    """A word at its beginning asks, in whichever language."""
    asked = read_question("Wann stieg der Fluss?", "en")

    assert (asked.kind, asked.language) == (AnswerKind.WHEN, "de")


def test_what_asks_first_is_what_is_asked() -> None:
    """A word that asks in a clause behind it does not."""
    assert read_question("Who was mayor when the river rose?", "en").kind is AnswerKind.WHO
    assert read_question("How many people know who closed it?", "en").kind is AnswerKind.NUMBER


def test_words_that_ask_are_no_terms() -> None:
    """An answer need not say "how many" again."""
    asked = read_question("How many bridges were closed?", "en")

    assert [term.word for term in asked.terms] == ["bridges", "were", "closed"]


def test_a_question_without_end_is_cut() -> None:
    """Whoever types a book waits for no analysis of it."""
    asked = read_question("why " * 100_000, "en")

    assert len(asked.terms) < MAX_QUESTION
