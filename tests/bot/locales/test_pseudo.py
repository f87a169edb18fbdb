"""Nothing that the bot says stands outside its catalogues."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.render import (
    access_texts,
    asking_texts,
    broadcast_texts,
    elsewhere_texts,
    kept_texts,
    settings_texts,
    story_buttons,
    texts,
    topic_texts,
)
from bot.render.language import ENGLISH, Text
from bot.render.story_buttons import StoryAct
from tests.bot.locales.pseudo import accented, plain_english, pseudo
from tests.bot.render.renderings import RENDERERS, Renderer

#: As pages and people have it; no word of the bot's own has these letters.
FOREIGN = "новости"

SOURCE = Path(story_buttons.__file__).parents[1]


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.__name__)
def test_no_message_has_plain_english(renderer: Renderer) -> None:
    """Its text, and its buttons."""
    for reply in renderer(FOREIGN, pseudo()):
        assert plain_english(reply.html) == set()
        for row in reply.buttons:
            assert {word for button in row for word in plain_english(button.text)} == set()


def test_plain_english_is_found() -> None:
    """Beside what is accented, and not in what is kept."""
    assert plain_english(f"<b>{accented('Stories of <b>it</b>')}</b>: 3 more") == {"more"}
    assert plain_english(accented("Try /follow #moscow or https://example.com.")) == set()


def _texts() -> Iterator[tuple[str, Text]]:
    for module in (
        texts, topic_texts, elsewhere_texts, kept_texts, settings_texts, asking_texts,
    ):  # fmt: skip
        for name, value in vars(module).items():
            if isinstance(value, Text):
                yield name, value
            elif isinstance(value, Mapping) and name.isupper():
                yield from ((f"{name}[{key}]", one) for key, one in value.items())


def test_every_text_is_in_the_catalogue() -> None:
    """In the pseudo-language none of them falls back to English."""
    for name, said in _texts():
        named = dict.fromkeys(_placeholders(said) - {"count"}, FOREIGN)
        for count in (1, 7):
            told = pseudo().say(said, count=count, **named)
            assert plain_english(told) == set(), name


def test_whatever_is_said_is_given_what_stands_in_its_braces() -> None:
    """Each ``say`` of a text by its name, wherever it stands."""
    tables = {
        "texts": texts,
        "topic_texts": topic_texts,
        "elsewhere_texts": elsewhere_texts,
        "kept_texts": kept_texts,
        "settings_texts": settings_texts,
        "asking_texts": asking_texts,
        "access_texts": access_texts,
        "broadcast_texts": broadcast_texts,
    }
    said = 0
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if (name := _said(call)) is None or any(k.arg is None for k in call.keywords):
                continue
            tables_with = [table for table in tables.values() if hasattr(table, name)]
            wanted = [_wanted(getattr(table, name)) for table in tables_with]
            said += 1
            assert {str(k.arg) for k in call.keywords} in wanted, f"{path}:{call.lineno} {name}"
    assert said > 100


def _said(call: ast.Call) -> str | None:
    """Return the name of the text that a call says; None if it says none by its name."""
    called = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
    if called != "say" or not call.args or not isinstance(call.args[0], ast.Attribute):
        return None
    name = call.args[0].attr
    return name if name.isupper() else None


def _wanted(said: Text) -> set[str]:
    return _placeholders(said) | ({"count"} if said.many else set())


def _placeholders(said: Text) -> set[str]:
    """Return what stands in a text's braces, in either of its forms."""
    forms = f"{said.english}{said.many or ''}"
    return {name for _, name, _, _ in string.Formatter().parse(forms) if name}


def test_the_buttons_of_a_story_are_those_of_its_language() -> None:
    """They are made when they are rendered, not when the bot starts."""
    there, here = story_buttons.story_buttons(pseudo()), story_buttons.story_buttons(ENGLISH)

    assert [b.data for row in here for b in row] == list(StoryAct)
    assert {b.text for row in here for b in row}.isdisjoint(b.text for r in there for b in r)
