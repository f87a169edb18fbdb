"""In which form a name is shown."""

from __future__ import annotations

import pytest

from summarizer.models import Article
from summarizer.topics.names.mentions import find_mentions
from summarizer.topics.tagging.base_forms import BaseForms


def form(words: str, text: str, language: str | None) -> str:
    article = Article.from_text(text, title="", language=language or "en")
    return " ".join(BaseForms(find_mentions(article), language).of(tuple(words.split())))


@pytest.mark.parametrize(
    ("words", "text", "language", "base"),
    [
        ("wildvögeln", "Sie half Wildvögeln. Viele Wildvögel starben.", "de", "wildvögel"),
        ("berlusconis", "Das Haus Berlusconis steht. Berlusconi kam.", "de", "berlusconi"),
        ("tabaksteuergesetzes", "Die Verkündung des Tabaksteuergesetzes.", "de", "tabaksteuergesetz"),
        ("kölner", "Die Kölner Seilbahn.", "de", "köln"),
        ("quaders", "Die Masse eines Quaders.", "de", "quader"),
        ("freiwilligen feuerwehr", "Er ist in der Freiwilligen Feuerwehr.", "de", "freiwillige feuerwehr"),
        ("neuen welt", "In der Neuen Welt. Die Neue Welt.", "de", "neue welt"),
        ("europäischen union", "In der Europäischen Union.", "de", "europäische union"),
        ("швайнштайгера", "Швайнштайгер ушел. Без Швайнштайгера тяжело.", "ru", "швайнштайгер"),
    ],
)  # fmt: skip
def test_another_form(words: str, text: str, language: str, base: str) -> None:
    """The text has it elsewhere, or the ending tells."""
    assert form(words, text, language) == base


@pytest.mark.parametrize(
    ("words", "text", "language"),
    [
        ("wildvögeln", "Sie half Wildvögeln.", "de"),
        ("haus", "Das Haus. Au!", "de"),
        ("paris", "Er kam nach Paris.", "de"),
        ("walter steinmeier", "Da ist Walter Steinmeier.", "de"),
        ("digitales wörterbuch", "Ein Digitales Wörterbuch. Das digitale Wörterbuch.", "de"),
        ("frauen nationalmannschaft", "Die Frauen-Nationalmannschaft.", "de"),
        ("johannes kahrs", "Da ist Johannes Kahrs.", "de"),
        ("banks", "A Bank. The Banks.", "en"),
        ("banks", "A Bank. The Banks.", None),
    ],
)
def test_no_other_form(words: str, text: str, language: str | None) -> None:
    """Nothing shows one."""
    assert form(words, text, language) == words
