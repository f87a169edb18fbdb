"""/latest and its buttons."""

from __future__ import annotations

from bot.handlers.topics.latest import LatestCommand
from bot.models import Menu
from bot.render import topic_texts as texts
from bot.render.language import ENGLISH
from bot.storage.engine.database import Database
from tests.bot.conftest import NOW
from tests.bot.handlers.topics.reader import Reader
from tests.bot.interactions.people import GROUP, answers, pressed, typed
from tests.bot.stories.newsroom import follow


def latest(reader: Reader) -> LatestCommand:
    return LatestCommand(reader.following, reader.chats, reader.buttons.presses, lambda: NOW)


async def says(reader: Reader, text: str) -> str:
    (said,) = await answers(latest(reader).commands(), typed(text, GROUP, admin=False))
    return said


async def test_topics_need_not_be_followed(database: Database) -> None:
    """Of those without a story it is said; of too many, too."""
    reader = Reader(database)
    await reader.reads(1)

    assert await says(reader, "/latest") == ENGLISH.say(texts.LATEST_HOW)
    assert await says(reader, "/latest paris") == ENGLISH.say(texts.LATEST_NONE, label="#paris")
    said = await says(reader, "/latest moscow, ada, bea, cyd, dot, eva")
    assert "Moscow council" in said
    assert "I saw nothing about #ada" in said
    assert "I take 5 at once and left out 1." in said


async def test_a_page_is_turned_in_its_message(database: Database) -> None:
    """One whose stories are gone says so."""
    reader = Reader(database)
    await reader.reads(*range(12))
    handler, _ = latest(reader).handlers()

    assert await reader.buttons.press(handler, pressed("latest:5:moscow", menu=Menu.LATEST)) is None
    assert len(reader.buttons.owed.edits) == 1
    over = pressed("latest:5:paris", menu=Menu.LATEST)
    assert await reader.buttons.press(handler, over) == ENGLISH.say(texts.LATEST_OVER)


async def test_a_stranger_of_the_group_turns_no_page(database: Database) -> None:
    """Who asked for the list does, and admins."""
    reader = Reader(database)
    await reader.reads(*range(12))
    press = pressed("latest:5:moscow", GROUP, menu=Menu.LATEST, asked_by=99, admin=False)
    await reader.buttons.press(latest(reader).handlers()[0], press)

    assert reader.buttons.owed.messages == []


async def test_of_what_had_nothing_it_is_said(database: Database) -> None:
    """By name; of very many the first."""
    reader = Reader(database)
    await reader.types("/follow paris, grain", GROUP)
    named = ENGLISH.say(texts.LATEST_NONE, label="#paris, #grain")
    assert await says(reader, "/latest") == named

    for number in range(30):
        await follow(database, GROUP, NOW, f"topic{number}")
    said = await says(reader, "/latest")
    assert said.count("#") == 20
    assert said.endswith(", ….")


async def test_without_a_topic_the_newest_of_all_is_listed(database: Database) -> None:
    """In pages of one message; of who follows nothing it is said how."""
    reader = Reader(database)
    assert await says(reader, "/latest") == ENGLISH.say(texts.LATEST_HOW)
    await reader.reads(*range(12))
    await reader.types("/follow moscow", GROUP)
    _, handler = latest(reader).handlers()

    said = await says(reader, "/latest")
    assert said.startswith(ENGLISH.say(texts.NEWEST_HEAD))
    assert said.count("• ") == 10
    assert "bridge 11<" in said.splitlines()[1]
    await reader.buttons.press(handler, pressed("newest:10", GROUP, menu=Menu.LATEST))
    (page,) = reader.buttons.owed.edits
    assert page.reply.html.count("• ") == 2
    elsewhere = pressed("newest:0", menu=Menu.LATEST)
    assert await reader.buttons.press(handler, elsewhere) == ENGLISH.say(texts.LATEST_OVER)
