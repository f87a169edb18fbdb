"""What a chat is owed, and wants no more: stories of topics that it unfollowed, muted, or paused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState, Priority
from bot.newsroom.packed_topics import has_topic
from bot.storage.messages.delivery_rows import DIGEST_PREFIX, STORY_PREFIX, original_body
from bot.storage.schema import body, chat, delivery, story, subscription
from bot.storage.stories.match_json import refusals_from_json, unpack_matches
from bot.storage.stories.narrowing_json import narrowing_from_json
from bot.storage.stories.origins import ORIGIN, origin_of
from bot.subscriptions.narrowing import Narrowing
from bot.subscriptions.refusals import MatchRefusal, is_refused


def is_held() -> ColumnElement[bool]:
    """Return what is true of deliveries that wait until their chats want stories again."""
    # Not EXISTS: PostgreSQL may look for all chats that are on hold.
    held_at = select(chat.c.on_hold_at).where(chat.c.id == delivery.c.chat_id)
    return and_(
        # A story that somebody asked to see is an answer.
        delivery.c.priority == Priority.SUBSCRIPTION,
        or_(
            delivery.c.dedup_key.startswith(STORY_PREFIX),
            delivery.c.dedup_key.startswith(DIGEST_PREFIX),
        ),
        held_at.correlate(delivery).scalar_subquery().is_not(None),
    )


async def withdraw(connection: AsyncConnection, chat_id: int) -> None:
    """Owe a chat no story that it would not get by what it follows and mutes now.

    In a transaction of the caller's, who changed it. What is on its way arrives.
    """
    owed = (
        await connection.execute(
            select(delivery.c.id, story.c.topics, story.c.matches, *ORIGIN)
            .join(body, body.c.id == delivery.c.body_id)
            .join(story, story.c.body_id == original_body())
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
    follows = select(subscription.c.topic, subscription.c.refused, subscription.c.narrowing)
    rows = await connection.execute(follows.where(subscription.c.chat_id == chat_id))
    followed = {
        row.topic: (refusals_from_json(row.refused), narrowing_from_json(row.narrowing))
        for row in rows
    }
    muted = await connection.scalar(select(chat.c.muted).where(chat.c.id == chat_id)) or ()
    unwanted = [
        row.id
        for row in owed
        if any(has_topic(row.topics, topic) for topic in muted) or not _is_wanted(row, followed)
    ]
    await _drop(connection, delivery.c.id.in_(unwanted))


def _is_wanted(
    row: Row[*tuple[Any, ...]], followed: Mapping[str, tuple[tuple[MatchRefusal, ...], Narrowing]]
) -> bool:
    """Whether a story matches any of a chat's topics as the chat narrowed it, and did not refuse."""
    is_about, origin = partial(has_topic, row.topics), origin_of(row)
    refused = {
        topic: refused
        for topic, (refused, narrowing) in followed.items()
        if is_about(topic) and narrowing.admits(origin, is_about)
    }
    if not any(refused.values()):
        return bool(refused)
    matches = unpack_matches(row.matches)
    return any(not is_refused(matches.get(topic), kinds) for topic, kinds in refused.items())


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
