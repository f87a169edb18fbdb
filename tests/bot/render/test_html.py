from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.html import clean, entity_count, escape, link, shorten, utf16_units


@given(st.text())
def test_escaped_text_shows_as_it_is(text: str) -> None:
    """Whatever a page says, its tags are text."""
    shown = escape(text).replace("<code>", "").replace("</code>", "")

    assert "<" not in shown
    assert unescape(shown) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ask @durov now", "ask <code>@durov</code> now"),
        ("press /start", "press <code>/start</code>"),
        ("/stop@precis_bot", "<code>/stop@precis_bot</code>"),
        ("tg://resolve?domain=x", "<code>tg://resolve?domain=x</code>"),
        ("see t.me/x", "see <code>t.me/x</code>"),
        ("see durov.t.me", "see <code>durov.t.me</code>"),
        ("tg:resolve", "<code>tg:resolve</code>"),
        ("https://telegram.dog/x", "https://<code>telegram.dog/x</code>"),
        ("cat.men at.me", "cat.men at.me"),
        ("his/her", "his/her"),
        ("a@b.org", "a@b.org"),
        ("24/7 and/or", "24/7 and/or"),
    ],
)
def test_nothing_in_a_text_can_be_tapped_into_telegram(text: str, expected: str) -> None:
    """Mentions, commands and links into Telegram are code; what only looks like them is not."""
    assert escape(text) == expected


def test_what_cannot_be_seen_is_dropped() -> None:
    """Direction marks, zero-width blanks, tag characters and controls are gone."""
    assert clean("a\u202eb\u200bc\U000e0041d\x07e\xadf\ufeff") == "abcdef"


def test_joiners_that_spell_words_stay() -> None:
    """Persian and emoji need them."""
    assert clean("می‌خواهم 👩‍💻") == "می‌خواهم 👩‍💻"


def test_marks_and_joiners_in_heaps_are_taken_off() -> None:
    """What is left spells words; halves of a pair, which no encoding can send, are gone."""
    assert clean("e\u0301\u0301\u0301\u0301\u0301\u0301") == "e\u0301\u0301\u0301"
    assert clean("a\u200d\u200d\u200db \u200cc\u200d d") == "a\u200db c d"
    assert clean("a\ud800b") == "ab"


def test_many_mentions_are_few_entities() -> None:
    """A message has a hundred at most."""
    assert escape("@all " * 500).count("<code>") == 8


def test_a_cut_is_at_a_blank() -> None:
    """No word is broken where it can be helped."""
    assert shorten("one two three", 9) == "one two…"
    assert shorten("one two", 7) == "one two"


@given(st.text(), st.integers(2, 40))
def test_a_cut_text_is_never_too_long(text: str, limit: int) -> None:
    """The ellipsis is counted."""
    assert len(shorten(text, limit)) <= limit


def test_length_is_counted_as_telegram_counts() -> None:
    """Tags are free, an entity is one, an emoji outside the first plane is two."""
    assert utf16_units("<b>a&amp;b</b>😀") == 5


def test_a_link_is_one_of_the_web() -> None:
    """Nothing else is ever linked, and quotes cannot end the attribute."""
    assert link("x", "javascript:alert(1)") == "x"
    assert link("x", "tg://user?id=1") == "x"
    assert link("x", 'http://a/"><b>') == '<a href="http://a/%22%3E%3Cb%3E">x</a>'
    assert link("x", "http://a/ b\n") == '<a href="http://a/%20b%0A">x</a>'
    assert link("x", "http://") == "x"
    assert link("x", "http://a/" + "b" * 9000) == "x"


def test_what_clients_find_counts_as_an_entity() -> None:
    """Hashtags and bare links are entities though no tag makes them."""
    assert entity_count('<a href="http://a.org">b</a> #tag c.org') == 3
