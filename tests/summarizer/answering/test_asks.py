"""Whether a text asks something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.answering.question_words import asks
from summarizer.ranking.rules.phrases import table

LANGUAGES = table("asking")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_asks_without_a_mark(language: str) -> None:
    """Each example of a language is a question when it has lost its marks; yes and no want them."""
    questions = [
        question.strip("?？؟;¿ ")
        for kind, examples in LANGUAGES[language]["must"].items()
        for question in examples
        if kind != "whether"
    ]

    assert questions
    assert [question for question in questions if not asks(question, [language])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mark_asks_without_a_word(language: str) -> None:
    """Of whichever script; statements have none."""
    for text in LANGUAGES[language]["none"]:
        assert asks(text, []) is text.endswith(("?", "？", "؟", ";"))


@pytest.mark.parametrize(
    "text", ["Casualties?", "伤亡？", "ضحايا؟", "Θύματα;", "Զոհեր՞", "really⁉ no", "why❓"]
)
def test_every_script_has_its_mark(text: str) -> None:
    """An emoji is one, too."""
    assert asks(text, [])


@pytest.mark.parametrize(
    "text",
    [
        *("thanks!", "Danke dir", "спасибо", "merci !", "谢谢", "ευχαριστώ", "ok", "wow", ""),
        *("?", "❓", "...", "What a mess!", "How nice!!", "I know who did it"),
        *("first; then the rest", "where " + "the long story begins that somebody tells " * 6),
    ],
)
def test_thanks_are_no_question(text: str) -> None:
    """Nor are exclamations, marks alone, and what tells more than it asks."""
    assert not asks(text, ["en", "de"])


def test_a_word_counts_in_its_language_alone() -> None:
    """Italian "come" is how, and German "was" is what; English yes or no wants its mark."""
    assert not asks("was great", ["en"])
    assert not asks("come on", ["en"])
    assert asks("come on", ["it"])
    assert asks("come on")


@given(st.text())
def test_any_text_is_looked_at(text: str) -> None:
    """Who asks in some language asks in one of all; and what has a letter and a mark asks."""
    assert asks(text) >= asks(text, ["en", "tr"])
    assert asks(f"{text} a?", [])
