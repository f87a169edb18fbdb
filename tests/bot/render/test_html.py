from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.html import (
    JOINER,
    clean,
    entity_count,
    escape,
    fitting,
    link,
    shorten,
    shown,
    utf16_units,
)
from tests.bot.cost import growth


@given(st.text())
def test_escaped_text_shows_as_it_is(text: str) -> None:
    """Whatever a page says, its tags are text; without our joiners it is as it was."""
    html = escape(text)

    assert "<" not in html
    assert unescape(html).replace(JOINER, "") == text.replace(JOINER, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ask @durov, @@durov", "ask @|durov, @@|durov"),
        ("press /start x@/stop@bot", "press /|start x@/|stop@|bot"),
        ("#tag $USD $1INCH", "#|tag $|USD $|1INCH"),
        ("xtg://x tg:\\\\x tg:x", "xtg:|//|x tg|:|\\\\x tg|:x"),
        ("see t.me/x, a.b.рф", "see t|.me/x, a.b|.рф"),
        ("https://1.2.3.4", "https:|//|1|.2|.3|.4"),
        ("me@scam.co.uk", "me@|scam|.co|.uk"),
        ("+12 345 678", "+|12| 345| 678"),
        ("4111111111111111", "411|111|111|111|111|1"),
        ("U.S., e.g. 3.14, 24/7, his/her, US$5, $100, A+, 2026-11-30, 1,234,567.89", None),
        ("Washington: the end. He said: no! C# is 20:30, M&Ms", None),
    ],
)
def test_nothing_in_a_text_can_be_tapped(text: str, expected: str | None) -> None:
    """What clients would make a link of has a joiner (here |); what only looks like it has none."""
    assert unescape(escape(text)) == (expected or text).replace("|", JOINER)


def test_what_cannot_be_seen_is_dropped() -> None:
    """Direction marks, zero-width blanks, tag characters and controls are gone."""
    assert clean("a\u202eb\u200bc\U000e0041d\x07e\xadf\ufeff\u2060g\ue000\U0001ffffh") == "abcdefgh"


def test_joiners_that_spell_words_stay() -> None:
    """Persian and emoji need them."""
    assert clean("می‌خواهم 👩‍💻") == "می‌خواهم 👩‍💻"


def test_marks_and_joiners_in_heaps_are_taken_off() -> None:
    """What is left spells words; halves of a pair, which no encoding can send, are gone."""
    assert clean("e\u0301\u0301\u0301\u0301\u0301\u0301") == "e\u0301\u0301\u0301"
    assert clean("a\u200d\u200d\u200db \u200cc\u200d d") == "a\u200db c d"
    assert clean("a\ud800b") == "ab"


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


def test_our_hashtags_count_as_entities() -> None:
    """Clients find them though no tag makes them; in an address and in a foreign text they find none."""
    assert entity_count(f'<a href="http://a.org#b">b</a> #tag {escape("#x &#x27;")}') == 2


def test_a_list_ends_where_it_no_longer_fits() -> None:
    """Telegram refuses a longer message as a whole."""
    assert fitting(["<b>abc</b>", "😀", "d"], units=9) == ["<b>abc</b>", "😀"]
    assert fitting([]) == []


@pytest.mark.parametrize("text", ["a", "a.", "@a", "\u200d ", "1-", "a\u0300"])
def test_what_is_not_shown_costs_nothing(text: str) -> None:
    """A sentence without an end may be a whole article; what is shown of it is as ever."""
    assert growth(lambda n: shown(text * n, 1200), 75_000) < 3
    assert shown("word " * 99_999, 99) == shown("word " * 99, 99)
