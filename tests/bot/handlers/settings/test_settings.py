"""/settings and its buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.following.limits import KeptLimits
from bot.following.times import KeptTimes
from bot.handlers.settings.settings import SettingsMenu
from bot.interactions.interaction import Press
from bot.models import Menu, Reply
from bot.render import texts, topic_texts
from bot.render.language import ENGLISH, Text
from bot.storage.chats.auto import AutoStore
from bot.storage.engine.database import Database
from bot.storage.feeds.sources import SourceStore
from bot.subscriptions.looks import Look
from tests.bot.conftest import NOW
from tests.bot.handlers.topics.reader import OPERATOR, Reader, nothing
from tests.bot.interactions.people import ADA, GROUP, Buttons, Client, answers, pressed, typed
from tests.bot.locales.pseudo import TAG, accented, languages
from tests.bot.stories.newsroom import follow


class Ears(Client):
    """Does not hear a group."""

    async def hears_all(self, chat_id: int) -> bool | None:
        return False


class Menus:
    """The settings of chats, and what comes of presses."""

    def __init__(self, database: Database) -> None:
        self.buttons = Buttons()
        self.reader = Reader(database, self.buttons)
        self.auto = AutoStore(database)
        self.menu = SettingsMenu(
            self.buttons.presses,
            self.reader.chats,
            self.auto,
            KeptTimes(self.reader.chats, self.reader.following, lambda: NOW),
            KeptLimits(self.reader.chats, SourceStore(database), lambda: NOW, wake_pauses=nothing),
            telegram=Ears(),
            languages=languages(),
            trust=self.reader.trust,
            clock=lambda: NOW,
        )

    async def press(self, data: str, chat: int = ADA, *, old: bool = False, **more: Any) -> Any:
        """Press a button of the message as it is shown now; returns what is said.

        Args:
            data: The button's.
            chat: Where it is.
            old: Whether Telegram does not show the message any more.
            more: Of the interaction.
        """
        edits = self.buttons.owed.edits
        face = None if old else edits[-1].reply if edits else Reply("-")
        press = pressed(data, chat, menu=Menu.SETTINGS, **more)
        seen = replace(press, press=Press("query", data, face))
        return await self.buttons.press(self.menu.handler(), seen)

    def shown(self) -> list[str]:
        """Return the buttons of the message by now."""
        return [b.text for row in self.buttons.owed.edits[-1].reply.buttons for b in row]


async def test_one_message_shows_and_sets_all(database: Database) -> None:
    """Each press edits it; what has several choices opens."""
    menus = Menus(database)
    (head,) = await answers([menus.menu.command()], typed("/settings"))
    for data in ("settings:points", "set:points:5", "set:brief:on", "set:silent:on"):
        assert await menus.press(data) is None
    assert await menus.press("set:quiet:22:00-07:00") is None
    await menus.press("set:zone:Europe/Berlin")
    await menus.press("set:digest:mon 08:00")

    settings = await menus.reader.settings()
    assert settings.look == Look(points=5, brief=True)
    assert (settings.silent, settings.preview, settings.timezone) == (True, False, "Europe/Berlin")
    assert (str(settings.quiet), str(settings.digest)) == ("22:00-07:00", "mon 08:00")
    assert menus.buttons.owed.sent == []
    assert len(menus.buttons.owed.edits) == 7
    assert menus.buttons.owed.edits[-1].reply.html == head
    assert {"Digest: Mon 08:00", "Key points: 5"} <= set(menus.shown())


async def test_the_same_press_again_edits_nothing(database: Database) -> None:
    """It sets what is set; and the client's waiting ends."""
    menus = Menus(database)
    for _ in range(3):
        await menus.press("set:folded:on")

    assert (await menus.reader.settings()).look == Look(folded=True)
    assert len(menus.buttons.owed.edits) == 1
    assert menus.buttons.client.ended == [None, None, None]


async def test_a_press_on_an_old_message_counts_as_it_stands_now(database: Database) -> None:
    """What was set since stays, and is shown."""
    menus = Menus(database)
    await menus.press("set:points:8")
    await menus.press("set:preview:on", old=True)

    settings = await menus.reader.settings()
    assert (settings.look.points, settings.preview) == (8, True)
    assert {"Key points: 8", "☑ Pages previewed"} <= set(menus.shown())


async def test_what_ends_is_set_again(database: Database) -> None:
    """Quiet hours and digests; what is followed daily comes at once then."""
    menus = Menus(database)
    await follow(database, ADA, NOW, digest=True)
    for data in ("set:quiet:23:00-07:00", "set:digest:08:00", "set:quiet:off", "set:digest:off"):
        await menus.press(data)

    settings = await menus.reader.settings()
    assert (settings.quiet, settings.digest) == (None, None)
    (followed,) = await menus.reader.followed()
    assert followed.digest is None


async def test_members_change_nothing(database: Database) -> None:
    """They are told so, by whatever button, whoever asked; so is who gives the command."""
    menus, no = Menus(database), ENGLISH.say(topic_texts.ADMINS_ONLY)

    asked = typed("/settings", GROUP, admin=False)
    assert await answers([menus.menu.command()], asked) == [no]
    for data in ("set:points:5", "settings:quiet", "settings:all", "set:auto:on"):
        assert await menus.press(data, GROUP, admin=False, asked_by=ADA) == no

    assert menus.buttons.owed.edits == []
    assert (await menus.reader.settings(GROUP)).look == Look()


async def test_every_link_is_answered_topic_by_topic(database: Database) -> None:
    """It says where the bot does not hear; in which topic an old message is nobody says."""
    menus, deaf = Menus(database), ENGLISH.say(texts.AUTO_DEAF)

    assert await menus.press("set:auto:on", GROUP, thread_id=3) == deaf
    assert "☑ Every link here answered" in menus.shown()
    assert await menus.press("set:auto:off", GROUP, thread_id=3) is None
    assert await menus.press("set:auto:on", GROUP) == deaf
    said = await menus.press("set:auto:on", GROUP, old=True)
    assert said == ENGLISH.say(texts.MENU_NOT_KEPT)
    await menus.press("set:auto:on", ADA)
    on = [await menus.auto.is_on(chat, thread) for chat, thread in ((GROUP, 3), (GROUP, None))]
    assert on == [False, True]
    assert not await menus.auto.is_on(ADA, None)


async def test_a_language_is_spoken_from_the_press_on(database: Database) -> None:
    """Until the person's client counts again; one that there is not is none."""
    menus = Menus(database)
    await menus.press(f"set:language:{TAG}")
    (message,) = menus.buttons.owed.edits
    assert accented("<b>Settings</b>\nPress one to change it.") == message.reply.html
    assert (await menus.reader.settings()).language == TAG

    for value in ("", "xx"):
        await menus.press(f"set:language:{value}", client_language="en")
        assert (await menus.reader.settings()).language is None
    assert menus.buttons.owed.edits[-1].reply.html.startswith("<b>Settings</b>")


@pytest.mark.parametrize(
    ("person", "said"), [(ADA, topic_texts.SHARE_WAITS), (OPERATOR, topic_texts.SHARE_ON)]
)
async def test_what_becomes_of_links_is_said(database: Database, person: int, said: Text) -> None:
    """Where they become stories; the operator vouches for his own."""
    menus = Menus(database)

    assert await menus.press("set:share:on", person=person) == ENGLISH.say(said)
    assert (await menus.reader.settings()).share
    assert await menus.press("set:share:off", person=person) is None
    assert not (await menus.reader.settings()).share


async def test_who_is_banned_shares_nothing(database: Database) -> None:
    """He is told so, and the button stays as it is."""
    menus = Menus(database)
    await menus.press("set:share:on")
    notice = languages().notice(lambda _: Reply("x"))
    assert await SourceStore(database).ban_chat(ADA, NOW, notice)

    assert await menus.press("set:share:on", old=True) == ENGLISH.say(topic_texts.SHARE_BANNED)
    assert "☐ Links become stories" in menus.shown()
