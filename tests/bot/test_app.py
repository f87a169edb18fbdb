"""The bot, put together."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import build
from bot.app.precis import Precis
from bot.deliveries.limits import SendingPace
from bot.fairness.quota import Quota, RequestKind
from bot.gateway.requests import Requests
from bot.interactions.answering import PRIVATE, Scope
from bot.interactions.menus import menus_of
from bot.locales.languages import shipped
from bot.metrics.families import UPDATES
from bot.render import asking_texts, settings_texts, texts, topic_texts
from bot.render.language import ENGLISH, Text
from bot.settings import Settings
from tests.bot.interactions.people import typed

TOKEN = "42:AAtesttesttesttesttesttesttesttest"
OPERATOR = 5

#: What is counted as something else than a change.
KINDS = {
    "start": RequestKind.WORD,
    "help": RequestKind.WORD,
    "admin": RequestKind.WORD,
    "topics": RequestKind.LOOK,
    "latest": RequestKind.LOOK,
    "feeds": RequestKind.LOOK,
    "search": RequestKind.LOOK,
    "saved": RequestKind.LOOK,
    "export": RequestKind.OPML,
}


def settings_in(directory: Path) -> Settings:
    return Settings.model_validate(
        {"telegram_token": TOKEN, "data_dir": directory, "admins": [OPERATOR]}
    )


@pytest.fixture
async def precis(tmp_path: Path) -> AsyncIterator[Precis]:
    requests = Requests.over_http()
    settings = settings_in(tmp_path)
    async with build(
        settings, TOKEN, requests, pace=SendingPace(), quota=Quota(), languages=shipped()
    ) as built:
        yield built


async def test_telegram_is_asked_for_what_is_heard(precis: Precis) -> None:
    """Those kinds for which some handler is there: any other would wait for nobody."""
    assert precis.hears >= {"message", "edited_message", "channel_post"}
    assert precis.hears >= {"callback_query", "my_chat_member"}
    assert precis.hears.isdisjoint({"poll", "shipping_query"})
    assert precis.hears == UPDATES.values, "each is counted by its name"


async def test_the_token_is_in_no_repr(tmp_path: Path, precis: Precis) -> None:
    """A traceback with values, or a debugger's print, must not tell it."""
    settings = settings_in(tmp_path)

    assert TOKEN not in repr(precis)
    assert TOKEN not in repr(settings)
    assert TOKEN not in str(settings.model_dump())


async def test_every_command_that_is_heard_is_told_of_and_no_other(precis: Precis) -> None:
    """In /help, in a menu, and where the bot's texts name one."""
    names = [command.name for command in precis.commands]
    (says,) = (command.act for command in precis.commands if command.name == "help")
    helped = await says(typed("/help"))
    menus = menus_of(precis.commands, ENGLISH)
    here = [command.name for command in precis.commands if command.chats >= PRIVATE]
    said = " ".join(
        f"{text.english} {text.many}"
        for module in (texts, topic_texts, settings_texts, asking_texts)
        for name, text in vars(module).items()
        if name.isupper() and isinstance(text, Text)
    )

    assert len(set(names)) == len(names)
    assert [name for name, _ in menus.operators] == here
    assert {name for name, _ in (*menus.operators, *menus.admins)} == set(names)
    assert all(3 <= len(line) <= 256 for _, line in (*menus.operators, *menus.admins))
    told = re.findall(r"^/(\w+).* – .+$", getattr(helped, "html", ""), re.MULTILINE)
    assert told == [name for name in here if name != "admin"]
    assert set(re.findall(r"(?<![\w/<:.])/([a-z]+)\b", said)) <= set(names)


async def test_commands_are_counted_by_what_they_cost(precis: Precis) -> None:
    """All that are not listed change something; of /sum the links are counted, each by itself; /ask sees to it."""
    assert {c.name: c.kind for c in precis.commands if c.kind is not RequestKind.CHANGE} == {
        **KINDS,
        "sum": None,
        "ask": None,
    }


async def test_what_changes_what_a_chat_gets_is_for_admins(precis: Precis) -> None:
    """Of the others all but the operator's are for everybody."""
    by_scope = {scope: {c.name for c in precis.commands if c.scope is scope} for scope in Scope}

    assert by_scope[Scope.OPERATOR] == {"admin"}
    assert by_scope[Scope.EVERYBODY] == {
        "start",
        "help",
        "topics",
        "latest",
        "feeds",
        "search",
        "save",
        "saved",
        "wrong",
        "export",
        "sum",
        "channel",
        "ask",
    }
