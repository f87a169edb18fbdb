from hypothesis import given

from bot.invisible import SPELLING_JOINERS, spell_out
from bot.render.html import escape
from bot.terminal.markup import to_ansi, to_plain
from tests.hostile import hostile_texts

HTML = '<a href="http://a/?b&amp;c"><b>T &lt;x&gt;</b></a>\n• <code>@d</code>'


def test_plain_text_names_the_links() -> None:
    """Where nothing can be tapped, the address stands behind the text."""
    assert to_plain(HTML) == "T <x> http://a/?b&c\n• @d"


POINT = '• A point. <a href="http://a/#:~:text=A%20point.">↗</a>\n<i>next</i>'


def test_a_points_link_is_printed_if_asked_for() -> None:
    """It has no words of its own, and hundreds of percent signs; a terminal has it to tap."""
    assert to_plain(POINT) == "• A point.\nnext"
    assert to_plain(POINT, links=True) == "• A point. ↗ http://a/#:~:text=A%20point.\nnext"
    assert "http://a/#:~:text=A%20point." in to_ansi(POINT)
    assert to_plain('<a href="http://a/">Δ 港</a>') == "Δ 港 http://a/"
    assert to_plain('<a href="http://a/">↗</a>') == ""


def test_a_terminal_shows_links_and_bold() -> None:
    """Links are OSC 8, styles are reset where they end."""
    assert to_ansi(HTML) == (
        "\x1b]8;;http://a/?b&c\x1b\\\x1b[1mT <x>\x1b[0m\x1b]8;;\x1b\\\n• \x1b[36m@d\x1b[0m"
    )


def test_a_terminal_needs_no_joiners() -> None:
    """They keep Telegram's clients from linking; here a text is copied as the page has it."""
    assert to_plain(escape("me@b.org")) == to_ansi(escape("me@b.org")) == "me@b.org"


@given(hostile_texts)
def test_a_terminal_obeys_us_alone(text: str) -> None:
    """Even if some text was not cleaned before, or stands in an address."""
    html = f'<a href="{escape(text)}">{escape(text)}</a>'
    keep = f"\n{SPELLING_JOINERS}"

    assert spell_out(to_plain(html), keep) == to_plain(html)
    ours = to_ansi(html).replace("\x1b]8;;", "").replace("\x1b\\", "")
    assert spell_out(ours, keep) == ours
