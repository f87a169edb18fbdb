"""What is said of a text's language without asking what knows a hundred."""

from __future__ import annotations

import pytest

from summarizer.language.evident import is_evidently
from summarizer.reading.about import language as about

TEXTS = {
    "de": "Der Rat der Stadt hat am Montag nach einer langen Debatte beschlossen, dass die Brücke nicht vor dem Frühjahr "
    "wieder für den Verkehr geöffnet werden wird, und auch der Hafen bleibt bis dahin geschlossen.",
    "en": "The council of the town decided on Monday after a long debate that the bridge will not be opened to traffic "
    "before the spring, and that the harbour, which has been closed for weeks, will stay so.",
    "es": "El consejo de la ciudad decidió el lunes, tras un largo debate, que el puente no se abrirá al tráfico antes de la "
    "primavera y que el puerto, cerrado por las obras, seguirá así para los barcos más grandes.",
    "fr": "Le conseil de la ville a décidé lundi, après un long débat, que le pont ne sera pas rouvert avant le printemps et "
    "que les bateaux, qui attendent dans le port depuis des semaines, ne partiront pas plus tôt par le sud.",
    "it": "Il consiglio della città ha deciso lunedì, dopo un lungo dibattito, che il ponte non sarà aperto al traffico prima "
    "della primavera e che anche il porto, chiuso per i lavori, è una delle opere che non finiranno con il resto.",
    "nl": "De raad van de stad heeft maandag na een lang debat besloten dat het verkeer niet voor het voorjaar over de brug kan "
    "en dat ook de haven, die al weken dicht is, met het oog op het werk niet open zal zijn.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_evident_in_its_own_texts_alone(language: str) -> None:
    """By its commonest words."""
    assert [stated for stated in TEXTS if is_evidently(TEXTS[language], stated)] == [language]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge of the town.", "en"),
        ("Rada miasta zdecydowała w poniedziałek po długiej debacie, że most nie będzie otwarty.", "en"),
        (f"{TEXTS['en']} {TEXTS['de']}", "en"),
        (TEXTS["en"], "pl"),
    ],
    ids=["too short", "another", "of both", "not known"],
)  # fmt: skip
def test_what_is_in_doubt_is_not_evident(text: str, language: str) -> None:
    """Then somebody else is asked."""
    assert not is_evidently(text, language)


def test_a_page_that_says_what_it_is_in_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that reads one article does not load what knows a hundred languages."""

    def load(*_: object) -> str:
        raise AssertionError("a third of a second")

    monkeypatch.setattr(about, "detect_language", load)

    for language, text in TEXTS.items():
        assert about.language_of(f"{text} {text}", language) == language
