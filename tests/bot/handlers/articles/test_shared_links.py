"""Links that a chat shares."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.errors import FetchError, Unfetched
from bot.handlers.articles.shared_links import SharedLinks
from bot.interactions.interaction import Interaction
from bot.models import StoredArticle
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from bot.stories.ingest import Ingest
from bot.subscriptions.values import ChatSettings
from tests.bot.conftest import NOW
from tests.bot.handlers.articles.asking import Press, stored
from tests.bot.interactions.people import ADA, GROUP, Client, Owed, did, gate, given, pressed
from tests.bot.stories.newsroom import article

SECRET = "https://a.example/?token=4f9a8c2b1d7e6f5a4b3c"


class Newsroom(Ingest):
    """Remembers what is shared."""

    def __init__(self) -> None:
        self.shared_in: list[tuple[int, str]] = []
        self.error: Exception | None = None

    async def shared(self, stored: StoredArticle, chat_id: int) -> None:
        if self.error:
            raise self.error
        self.shared_in.append((chat_id, stored.article.title))


class Desk:
    """Chats that share, or do not."""

    def __init__(self, database: Database, each: int = 1000) -> None:
        self.chats, self.newsroom, self.owed = ChatStore(database), Newsroom(), Owed()
        self.press = Press(a=article(1), b=article(2))
        counted = gate(self.owed, Client(), each)
        self.links = SharedLinks(self.chats, self.press, self.newsroom, counted)

    async def shares(self, chat: int) -> None:
        await self.chats.save(chat, ChatSettings(share=True), NOW)

    async def says(self, *links: str, chat: int = GROUP) -> None:
        assert await given([self.links.handler()], did(chat, links=links))


async def test_links_become_stories_where_the_chat_shares(database: Database) -> None:
    """Elsewhere they are not even fetched; nobody is told of one that cannot be had."""
    desk = Desk(database)
    await desk.says("https://a.example")
    assert desk.press.asked == []

    await desk.shares(GROUP)
    await desk.says("https://gone.example", "https://a.example")
    assert desk.newsroom.shared_in == [(GROUP, article(1).title)]
    assert desk.owed.messages == []


async def test_a_secret_is_nobodys_story(database: Database) -> None:
    """Neither by its link nor by where it led; nor is a text that has none."""
    desk = Desk(database)
    await desk.shares(GROUP)
    await desk.says(SECRET)
    for url in (SECRET, ""):
        one = stored()
        await desk.links.take(GROUP, replace(one, article=replace(one.article, url=url)))

    assert (desk.press.asked, desk.newsroom.shared_in) == ([], [])


async def test_an_answered_link_is_shared_where_the_chat_shares(database: Database) -> None:
    """One that is no story is only written down."""
    desk = Desk(database)
    await desk.links.take(ADA, stored())
    await desk.shares(ADA)
    await desk.links.take(ADA, stored())
    desk.newsroom.error = FetchError(Unfetched.BUSY)
    await desk.links.take(ADA, stored())

    assert desk.newsroom.shared_in == [(ADA, article(1).title)]


async def test_too_many_links_are_dropped_without_a_word(database: Database) -> None:
    """Nobody waits for an answer."""
    desk = Desk(database, each=1)
    await desk.shares(GROUP)
    await desk.says("https://a.example", "https://b.example")

    assert len(desk.newsroom.shared_in) == 1
    assert desk.owed.messages == []


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        (did(GROUP), True),
        (did(), False),
        (did(GROUP, is_command=True), False),
        (pressed("x", GROUP), False),
    ],
)
def test_what_groups_and_channels_say_is_looked_at(
    database: Database, said: Interaction, fits: bool
) -> None:
    """But for commands, of whichever bot."""
    assert Desk(database).links.handler().fits(said) == fits
