"""What nobody would follow."""

import pytest

from summarizer.topics.tagging.empty import everyday_nouns, says_little
from summarizer.topics.words.fold import fold
from summarizer.topics.words.phrases import Keyphrase


def phrase(said: str, *, is_name: bool = False, in_title: bool = True) -> Keyphrase:
    words = tuple(said.casefold().split())
    return Keyphrase("_".join(words), words, is_name=is_name, in_title=in_title, times=3)


@pytest.mark.parametrize(
    ("said", "language", "small"),
    [
        ("Licht", "de", ""),
        ("Zukunft", "de", ""),
        ("Grünes", "de", "grünes"),
        ("große", "de", "großen"),
        ("circle", "en", ""),
        ("historical", "en", ""),
        ("macroeconomic", "en", ""),
        ("mk", "de", ""),
        ("problema", "es", ""),
        ("erfolgreiches", "de", ""),
        ("types of catering", "en", ""),
        ("choosing an ev", "en", ""),
        ("Ultimate", "en", ""),
        ("communicate your desires", "en", ""),
        ("work remotely", "en", ""),
        ("saving money", "en", ""),
        ("実現", "ja", ""),
        ("贺信", "zh", ""),
        ("Versäumnisse", "de", ""),
    ],
)
def test_any_text_has_it(said: str, language: str, small: str) -> None:
    """An everyday noun, an adjective, two letters."""
    assert says_little(phrase(said), language, frozenset(map(fold, small.split())))


@pytest.mark.parametrize(
    ("said", "language", "is_name"),
    [
        ("Lichtschutzfaktor", "de", False),
        ("Kernfusion", "de", False),
        ("Käufer", "de", False),
        ("Teilbereiche", "de", False),
        ("house of commons", "en", False),
        ("cost of living", "en", False),
        ("food supply", "en", False),
        ("state of emergency", "en", False),
        ("coding bootcamps", "en", False),
        ("Target", "en", True),
        ("軽減税率", "ja", False),
        ("embryo", "en", False),
        ("hospitals", "en", False),
        ("musical", "en", False),
        ("comic", "en", False),
        ("Fable", "en", True),
        ("o2", "de", True),
        ("eu", "en", False),
        ("circle", None, False),
        ("Grünes Licht", "de", False),
    ],
)
def test_some_texts_are_about_it(said: str, language: str | None, is_name: bool) -> None:
    """Names, topics of the tables, words put together."""
    assert not says_little(phrase(said, is_name=is_name), language, frozenset({"licht"}))


def test_no_topic_is_an_everyday_noun() -> None:
    """Each list holds something, and words of one case."""
    assert {"ar", "de", "en", "es", "fr", "hi", "id", "it", "ja", "ko", "pt", "ru", "tr", "zh"} <= {
        *everyday_nouns()
    }
    assert all(len(nouns) > 30 for nouns in everyday_nouns().values())
