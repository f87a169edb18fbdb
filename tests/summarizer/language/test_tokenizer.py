import pytest
from hypothesis import given
from hypothesis import strategies as st
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.luhn import LuhnSummarizer

from summarizer.language.tokenizer import LANGUAGES, SentenceTokenizer, stemmer, stop_words
from summarizer.language.words import split_words

TEXT = (
    "The council approved the new harbour plan on Monday. The harbour plan will cost 3.5 million "
    "euros, the council said. Mr. Smith voted against it. It rained."
)


def test_sumy_takes_it_for_its_own_tokenizer() -> None:
    """A sumy summariser runs on it, without NLTK's data."""
    parser = PlaintextParser.from_string(TEXT, SentenceTokenizer("en"))

    found = LuhnSummarizer(stemmer("en"))(parser.document, 2)

    assert [str(sentence) for sentence in parser.document.sentences][2:] == [
        "Mr. Smith voted against it.",
        "It rained.",
    ]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. isn't 3.5% of it", {"isn't", "it"}),
        ("наша страна", {"наша", "страна"}),
        ("प्रधानमंत्री ने कहा", {"प्रधानमंत्री", "ने", "कहा"}),
    ],
)
def test_words_are_whole(text: str, words: set[str]) -> None:
    """Apostrophes, and vowel signs that are marks to Unicode, do not cut a word."""
    assert words <= set(split_words(text))


def test_scripts_without_blanks_give_pairs() -> None:
    """Without a dictionary, two letters stand for a word."""
    assert len(split_words("中国国家主席")) > 3


@given(st.text(max_size=200))
def test_words_are_runs_of_the_text(text: str) -> None:
    """And none is blank."""
    assert all(word and not word.isspace() and word in text for word in split_words(text))


def test_a_language_that_sumy_does_not_know_is_left_alone() -> None:
    """Neither stemmed nor stopped."""
    assert stemmer("sw")("vitabu") == "vitabu"
    assert stop_words("sw") == frozenset()
    assert stemmer("en")("Running") == "run"
    assert stemmer("ar")("المدينة") != "المدينة"
    assert "the" in stop_words("en")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_stemmers_need_no_package_and_warn_of_nothing(language: str) -> None:
    """Polish and Greek want one of their own in sumy; the Czech one warns of numbers."""
    stem = stemmer(language)

    assert all(stem(word) for word in ("a", "3", "covid19", "člověk", "κόσμος", "мовами", "世界"))
