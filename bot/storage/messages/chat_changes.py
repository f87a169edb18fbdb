"""What is owed to a chat that the bot may not write to any more, or that has another id."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Update, and_, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState
from bot.storage.chats.chats import move_chat
from bot.storage.engine.statements import insert
from bot.storage.messages.delivery_rows import story_key
from bot.storage.messages.delivery_writes import failing
from bot.storage.messages.shown import forget_chat
from bot.storage.schema import chat, delivery


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
    await connection.execute(_rename_stories(old, new))
    await connection.execute(update(delivery).where(delivery.c.chat_id == old).values(chat_id=new))
    await move_chat(connection, old, new)


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


def _rename_stories(old: int, new: int) -> Update:
    """Return the statement that keeps what a chat was told when it gets another id.

    A story's key has the chat in it; what the new id was told itself stays as it is.
    """
    moved = func.replace(delivery.c.dedup_key, f":{old}", f":{new}")
    there = delivery.alias()
    return (
        update(delivery)
        .where(
            delivery.c.chat_id == old,
            delivery.c.dedup_key.like(story_key("%", old)),
            ~select(there.c.id).where(there.c.dedup_key == moved).exists(),
        )
        .values(dedup_key=moved)
    )
