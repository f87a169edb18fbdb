import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.terminal.entities import entities_of


def found(text: str) -> list[tuple[str, str]]:
    entities = [MessageEntity(**entity) for entity in entities_of(text)]
    units = text.encode("utf-16-le", "surrogatepass")
    return [
        (
            str(entity.type),
            units[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le"),
        )
        for entity in entities
    ]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("see (https://example.org/a).", "https://example.org/a"),
        ("😀 http://example.org, and", "http://example.org"),
        ("example.org/a", "example.org/a"),
        ("example.org", "example.org"),
        (" news.example.org\n", "news.example.org"),
        ("HTTPS://EXAMPLE.ORG/A", "HTTPS://EXAMPLE.ORG/A"),
        ("http://127.0.0.1:8766/Quay_(harbour)", "http://127.0.0.1:8766/Quay_(harbour)"),
        ("(http://127.0.0.1:8766/a1)", "http://127.0.0.1:8766/a1"),
        ("see https://example.org/Quay_(harbour).", "https://example.org/Quay_(harbour)"),
        ("(see https://example.org/Quay_(harbour)),", "https://example.org/Quay_(harbour)"),
        ("[https://example.org/a[1]]", "https://example.org/a[1]"),
        ("{example.org/a{b}c}.", "example.org/a{b}c"),
        ("https://example.org/(a)(b)", "https://example.org/(a)(b)"),
        ("https://example.org/港_(船)。", "https://example.org/港_(船)"),
        ("«https://example.org/порт_(море)»", "https://example.org/порт_(море)"),
        ("https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a(", "https://example.org/a("),
    ],
)
def test_links_are_found_without_the_sentence_around_them(text: str, link: str) -> None:
    """As Telegram's clients do it, counted in UTF-16."""
    assert found(text) == [("url", link)]


@pytest.mark.parametrize(
    "text", ["hello", "me@example.org/x", "e.g. this", "1.5/2", "see report.pdf", "me@a.org"]
)
def test_what_is_no_link_is_left(text: str) -> None:
    """Addresses of mail and sentences have dots too."""
    assert found(text) == []


def test_a_command_is_found_at_the_start() -> None:
    """Only there is it one."""
    assert found("/help me") == [("bot_command", "/help")]
    assert found("no /help") == []


@given(st.text())
def test_entities_lie_within_the_text(text: str) -> None:
    """Whatever is typed."""
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2

    for entity in entities_of(text):
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units
