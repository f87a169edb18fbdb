"""/topics and its buttons."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from typing import Any

from bot.feeds.entries import MarkedFeed
from bot.handlers.topics.topics import TopicCommands
from bot.interactions.interaction import Interaction
from bot.models import Menu
from bot.render import topic_texts as texts
from bot.render.language import ENGLISH
from bot.storage.engine.database import Database
from tests.bot.conftest import NOW
from tests.bot.handlers.topics.reader import Reader
from tests.bot.interactions.people import ADA, GROUP, answers, pressed, typed
from tests.bot.stories.newsroom import follow


class List:
    """The list of what a chat follows, and presses of it."""

    def __init__(self, database: Database) -> None:
        self.reader = Reader(database)
        self.buttons = self.reader.buttons
        self.commands = TopicCommands(
            self.reader.following, self.buttons.presses, self.reader.watching, lambda: "precis_bot"
        )

    async def press(self, data: str, chat: int = ADA, **more: Any) -> str | None:
        press: Interaction = pressed(data, chat, menu=Menu.TOPICS, **more)
        handler = next(h for h in self.commands.handlers() if h.fits(press))
        return await self.buttons.press(handler, press)


async def test_an_empty_list_says_how_to_begin(database: Database) -> None:
    """Everybody may ask."""
    asked = typed("/topics", GROUP, admin=False)

    assert await answers(List(database).commands.commands(), asked) == [
        ENGLISH.say(texts.NO_TOPICS)
    ]


async def test_a_press_unfollows_and_shows_the_rest(database: Database) -> None:
    """A second one finds nothing, and shows the list as it is."""
    topics = List(database)
    for label in ("moscow", "paris"):
        await follow(database, ADA, NOW, label)

    for _ in range(2):
        assert await topics.press("unfollow:0:moscow") is None
    assert await topics.reader.topics() == {"paris"}
    shown = topics.buttons.owed.edits[-1]
    assert [b.text for row in shown.reply.buttons for b in row] == ["✕ paris"]


async def test_each_topic_can_be_shared(database: Database) -> None:
    """By a link that opens the bot with it; a feed whose address holds a secret has none."""
    topics = List(database)
    reader = topics.reader
    for name, url in (
        ("Harbour", "https://harbour.example/feed"),
        ("X", "https://x.example/?token=k9"),
    ):
        reader.sites[url] = MarkedFeed(title=name, url="https://harbour.example")
        await reader.types(f"/follow {url}")
    await follow(database, ADA, NOW)

    (said,) = await answers(topics.commands.commands(), typed("/topics"))

    start = "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fprecis_bot%3Fstart%3D"
    shared = re.findall('href="([^"]*)">([^<]*)<', said)
    assert shared == [
        (
            f"{start}feed_{urlsafe_b64encode(b'harbour.example/feed').decode().rstrip('=')}",
            "Harbour",
        ),
        (f"{start}tag_moscow", "moscow"),
    ]
    topics.commands = TopicCommands(
        reader.following, topics.buttons.presses, reader.watching, lambda: ""
    )
    assert "t.me" not in (await answers(topics.commands.commands(), typed("/topics")))[0]


async def test_members_of_a_group_turn_pages_and_change_nothing(database: Database) -> None:
    """Who asked for the list, that is."""
    topics = List(database)
    await follow(database, GROUP, NOW)

    assert await topics.press("topics:0", GROUP, admin=False) is None
    for data in ("unfollow:0:moscow", "lift:0:moscow"):
        assert await topics.press(data, GROUP, admin=False) == ENGLISH.say(texts.ADMINS_ONLY)
    assert await topics.reader.topics(GROUP) == {"moscow"}


async def test_a_press_that_was_answered_before_a_restart_does_nothing(database: Database) -> None:
    """It comes once more; the client's waiting is ended."""
    topics = List(database)
    await follow(database, ADA, NOW)

    async def known(_: str) -> bool:
        return True

    assert await topics.press("unfollow:0:moscow", known=known) is None
    assert await topics.reader.topics() == {"moscow"}
    assert topics.buttons.owed.messages == []
