"""Subjects by the words that belong to them."""

from importlib.resources import files

import pytest

from summarizer.models import Article
from summarizer.topics.names.aliases import known_topics
from summarizer.topics.names.mentions import find_mentions
from summarizer.topics.relevance.evidence import Where
from summarizer.topics.relevance.telltales import UNKNOWN, Telltales

_MATCHES = {
    "en": "The goalkeeper saved two penalties before the striker scored in stoppage time.",
    "de": "Der Torwart hielt zwei Elfmeter, ehe der Stürmer in der Nachspielzeit traf.",
    "fr": "Le gardien de but a arrêté deux tirs au but, puis l'attaquant a marqué sur un coup franc.",
    "es": "El portero detuvo dos penaltis antes del golazo del delantero en el tiro libre.",
    "ru": "Вратарь отбил два пенальти, а нападающий забил со штрафного удара, гол футболиста.",
    "ja": "ゴールキーパーが止め、ストライカーがフリーキックで日本代表の得点王となった。",
}


def _telltales(text: str, language: str) -> Telltales:
    return Telltales(find_mentions(Article.from_text(text, language=language)))


@pytest.mark.parametrize("language", _MATCHES)
def test_a_match_is_told_by_words_of_six_languages(language: str) -> None:
    """A report of a match shows football though it does not say so."""
    assert _telltales(_MATCHES[language], language).subjects()[0] == "football"


def test_a_word_in_another_language_tells_nothing() -> None:
    """Words count in texts of their language alone."""
    told = _telltales(_MATCHES["de"], "en")
    assert told.subjects() == []
    assert _telltales(_MATCHES["en"], "xx").of("football") == UNKNOWN


def test_forms_of_a_word_are_one() -> None:
    """What begins alike counts once: "Elfmeter", "Elfmetern"."""
    one = _telltales("Es gab Elfmeter.", "de").of("football")
    two = _telltales("Es gab Elfmeter nach Elfmetern.", "de").of("football")
    assert one[1] == two[1]


def test_what_others_have_too_shows_nothing_alone() -> None:
    """A coach and a club may be of any sport."""
    told = _telltales("The manager spoke to the squad in the dressing room.", "en")
    assert told.evidence("football") is None


def test_the_words_are_the_evidence() -> None:
    """The first word of its own stands for a subject, as the article writes it."""
    evidence = _telltales(_MATCHES["en"], "en").evidence("football")
    assert evidence is not None
    assert (evidence.where, evidence.said) == (Where.SIGN, "goalkeeper")


def test_subjects_are_topics_of_the_tables() -> None:
    """Whoever follows a subject gets what its words tell."""
    text = files("summarizer.data").joinpath("telltales.txt").read_text("utf-8")
    subjects = {line for line in text.splitlines() if line[0] not in "# "}
    assert len(subjects) > 100
    assert subjects <= {*known_topics()}


def test_a_topic_of_no_words_is_unknown() -> None:
    """Of names nothing is told."""
    assert _telltales(_MATCHES["en"], "en").of("london") == UNKNOWN
