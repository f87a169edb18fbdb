"""Text fragments: what the links say. That a browser finds it is tested beside this."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.ranking.fragments import fragment_link

URL = "https://example.org/a"
LONG = (
    "Damage to the old town's shops and churches will cost at least two hundred million euros, "
    "insurers in Munich said."
)


def directive(sentence: str, paragraph: str = "", text: str = "", url: str = URL) -> str:
    link = fragment_link(url, sentence, paragraph or sentence, text or paragraph or sentence)
    return link.split(":~:text=")[1]


def test_a_short_sentence_is_named_in_full() -> None:
    """Up to eighty characters the whole sentence is the fragment."""
    assert directive("Nobody was hurt.") == "Nobody%20was%20hurt."


def test_a_long_sentence_is_named_by_its_ends() -> None:
    """Five words, a comma, four words without the closing stop."""
    assert unquote(directive(LONG)) == "Damage to the old town's,insurers in Munich said"


def test_a_number_is_no_end() -> None:
    """A browser reads "1501." with a footnote's mark "2" behind it as one word, and finds no 1501."""
    sentence = f"{LONG[:-1]} for the first time since the year 1501."

    assert unquote(directive(sentence)).endswith(",since the year")


def test_ends_that_stand_twice_in_a_sentence_grow() -> None:
    """The end is the first match behind the start, so it must not stand earlier in the sentence."""
    sentence = (
        "The insurers in the city of Munich said nothing, and all the other "
        "insurers in the city of Munich said."
    )

    assert unquote(directive(sentence)).endswith(",other insurers in the city of Munich said")


def test_a_sentence_that_stands_twice_gets_the_words_before() -> None:
    """The fewest words before that tell the place from the others."""
    one, two = "In the east it rained. Nobody was hurt.", "In the west it rained. Nobody was hurt."
    text = f"{one}\n\n{two}"

    found = unquote(directive("Nobody was hurt.", two, text))

    assert found == "west it rained.-,Nobody was hurt."


def test_at_a_paragraphs_head_the_words_behind_tell() -> None:
    """No context reaches over the paragraph's edge."""
    one, two = "Nobody was hurt. So they say.", "Nobody was hurt. It was a drill."

    found = unquote(directive("Nobody was hurt.", two, f"{one}\n\n{two}"))

    assert found == "Nobody was hurt.,-It"


def test_marks_with_a_meaning_are_encoded() -> None:
    """Dash, comma and ampersand part a directive, so none stands bare in its text."""
    assert directive("A - b, c & d.") == "A%20%2D%20b%2C%20c%20%26%20d."


@pytest.mark.parametrize(
    ("url", "start"),
    [
        ("https://example.org/a#part", "https://example.org/a#part:~:text="),
        ("https://example.org/a#", "https://example.org/a#:~:text="),
        ("https://example.org/a#x:~:text=old", "https://example.org/a#x:~:text="),
        ("https://example.org/a?q=1", "https://example.org/a?q=1#:~:text="),
    ],
)
def test_the_pages_own_fragment_stays(url: str, start: str) -> None:
    """An anchor is kept ahead of the directive, an old directive is replaced."""
    assert fragment_link(url, "Rain.", "Rain.", "Rain.").startswith(start)


@given(st.text(min_size=1, max_size=300).filter(str.strip))
def test_any_sentence_gives_a_link(sentence: str) -> None:
    """Whatever the text, the link is ASCII without blanks, and its page is the same."""
    encodable = sentence.encode("utf-8", "ignore").decode().strip() or "x"

    link = fragment_link(URL, encodable, encodable, encodable)

    assert link.isascii()
    assert " " not in link
    assert urlsplit(link).path == "/a"
