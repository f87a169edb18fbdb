"""/forget: no row about a chat is left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outgoing import EditText
from bot.storage.chats.belongings import STRIPPED, dropped
from bot.storage.engine.database import Database
from bot.storage.engine.statements import ARTICLES, one_at_a_time
from bot.storage.feeds.owners import leave_all
from bot.storage.messages import chat_changes
from bot.storage.messages.delivery_writes import Owed, queue_all
from bot.storage.schema import (
    article,
    body,
    chat,
    copy,
    delivery,
    delivery_article,
    inbox,
    shown,
    story,
)

#: What names somebody in an update: https://core.telegram.org/bots/api#update
_NAMED_IN = frozenset({"chat", "from", "sender_chat", "user"})


class Forgetting:
    """Drops what is kept of a chat: all that the schema says is its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def forget(self, chat_id: int, last: EditText, now: datetime) -> None:
        """Forget a chat; all is done, or nothing.

        What is on its way to it arrives, and nothing of that is kept.

        Args:
            chat_id: Which; of a private chat this is its person's, too.
            last: What it is told of that, by a key of ``last_words_key``: its row goes with it.
            now: The time.
        """
        async with self._database.write() as connection:
            # In the order in which all take these.
            await one_at_a_time(connection)
            await one_at_a_time(connection, ARTICLES)
            await leave_all(connection, chat_id)
            for table in STRIPPED:
                of_chat = update(table).where(table.c.chat_id == chat_id)
                await connection.execute(of_chat.values(chat_id=None))
            await chat_changes.forget(connection, chat_id, now)
            for table, owned in dropped().items():
                await connection.execute(delete(table).where(owned(chat_id)))
            await _drop_stories(connection, chat_id)
            await _drop_articles(connection, chat_id)
            await _drop_chat(connection, chat_id)
            await _drop_updates(connection, chat_id)
            await queue_all(connection, [Owed((last,), now)])


async def _drop_stories(connection: AsyncConnection, chat_id: int) -> None:
    """Drop the stories that a chat shared with itself, and their messages."""
    mine = story.c.chat_id == chat_id
    told = select(story.c.body_id).where(mine, story.c.body_id.is_not(None))
    bodies = (await connection.scalars(told)).all()
    await connection.execute(delete(story).where(mine))
    # Who asked for a sample may have it.
    free = ~select(delivery.c.id).where(delivery.c.body_id == body.c.id).exists()
    await connection.execute(delete(body).where(body.c.original_id.in_(bodies), free))
    translation = body.alias()
    whole = ~select(translation.c.id).where(translation.c.original_id == body.c.id).exists()
    await connection.execute(delete(body).where(body.c.id.in_(bodies), free, whole))


async def _drop_articles(connection: AsyncConnection, person: int) -> None:
    """Drop what was read for a person alone; what others have in a message stays, as nobody's."""
    mine = article.c.asked_by == person
    others = or_(
        *(
            select(table.c.article_id).where(table.c.article_id == article.c.id).exists()
            for table in (shown, delivery_article, copy)
        )
    )
    await connection.execute(delete(article).where(mine, ~others))
    await connection.execute(update(article).where(mine).values(asked_by=None))


async def _drop_chat(connection: AsyncConnection, chat_id: int) -> None:
    """Drop what a chat set; that the operator ended its sharing stays."""
    mine = select(chat.c.share_banned_at).where(chat.c.id == chat_id)
    banned_at = await connection.scalar(mine)
    await connection.execute(delete(chat).where(chat.c.id == chat_id))
    if banned_at is not None:
        await connection.execute(chat.insert().values(id=chat_id, share_banned_at=banned_at))


async def _drop_updates(connection: AsyncConnection, chat_id: int) -> None:
    """Forget what somebody said on which the bot broke; the ids stay.

    What waits for its turn is answered, and forgotten then.
    """
    # Few are set aside, and ids stand in many places of them.
    told = select(inbox.c.update_id, inbox.c.body).where(
        inbox.c.error.is_not(None), inbox.c.body.contains(str(chat_id))
    )
    rows = (await connection.execute(told)).all()
    mine = [row.update_id for row in rows if chat_id in _named(json.loads(row.body))]
    await connection.execute(update(inbox).where(inbox.c.update_id.in_(mine)).values(body=None))


def _named(update: Any) -> Iterator[Any]:  # noqa: ANN401  # JSON
    """Yield the ids of the chats and people in an update."""
    if isinstance(update, list):
        for each in update:
            yield from _named(each)
    elif isinstance(update, dict):
        for key, value in update.items():
            if key in _NAMED_IN and isinstance(value, dict):
                yield value.get("id")
            yield from _named(value)
