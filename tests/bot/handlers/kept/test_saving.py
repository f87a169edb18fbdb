"""/save, /saved and their buttons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.handlers.kept.saving import Saving
from bot.interactions.interaction import Answered
from bot.models import ArticleId, Menu, Shown
from bot.render import kept_texts as texts
from bot.render import texts as all_texts
from bot.render.language import ENGLISH
from bot.storage.chats import saved as saved_module
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.saved import SavedStore
from bot.storage.engine.database import Database
from tests.bot.conftest import NOW
from tests.bot.interactions.people import (
    ADA,
    GROUP,
    Buttons,
    Messages,
    Shelf,
    answers,
    pressed,
    typed,
)
from tests.bot.stories.newsroom import article

BOB = 8


class Desk:
    """Twenty articles, the last of them a text without a link."""

    def __init__(self, database: Database) -> None:
        articles = [*map(article, range(19)), replace(article(19), url="")]
        self.buttons, self.messages = Buttons(*articles), Messages()
        self.store = SavedStore(database)
        self.saving = Saving(
            self.store,
            ChatStore(database),
            Shelf(*articles),
            self.buttons.presses,
            shown=self.messages,
            clock=lambda: NOW,
        )

    async def says(self, text: str, chat: int = ADA, **more: object) -> str:
        (said,) = await answers(self.saving.commands(), typed(text, chat, **more))
        return said

    async def presses(self, data: str, chat: int = ADA, **more: object) -> str | None:
        press = pressed(data, chat, **more)  # type: ignore[arg-type]  # by name
        handler = next(each for each in self.saving.handlers() if each.fits(press))
        return await self.buttons.press(handler, press)

    async def titles(self, person: int = ADA) -> list[str]:
        return [line.title for line in (await self.store.page(person, 0, 99)).page.lines]


async def test_what_a_message_shows_is_saved_by_whoever_sees_it(database: Database) -> None:
    """Once, to his own list, wherever it is; a text without a link is not."""
    desk = Desk(database)

    assert await desk.presses("save", article=1) == ENGLISH.say(texts.SAVED)
    assert await desk.presses("save", article=1) == ENGLISH.say(texts.SAVED_ALREADY)
    member = {"asker": BOB, "person": BOB, "admin": False, "asked_by": ADA}
    assert await desk.presses("save", GROUP, article=2, **member) == ENGLISH.say(texts.SAVED)
    assert await desk.presses("save", article=20) == ENGLISH.say(texts.SAVE_NO_LINK)
    anonymous = {"asker": GROUP, "person": 1_087_968_824}
    assert await desk.presses("save", GROUP, article=1, **anonymous) == (
        ENGLISH.say(texts.SAVE_YOURSELF)
    )
    assert await desk.titles() == ["Moscow council approved harbour 0"]
    assert await desk.titles(BOB) == ["Moscow council approved bridge 1"]


async def test_a_reply_saves_what_its_message_shows(database: Database) -> None:
    """Of this chat; of another message, or none, it is said how."""
    desk = Desk(database)
    desk.messages.shown[GROUP, 5] = Shown(article_id=ArticleId(1), menu=None, asked_by=None)
    desk.messages.shown[GROUP, 6] = Shown(article_id=None, menu=Menu.TOPICS, asked_by=None)
    how = ENGLISH.say(texts.SAVE_HOW)

    assert await desk.says("/save", GROUP, replies_to=Answered(message_id=5)) == (
        ENGLISH.say(texts.SAVED)
    )
    assert await desk.says("/save", GROUP, replies_to=Answered(message_id=6)) == how
    assert await desk.says("/save", ADA, replies_to=Answered(message_id=5)) == how
    assert await desk.says("/save", GROUP) == how
    assert len(await desk.titles()) == 1


async def test_what_was_saved_is_listed_and_removed(database: Database) -> None:
    """Page by page, the last first; a button removes its own line, once."""
    desk = Desk(database)
    assert await desk.says("/saved") == ENGLISH.say(texts.SAVED_NONE)
    for number in range(1, 13):
        await desk.presses("save", article=number)

    first = await desk.says("/saved")
    assert first.startswith("You saved 12 articles, the last first:\n1. ")
    assert "Moscow council rejected bridge 11" in first.splitlines()[1]
    await desk.presses("saved:10", menu=Menu.SAVED)
    second = desk.buttons.owed.edits[-1].reply
    assert [line[:3] for line in second.html.splitlines()[1:]] == ["11.", "12."]
    removal = second.buttons[0][1].data
    for _ in range(2):
        await desk.presses(removal, menu=Menu.SAVED)
        assert desk.buttons.owed.edits[-1].reply.html.count("\n") == 1
    assert len(await desk.titles()) == 11
    assert "harbour 0" not in "".join(await desk.titles())


async def test_nobody_removes_what_is_anothers(database: Database) -> None:
    """The number of a line is none of a list that it does not stand in."""
    desk = Desk(database)
    await desk.presses("save", article=1)
    (mine,) = (await desk.store.page(ADA, 0, 9)).ids
    await desk.presses(
        f"unsave:0:{mine}", BOB, menu=Menu.SAVED, asker=BOB, person=BOB, asked_by=BOB
    )
    assert len(await desk.titles()) == 1

    stranger = await desk.presses(
        f"unsave:0:{mine}", GROUP, menu=Menu.SAVED, asked_by=BOB, admin=False
    )
    assert stranger == ENGLISH.say(all_texts.NOT_YOURS)


async def test_a_list_has_an_end(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too much is said, and not saved."""
    monkeypatch.setattr(saved_module, "MOST_SAVED", 1)
    desk = Desk(database)
    await desk.presses("save", article=1)

    assert await desk.presses("save", article=2) == ENGLISH.say(texts.SAVED_FULL, count=500)
    assert len(await desk.titles()) == 1
