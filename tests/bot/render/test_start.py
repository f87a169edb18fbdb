from bot.models import Menu
from bot.render import texts
from bot.render.language import ENGLISH
from bot.render.start import parse_begin_button, render_start
from tests.botapi.html import parse_html


def test_topics_stand_two_in_a_row() -> None:
    """Each button says which it follows; a topic that fits no button has none."""
    reply = render_start(
        ["#moscow", "climate change", "space", "x" * 80], ENGLISH, nothing_to_read=False
    )

    assert [[button.text for button in row] for row in reply.buttons] == [
        ["#moscow", "climate change"],
        ["space"],
    ]
    assert [parse_begin_button(b.data) for row in reply.buttons for b in row] == [
        "#moscow",
        "climate change",
        "space",
    ]
    assert (reply.html, reply.menu) == (ENGLISH.say(texts.START), Menu.START)


def test_who_runs_a_bot_without_feeds_is_told_how_to_have_some() -> None:
    """By a setting that it names."""
    text = parse_html(render_start([], ENGLISH, nothing_to_read=True).html).text

    assert "PRECIS_STARTER_FEEDS=en,de" in text


def test_other_buttons_begin_nothing() -> None:
    """A topic may hold a colon."""
    assert parse_begin_button("follow:x:y") is None
    assert parse_begin_button("begin:") is None
    assert parse_begin_button("begin:a:b") == "a:b"
