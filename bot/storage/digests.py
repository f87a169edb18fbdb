"""Stories that wait for a chat's digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import Outgoing
from bot.storage.audiences import is_seen_by
from bot.storage.chats import settings_of
from bot.storage.database import Database
from bot.storage.delivery_rows import to_row
from bot.storage.delivery_writes import queue_rows
from bot.storage.listing import LISTED, listed_story
from bot.storage.match_json import match_of, refusals_from_json
from bot.storage.schema import chat, digest_item, story, subscription
from bot.storage.topic_index import has_topic
from bot.subscriptions.digest import DigestItem
from bot.subscriptions.refusals import is_refused
from bot.subscriptions.values import ChatSettings

#: Stories that one digest is made of; the rest comes with the next. More than any day brings, so
#: that none waits behind a day that brings as many again.
_MAX_STORIES = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDigest:
    """A chat's digest that is to be put together."""

    chat_id: int
    settings: ChatSettings

    #: When it was to come.
    due_at: datetime

    #: Whether another comes after it: something is followed by digest.
    goes_on: bool

    #: What waits, the oldest first.
    items: tuple[DigestItem, ...]


class DigestStore:
    """Rows of ``digest_item``, and when each chat's digest is due."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def next_due_at(self) -> datetime | None:
        """Return when the next digest is due; None while none is."""
        statement = select(func.min(chat.c.digest_at)).where(chat.c.paused_at.is_(None))
        async with self._database.read() as connection:
            due_at: datetime | None = await connection.scalar(statement)
        return due_at

    async def due(self, now: datetime) -> DueDigest | None:
        """Return the digest that is due for the longest; None if none is."""
        statement = (
            select(chat)
            .where(chat.c.digest_at <= now, chat.c.paused_at.is_(None))
            .order_by(chat.c.digest_at, chat.c.id)
            .limit(1)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(statement)).first()
            if row is None:
                return None
            settings = settings_of(row)
            return DueDigest(
                chat_id=row.id,
                settings=settings,
                due_at=row.digest_at,
                goes_on=await _goes_on(connection, row.id, settings),
                items=await _items(connection, row.id, digest_item.c.told_at.is_(None)),
            )

    async def told(self, chat_id: int, told_at: datetime) -> tuple[DigestItem, ...]:
        """Return what a chat's digest of a time told, as far as it is kept and wanted still."""
        async with self._database.read() as connection:
            return await _items(connection, chat_id, digest_item.c.told_at == told_at)

    async def postpone(self, digest: DueDigest, until: datetime) -> None:
        """Put a digest together later, with all that waits."""
        async with self._database.write() as connection:
            await connection.execute(
                update(chat).where(chat.c.id == digest.chat_id).values(digest_at=until)
            )

    async def settle(
        self,
        digest: DueDigest,
        messages: Sequence[Outgoing],
        next_at: datetime | None,
        now: datetime,
    ) -> bool:
        """Owe a digest and forget that its stories wait, in one transaction.

        Args:
            digest: As it was due.
            messages: What it says; none if nothing waited.
            next_at: When the next is due; None for never.
            now: The time.

        Returns:
            False if another process did so before.
        """
        async with self._database.write() as connection:
            taken = await connection.execute(
                update(chat)
                .where(chat.c.id == digest.chat_id, chat.c.digest_at == digest.due_at)
                .values(digest_at=next_at)
            )
            if taken.rowcount != 1:
                return False
            await queue_rows(connection, [to_row(message, now) for message in messages])
            if digest.items:
                await connection.execute(
                    update(digest_item)
                    .where(
                        digest_item.c.chat_id == digest.chat_id,
                        digest_item.c.story_id.in_([item.story.story_id for item in digest.items]),
                    )
                    .values(told_at=now)
                )
        return True


async def _goes_on(connection: AsyncConnection, chat_id: int, settings: ChatSettings) -> bool:
    statement = select(subscription.c.id).where(subscription.c.chat_id == chat_id)
    if settings.digest is None:
        statement = statement.where(subscription.c.digest.is_(True))
    else:
        statement = statement.where(subscription.c.digest.is_distinct_from(False))
    return (await connection.execute(statement.limit(1))).first() is not None


async def _items(
    connection: AsyncConnection, chat_id: int, which: ColumnElement[bool]
) -> tuple[DigestItem, ...]:
    """Return some of a chat's lines as far as it wants and sees them still, the oldest first."""
    rows = await connection.execute(
        select(
            *LISTED,
            story.c.topics,
            chat.c.muted,
            digest_item.c.topic,
            digest_item.c.thread_id,
            subscription.c.label,
            subscription.c.refused,
        )
        .join(digest_item, digest_item.c.story_id == story.c.id)
        .join(chat, chat.c.id == digest_item.c.chat_id)
        # What is not followed any more is not told any more.
        .join(
            subscription,
            (subscription.c.chat_id == digest_item.c.chat_id)
            & (subscription.c.topic == digest_item.c.topic),
        )
        # Nor what came by a feed that the chat left.
        .where(digest_item.c.chat_id == chat_id, which, is_seen_by(chat_id))
        .order_by(story.c.id)
        .limit(_MAX_STORIES)
    )
    return tuple(
        DigestItem(
            topic=row.topic,
            label=row.label,
            thread_id=row.thread_id,
            story=listed_story(row, match),
        )
        for row in rows
        if not any(has_topic(row.topics, topic) for topic in row.muted or ())
        and not is_refused(
            match := match_of(row.matches, row.topic), refusals_from_json(row.refused)
        )
    )
