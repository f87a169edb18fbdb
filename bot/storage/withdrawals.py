"""What a chat is owed, and wants no more: stories of topics that it unfollowed, muted, or paused."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState, Priority
from bot.storage.delivery_rows import DIGEST_PREFIX, STORY_PREFIX
from bot.storage.schema import chat, delivery, story, subscription
from bot.storage.topic_index import has_topic


def is_held() -> ColumnElement[bool]:
    """Return what is true of deliveries that wait until their chats want stories again."""
    holds = select(chat.c.id).where(chat.c.id == delivery.c.chat_id, chat.c.on_hold_at.is_not(None))
    return and_(
        # A story that somebody asked to see is an answer.
        delivery.c.priority == Priority.SUBSCRIPTION,
        or_(
            delivery.c.dedup_key.startswith(STORY_PREFIX),
            delivery.c.dedup_key.startswith(DIGEST_PREFIX),
        ),
        holds.correlate(delivery).exists(),
    )


async def withdraw(connection: AsyncConnection, chat_id: int) -> None:
    """Owe a chat no story that it would not get by what it follows and mutes now.

    In a transaction of the caller's, who changed it. What is on its way arrives.
    """
    owed = (
        await connection.execute(
            select(delivery.c.id, story.c.topics)
            .join(story, story.c.body_id == delivery.c.body_id)
            .where(
                delivery.c.chat_id == chat_id,
                delivery.c.state == DeliveryState.QUEUED,
                delivery.c.priority == Priority.SUBSCRIPTION,
                delivery.c.dedup_key.startswith(STORY_PREFIX),
            )
        )
    ).all()
    if not owed:
        return
    follows = select(subscription.c.topic).where(subscription.c.chat_id == chat_id)
    topics = (await connection.execute(follows)).scalars().all()
    muted = await connection.scalar(select(chat.c.muted).where(chat.c.id == chat_id)) or ()
    unwanted = [
        row.id
        for row in owed
        if any(has_topic(row.topics, topic) for topic in muted)
        or not any(has_topic(row.topics, topic) for topic in topics)
    ]
    await _drop(connection, delivery.c.id.in_(unwanted))


async def withdraw_older(connection: AsyncConnection, chat_id: int, than: datetime) -> None:
    """Owe a chat no story that was due before a time: what was held so long is no news."""
    await _drop(
        connection,
        and_(
            delivery.c.chat_id == chat_id,
            delivery.c.due_at < than,
            delivery.c.priority == Priority.SUBSCRIPTION,
            delivery.c.dedup_key.startswith(STORY_PREFIX),
        ),
    )


async def _drop(connection: AsyncConnection, which: ColumnElement[bool]) -> None:
    await connection.execute(
        delete(delivery).where(which, delivery.c.state == DeliveryState.QUEUED)
    )
