"""Stories that wait for a chat's digest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.locales.languages import Notice
from bot.models import Priority
from bot.newsroom.packed_topics import has_topic
from bot.outgoing import SendText
from bot.reports import RowKind
from bot.storage.chats.chats import READY, settings_of
from bot.storage.engine.claims import Claims, Columns
from bot.storage.engine.database import Database
from bot.storage.messages.delivery_rows import DIGEST_PREFIX, to_row
from bot.storage.messages.delivery_writes import queue_rows
from bot.storage.schema import chat, digest_item, story, subscription
from bot.storage.stories.audiences import is_seen_by
from bot.storage.stories.listing import LISTED, listed_story
from bot.storage.stories.match_json import match_of, refusals_from_json
from bot.storage.stories.narrowing_json import narrowing_from_json
from bot.storage.stories.origins import origin_of
from bot.subscriptions.digest import DigestItem, DueDigest
from bot.subscriptions.refusals import is_refused
from bot.subscriptions.values import ChatSettings

#: Stories that one digest is made of; the rest comes with the next. More than any day brings, so
#: that none waits behind a day that brings as many again.
_MAX_STORIES = 3000


def _is_due(now: datetime) -> ColumnElement[bool]:
    again_at = chat.c.digest_again_at
    return and_(
        chat.c.digest_at <= now,
        chat.c.paused_at.is_(None),
        or_(again_at.is_(None), again_at <= now),
    )


_COLUMNS = Columns(
    kind=RowKind.DIGEST,
    id=chat.c.id,
    attempts=chat.c.digest_attempts,
    error=chat.c.digest_error,
    again_at=chat.c.digest_again_at,
    order=(chat.c.digest_at, chat.c.id),
    due=_is_due,
)


class DigestStore:
    """Rows of ``digest_item``, and when each chat's digest is due."""

    def __init__(self, database: Database, left_out: Notice) -> None:
        """Set up.

        Args:
            database: The database.
            left_out: Says that a digest could not be made.
        """
        self._database = database
        self.claims = Claims(database, _COLUMNS, partial(_drop, left_out))

    async def next_due_at(self) -> datetime | None:
        """Return when the next digest is due; None while none is."""
        at, again_at = chat.c.digest_at, chat.c.digest_again_at
        reached = chat.c.paused_at.is_(None)
        first = select(func.min(at)).where(reached, again_at.is_(None))
        later = func.min(case((again_at > at, again_at), else_=at))
        again = select(later).where(reached, again_at.is_not(None))
        async with self._database.read() as connection:
            due = (await connection.scalar(first), await connection.scalar(again))
        return min(filter(None, due), default=None)

    async def load(self, chat_id: int, now: datetime) -> DueDigest | None:
        """Return a chat's digest; None if it is not due (any more): another time was set."""
        statement = select(chat).where(chat.c.id == chat_id, chat.c.digest_at <= now)
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

    async def settle(
        self,
        digest: DueDigest,
        messages: Sequence[SendText],
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
                .values(digest_at=next_at, **READY)
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


async def _drop(left_out: Notice, connection: AsyncConnection, chat_id: int, now: datetime) -> None:
    """Leave a digest out, with all that waited for it: the next one comes at its time."""
    row = (await connection.execute(select(chat).where(chat.c.id == chat_id))).first()
    if row is None or row.digest_at is None:
        return
    await connection.execute(
        update(digest_item)
        .where(digest_item.c.chat_id == chat_id, digest_item.c.told_at.is_(None))
        .values(told_at=now)
    )
    await connection.execute(
        update(chat).where(chat.c.id == chat_id).values(digest_at=_next_at(row, now), **READY)
    )
    if row.on_hold_at is None:
        sorry = SendText(
            key=f"{DIGEST_PREFIX}{chat_id}:{row.digest_at:%Y%m%d%H%M%S}:left out",
            chat_id=chat_id,
            reply=left_out(row.language),
            priority=Priority.SUBSCRIPTION,
        )
        await queue_rows(connection, [to_row(sorry, now)])


def _next_at(row: Row[Any], now: datetime) -> datetime:
    try:
        return settings_of(row).next_digest_at(now)
    except (AttributeError, KeyError, TypeError, ValueError):
        # It may be the settings that broke it.
        return now + timedelta(days=1)


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
            subscription.c.narrowing,
            story.c.language,
            story.c.hosts,
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
        and narrowing_from_json(row.narrowing).admits(
            origin_of(row), partial(has_topic, row.topics)
        )
    )
