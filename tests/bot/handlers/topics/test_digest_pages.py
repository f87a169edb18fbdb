"""Pages of a digest."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import insert, select

from bot.handlers.topics.digest_pages import DigestPages
from bot.models import Menu
from bot.render import topic_texts as texts
from bot.render.language import ENGLISH
from bot.storage.engine.database import Database
from bot.storage.schema import digest_item, story
from bot.storage.telling.digests import DigestStore
from tests.bot.conftest import NOW
from tests.bot.handlers.topics.reader import Reader
from tests.bot.interactions.people import ADA, GROUP, Buttons, pressed
from tests.bot.stories.newsroom import follow, left_out

AT = int(NOW.timestamp())
PAGE = f"digest:{AT}:{AT}::5"


async def digest(database: Database, chat: int) -> Reader:
    """Have a chat told of twelve stories by digest."""
    reader = Reader(database, Buttons())
    await reader.reads(*range(12))
    await follow(database, chat, NOW, digest=True)
    async with database.write() as connection:
        for (number,) in (await connection.execute(select(story.c.id))).all():
            told = {"chat_id": chat, "story_id": number, "topic": "moscow", "told_at": NOW}
            await connection.execute(insert(digest_item).values(**told))
    return reader


async def press(reader: Reader, data: str, chat: int, *, admin: bool = True) -> str | None:
    pages = DigestPages(
        reader.buttons.presses, DigestStore(reader.database, left_out), reader.chats
    )
    turn = pressed(data, chat, menu=Menu.DIGEST, asked_by=None, admin=admin)
    return await reader.buttons.press(pages.handler(), turn)


async def test_a_digest_turns_in_its_message(database: Database) -> None:
    """One whose stories are not kept any more says so."""
    reader = await digest(database, ADA)

    assert await press(reader, PAGE, ADA) is None
    (page,) = reader.buttons.owed.edits
    assert "Moscow council" in page.reply.html
    old = int((NOW - timedelta(days=20)).timestamp())
    assert await press(reader, f"digest:{old}:{old}::5", ADA) == ENGLISH.say(texts.DIGEST_NOT_KEPT)


async def test_members_of_a_group_turn_none(database: Database) -> None:
    """Nobody asked for it, and all see it."""
    reader = await digest(database, GROUP)

    assert await press(reader, PAGE, GROUP, admin=False) == ENGLISH.say(texts.ADMINS_ONLY)
    assert reader.buttons.owed.messages == []
