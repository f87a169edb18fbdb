"""/auto."""

from __future__ import annotations

from typing import Any

import pytest

from bot.handlers.groups.auto import AutoCommand
from bot.interactions.interaction import ChatKind, Interaction
from bot.interactions.telegram import Telegram
from bot.render import texts, topic_texts
from bot.render.language import ENGLISH
from bot.storage.chats.auto import AutoStore
from bot.storage.chats.chats import move_chat
from bot.storage.engine.database import Database
from tests.bot.interactions.people import ADA, GROUP, answers, typed


class Ears(Telegram):
    """Hears groups or does not; None: Telegram does not say."""

    def __init__(self, *, all_of_them: bool | None) -> None:
        self.all = all_of_them

    async def hears_all(self, chat_id: int) -> bool | None:
        return self.all


async def said(database: Database, asked: Interaction, *, hears: bool | None = True) -> list[str]:
    command = AutoCommand(AutoStore(database), Ears(all_of_them=hears)).command()
    return await answers([command], asked)


ON, OFF, HOW = (ENGLISH.say(text) for text in (texts.AUTO_ON, texts.AUTO_OFF, texts.AUTO_HOW))


async def test_it_is_switched_on_and_off(database: Database) -> None:
    """Alone it says what is so, and how to change it."""
    heard = [
        await said(database, typed(text, GROUP))
        for text in ("/auto", "/auto ON", "/auto", "/auto on", "/auto x", "/auto off", "/auto")
    ]

    assert heard == [
        [f"{OFF} {HOW}"], [ON], [f"{ON} {HOW}"], [ON], [f"{ON} {HOW}"], [OFF], [f"{OFF} {HOW}"],
    ]  # fmt: skip


async def test_each_topic_of_a_forum_has_its_own(database: Database) -> None:
    """What is in none, too; and they go along when the group gets another id."""
    assert await said(database, typed("/auto on", GROUP, thread_id=3)) == [
        ENGLISH.say(texts.AUTO_ON_TOPIC)
    ]
    async with database.write() as connection:
        await move_chat(connection, GROUP, -1001)

    store = AutoStore(database)
    on = [await store.is_on(chat, thread) for chat in (GROUP, -1001) for thread in (3, 4, None)]
    assert on == [False, False, False, True, False, False]


async def test_a_channel_has_its_own_words(database: Database) -> None:
    """Nobody mentions a bot there."""
    channel: dict[str, Any] = {"chat_kind": ChatKind.CHANNEL}

    assert await said(database, typed("/auto on", -300, **channel)) == [ON]
    assert await said(database, typed("/auto off", -300, **channel)) == [
        ENGLISH.say(texts.AUTO_OFF_CHANNEL)
    ]


@pytest.mark.parametrize("hears", [True, False, None])
async def test_a_bot_that_does_not_hear_says_so(database: Database, *, hears: bool | None) -> None:
    """Where it knows; of what is off there is nothing to hear."""
    (on,) = await said(database, typed("/auto on", GROUP), hears=hears)
    (off,) = await said(database, typed("/auto off", GROUP), hears=hears)

    assert (ENGLISH.say(texts.AUTO_DEAF) in on) is (hears is False)
    assert off == OFF


async def test_admins_alone_switch_it(database: Database) -> None:
    """In a private chat every link is answered anyway."""
    assert await said(database, typed("/auto on", GROUP, admin=False)) == [
        ENGLISH.say(topic_texts.ADMINS_ONLY)
    ]
    assert not await AutoStore(database).is_on(GROUP, None)
    assert await said(database, typed("/auto on", ADA)) == []
