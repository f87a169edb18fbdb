"""The languages that ship: each whole, and of a size that Telegram takes."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.interactions.menus import menus_of
from bot.locales.languages import shipped
from bot.locales.template import PATH, extract
from bot.render import topic_texts
from bot.render.language import ENGLISH, Language
from tests.bot.desk import Desk
from tests.bot.render.renderings import RENDERERS, Renderer
from tests.botapi.html import parse_html

#: English beside those that stand in files.
SIXTEEN = (
    "ar",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "hi",
    "id",
    "it",
    "ja",
    "ko",
    "pt",
    "ru",
    "tr",
    "uk",
    "zh",
)
TRANSLATED = tuple(tag for tag in SIXTEEN if tag != ENGLISH.tag)

#: What stands in files that translators are told of, and no word may be lost of it.
_COMMANDS = re.compile(r"(?<![\w<])/[a-z]+")
_TAGS = re.compile(r"</?\w+>")

#: As a topic or a name has it; the limits are those of what is around it.
NAME = "Ж"

#: Of what Telegram shows of a button, in its narrowest places.
MAX_BUTTON = 30


@cache
def catalogue(tag: str) -> Catalog:
    with PATH.with_name(f"{tag}.po").open("rb") as file:
        return read_po(file)


def forms_of(message: Message) -> tuple[str, ...]:
    told = message.string
    return tuple(map(str, told)) if isinstance(told, tuple) else (str(told),)


def spoken(tag: str) -> Language:
    return shipped().of(tag)


def test_sixteen_languages_ship() -> None:
    """Chinese is simplified; whoever asks for another is told it in this one."""
    assert shipped().tags == set(SIXTEEN)
    assert {asked: spoken(asked).tag for asked in ("zh-hans", "pt-br", "es-419", "ar-EG", "sv")} == {
        "zh-hans": "zh", "pt-br": "pt", "es-419": "es", "ar-EG": "ar", "sv": "en",
    }  # fmt: skip


@pytest.mark.parametrize("tag", TRANSLATED)
def test_each_is_whole(tag: str) -> None:
    """No text is missing, none is of an earlier version, none waits to be looked at."""
    there = {(m.id, m.context): m for m in catalogue(tag) if m.id}

    assert {(m.id, m.context) for m in extract() if m.id} == there.keys()
    assert [m.id for m in there.values() if m.fuzzy or not all(forms_of(m))] == []
    assert {len(forms_of(m)) for m in there.values() if m.pluralizable} == {
        catalogue(tag).num_plurals
    }


@pytest.mark.parametrize("tag", TRANSLATED)
def test_commands_and_markup_are_kept(tag: str) -> None:
    """Commands stay English, in every form; so many tags as there were, in pairs."""
    for message in filter(lambda m: m.id, catalogue(tag)):
        english = message.id[-1] if isinstance(message.id, tuple) else message.id
        for form in forms_of(message):
            for what in (_COMMANDS, _TAGS):
                assert Counter(what.findall(form)) == Counter(what.findall(str(english))), form


@pytest.mark.parametrize("tag", TRANSLATED)
def test_the_head_says_what_state_it_is_in(tag: str) -> None:
    """Whether somebody confirmed it, how people are addressed, and the words for twenty things."""
    head = catalogue(tag).header_comment

    assert "achine draft" in head or "onfirmed by" in head
    assert len(re.findall(r"^#\s.+ [=:–—] .+$", head, re.MULTILINE)) >= 20


@pytest.mark.parametrize("tag", SIXTEEN)
@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.__name__)
def test_every_message_is_one_that_telegram_takes(renderer: Renderer, tag: str) -> None:
    """Its markup, its length, its buttons and what these bring back."""
    language = spoken(tag)
    for reply in renderer(NAME, language):
        parsed = parse_html(reply.html)
        assert len(parsed.text.encode("utf-16-le")) // 2 <= 4096
        assert parsed.dropped_links == ()
        for button in (button for row in reply.buttons for button in row):
            assert 0 < len(button.text) <= MAX_BUTTON, button.text
            assert len(button.data.encode()) <= 64


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_count_has_its_form(tag: str) -> None:
    """Whatever is counted, the number is said, or a word for it."""
    language = spoken(tag)
    for message in filter(lambda m: m.pluralizable, catalogue(tag)):
        for count in (*range(30), 101, 1_000_000):
            one, many = map(str, message.id)
            form = language.catalogue.ngettext(one, many, count)
            assert form
            assert count < 3 or "{count}" in form or "{count}" not in many, form


async def test_menus_and_descriptions_fit(desk: Desk) -> None:
    """https://core.telegram.org/bots/api#botcommand, and #setmydescription"""
    for tag in SIXTEEN:
        menus = menus_of(desk.precis.commands, spoken(tag))
        assert all(3 <= len(line) <= 256 for _, line in (*menus.operators, *menus.admins)), tag
        assert 40 < len(menus.description) <= 512, tag


@pytest.mark.parametrize("tag", ["ar", "fa"])
def test_what_is_filled_in_does_not_turn_a_sentence_round(tag: str) -> None:
    """A Latin name or a time in a sentence that runs from right to left stands by itself."""
    told = spoken(tag).say(topic_texts.FOLLOWED_ALREADY, label="NBA 2026")

    assert "\u2068NBA 2026\u2069" in told
    assert "\u2068" not in ENGLISH.say(topic_texts.FOLLOWED_ALREADY, label="NBA 2026")
