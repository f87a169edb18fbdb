"""Feeds and chats that wait for the operator."""

from __future__ import annotations

from bot.handlers.operator.sources import SourceButtons
from bot.locales.languages import shipped
from bot.models import Menu
from bot.render import texts
from bot.render.language import ENGLISH
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.sources import SourceStore
from bot.subscriptions.values import ChatSettings
from tests.bot.conftest import NOW
from tests.bot.interactions.people import ADA, GROUP, Buttons, pressed

OPERATOR = 5


class Desk:
    """The list, and presses of it."""

    def __init__(self, database: Database) -> None:
        self.buttons = Buttons()
        self.feeds, self.sources = FeedStore(database), SourceStore(database)
        self.listed = SourceButtons(
            self.buttons.presses,
            self.sources,
            self.feeds,
            languages=shipped(),
            operators=[OPERATOR],
            clock=lambda: NOW,
        )

    async def data(self, text: str) -> str:
        """Return the data of a button of the first page."""
        page = await self.listed.first_page(ENGLISH)
        assert page is not None
        return next(b.data for row in page.buttons for b in row if b.text == text)

    async def press(self, text: str, person: int = OPERATOR) -> str | None:
        """Press a button of the first page by its text."""
        return await self.send(await self.data(text), person)

    async def send(self, data: str, person: int = OPERATOR) -> str | None:
        press = pressed(data, person, person=person, asked_by=person, menu=Menu.SOURCES)
        return await self.buttons.press(self.listed.handler(), press)


async def test_where_nothing_waits_there_is_no_list(database: Database) -> None:
    """And nothing to say."""
    assert await Desk(database).listed.first_page(ENGLISH) is None


async def test_a_feed_is_approved_and_banned(database: Database) -> None:
    """Said once; the list is drawn anew."""
    desk = Desk(database)
    await desk.feeds.add("https://a.example/feed", NOW, chat_id=ADA)

    approve = await desk.data("Approve 1")
    assert await desk.send(approve) is None
    assert await desk.send(approve) == ENGLISH.say(texts.SOURCE_GONE)
    assert [feed.approved for feed in await desk.feeds.all()] == [True]
    assert await desk.press("Ban 1") is None
    assert [feed.banned for feed in await desk.feeds.all()] == [True]
    assert len(desk.buttons.owed.edits) == 3
    assert desk.buttons.owed.sent == []


async def test_a_chat_that_shares_is_approved(database: Database) -> None:
    """What it shares serves everybody."""
    desk = Desk(database)
    await ChatStore(database).save(GROUP, ChatSettings(share=True), NOW)

    assert await desk.press("Approve 1") is None
    assert await desk.sources.of_chat(GROUP) == (True, False)
    assert await desk.press("Ban 1") is None
    assert await desk.sources.of_chat(GROUP) == (False, True)


async def test_one_who_is_no_operator_any_more_decides_nothing(database: Database) -> None:
    """His old lists have buttons still."""
    desk = Desk(database)
    await desk.feeds.add("https://a.example/feed", NOW, chat_id=ADA)

    assert await desk.press("Approve 1", ADA) == ENGLISH.say(texts.MENU_NOT_KEPT)
    assert [feed.approved for feed in await desk.feeds.all()] == [False]
    assert desk.buttons.owed.messages == []
