"""The words by which articles are found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.newsroom.search_words import (
    INDEXED,
    MAX_TERMS,
    SearchTerm,
    index_words,
    parse_query,
)
from summarizer import Article
from summarizer.models import Tag

_OPERATORS = ('"a" OR b', "NEAR(a b)", "a*", "-a", "a:b", "^a", "'a' & !b", "(a <-> b):*", "\\")


def words_of(text: str) -> list[str]:
    return index_words(Article(url="", title=text)).split()


def test_all_forms_of_a_word_are_one() -> None:
    """Case, accents, plurals, hashtags; each once."""
    assert words_of("Bridges and BRIDGE at the café, foreign_policies") == (
        "bridge and at the cafe foreign policy".split()
    )


def test_letters_stand_in_pairs_where_no_blanks_do() -> None:
    """The last one alone, so that each can be looked for; beside words of other scripts."""
    assert words_of("東京都のiPhone") == ["東京", "京都", "都の", "の", "iphone"]
    assert words_of("대통령은") == ["대통", "통령", "령은", "은"]


def test_a_word_that_is_looked_for_may_go_on() -> None:
    """A short one may not; a run of pairs is looked for as it stands; each once."""
    assert parse_query("Councils council on 東京都 橋") == (
        SearchTerm(("council",), begins=True),
        SearchTerm(("on",), begins=False),
        SearchTerm(("東京", "京都"), begins=False),
        SearchTerm(("橋",), begins=True),
    )


def test_title_people_tags_and_text_are_looked_at_as_far_as_there_is_room() -> None:
    """An article's words have an end."""
    text = "word " * INDEXED + "unseen"
    article = Article.from_text(text, title="Harbour")
    found = index_words(article).split()

    assert {"harbor", "word"} <= set(found)
    assert "unseen" not in found
    tagged = Article(url="", title="", publisher="Post", authors=("Ada Lau",), tags=(Tag("nba"),))
    assert {"post", "ada", "lau", "nba"} <= set(index_words(tagged).split())


@pytest.mark.parametrize("typed", _OPERATORS)
def test_operators_are_plain_words(typed: str) -> None:
    """Of whatever a database's syntax has nothing is left."""
    for term in parse_query(typed):
        assert all(word.isalnum() for word in term.words)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_words(text: str) -> None:
    """Letters, digits and marks, few of them; what is found in itself, too."""
    terms = parse_query(text)
    kept = set(words_of(text))

    assert len(terms) <= MAX_TERMS
    for term in terms:
        assert term.words
        assert all(word and not set(word) & set(" '\"*:&|!<>()\\") for word in term.words)
        assert all(
            word in kept or (term.begins and any(other.startswith(word) for other in kept))
            for word in term.words
        )
