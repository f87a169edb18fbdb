"""What is owed to a chat that the bot may not write to any more, or that has another id."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import String, Update, and_, case, cast, delete, func, literal, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState
from bot.storage.chats.chats import move_chat
from bot.storage.engine.statements import insert
from bot.storage.messages.delivery_rows import broadcast_key, last_words_key, story_key
from bot.storage.messages.delivery_writes import failing
from bot.storage.messages.shown import forget_chat
from bot.storage.schema import NO_CHAT, chat, delivery, delivery_article


async def pause(connection: AsyncConnection, chat_id: int, why: str, now: datetime) -> None:
    """Owe a chat nothing until it speaks again."""
    owed = (DeliveryState.QUEUED, DeliveryState.SENDING)
    await connection.execute(
        insert(connection, chat)
        .values(id=chat_id, paused_at=now)
        .on_conflict_do_update(index_elements=[chat.c.id], set_={"paused_at": now})
    )
    mine = and_(delivery.c.chat_id == chat_id, delivery.c.state.in_(owed))
    await connection.execute(failing(mine, why, now))


async def move(connection: AsyncConnection, old: int, new: int, now: datetime) -> None:
    """Take all that is known of a chat, and owed to it, to its new id."""
    for statement in _leave_behind(old, now):
        await connection.execute(statement)
    await forget_chat(connection, old)
    for key in (story_key, broadcast_key):
        await connection.execute(_rename(key, old, new))
    await connection.execute(update(delivery).where(delivery.c.chat_id == old).values(chat_id=new))
    await move_chat(connection, old, new)


async def forget(connection: AsyncConnection, chat_id: int, now: datetime) -> None:
    """Keep nothing of what a chat was sent, in a transaction of the caller's.

    What waits, or is on its way, has the sender's attention: its row stays without the chat and without
    what it says, as SQLite would give its number to the next message.
    """
    mine = delivery.c.chat_id == chat_id
    await connection.execute(delete(delivery).where(mine, delivery.c.settled_at.is_not(None)))
    on_its_way = delivery.c.state == DeliveryState.SENDING
    nameless = {
        "chat_id": NO_CHAT,
        "recipient": last_words_key(""),
        "dedup_key": literal(last_words_key("")) + cast(delivery.c.id, String),
        "content": null(),
        "state": case((on_its_way, delivery.c.state), else_=DeliveryState.SENT),
        "error": "its chat was forgotten",
        "settled_at": case((on_its_way, null()), else_=literal(now, delivery.c.settled_at.type)),
    }
    shows = delivery_article.c.delivery_id.in_(select(delivery.c.id).where(mine))
    await connection.execute(delete(delivery_article).where(shows))
    await connection.execute(update(delivery).where(mine).values(nameless))


def _leave_behind(chat_id: int, now: datetime) -> tuple[Update, Update]:
    """Return the statements by which nothing is known, or to be edited, of a chat's messages."""
    here = delivery.c.chat_id == chat_id
    return (
        update(delivery).where(here).values(message_id=None),
        failing(
            and_(
                here,
                delivery.c.state == DeliveryState.QUEUED,
                delivery.c.content["edits"].as_integer().is_not(None),
            ),
            "the group that its message is in has another id",
            now,
        ),
    )


def _rename(key: Callable[[str, int], str], old: int, new: int) -> Update:
    """Return the statement that keeps what a chat was told when it gets another id.

    Such a key has the chat in it; what the new id was told itself stays as it is.
    """
    moved = func.replace(delivery.c.dedup_key, f":{old}", f":{new}")
    there = delivery.alias()
    return (
        update(delivery)
        .where(
            delivery.c.chat_id == old,
            delivery.c.dedup_key.like(key("%", old)),
            ~select(there.c.id).where(there.c.dedup_key == moved).exists(),
        )
        .values(dedup_key=moved)
    )
