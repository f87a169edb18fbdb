"""How subjects are called in other languages."""

from __future__ import annotations

import pytest

from summarizer.models import Article
from summarizer.topics import tags_of, topic_key
from summarizer.topics.tagging.subject_names import name_in, subject_names


def test_a_name_is_the_topics() -> None:
    """Who taps the tag follows the topic that it is shown for."""
    wrong = {
        (topic, language, name)
        for topic, names in subject_names().items()
        for language, name in names.items()
        if topic_key(name) != topic
    }

    assert not wrong


@pytest.mark.parametrize(
    ("language", "name"),
    [("de", "Fußball"), ("ja", "サッカー"), ("xh", "football"), (None, "football")],
)
def test_a_language_without_a_name(language: str | None, name: str) -> None:
    """It has the English one."""
    assert name_in("football", language) == name


def test_a_subject_is_told_in_the_articles_language() -> None:
    """A report that never says "Fußball" is about it."""
    text = (
        "Der Torwart hielt zwei Elfmeter, bevor der Stürmer in der Nachspielzeit traf.\n"
        "Der Mittelfeldspieler hatte einen Freistoß vergeben, der Linksaußen stand zweimal im Abseits. "
        "Die Bundesliga sah selten ein solches Spiel, sagte der Trainer."
    )

    found = tags_of(Article.from_text(text, title="Spätes Tor rettet Aschfurt", language="de"))

    assert "fussball" in found
    assert "football" not in found


def test_a_country_is_told_in_the_articles_language() -> None:
    """Where it has its adjective alone."""
    text = "El equipo alemán ganó en casa. Los alemanes celebraron el triunfo, dijo el entrenador alemán a la prensa."

    found = tags_of(Article.from_text(text, title="El fútbol alemán vuelve", language="es"))

    assert "alemania" in found
    assert "germany" not in found
