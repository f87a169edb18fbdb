"""How each chat wants to be told."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Table, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.schema import (
    allowed,
    auto,
    awaited,
    banned,
    chat,
    copy,
    digest_item,
    feed_chat,
    story,
    subscription,
)
from bot.storage.telling.withdrawals import withdraw, withdraw_older
from bot.subscriptions.looks import PLAIN, Look
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings

#: How long a story that was held for a chat is news to it.
_NEWS = timedelta(days=1)

#: Of a chat whose digest was not begun yet.
READY = {"digest_attempts": 0, "digest_again_at": None, "digest_error": None}


class ChatStore:
    """Rows of ``chat``, but for what the sender knows of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def settings(self, chat_id: int) -> ChatSettings:
        """Return what a chat set; what it did not set is as for everybody."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(chat).where(chat.c.id == chat_id))).first()
        return settings_of(row) if row else ChatSettings()

    async def look(self, chat_id: int) -> Look:
        """Return how articles look in a chat."""
        async with self._database.read() as connection:
            return Look.parse(
                await connection.scalar(select(chat.c.look).where(chat.c.id == chat_id))
            )

    async def save(self, chat_id: int, settings: ChatSettings, now: datetime) -> None:
        """Keep what a chat set; what it is owed of muted topics, it is owed no more."""
        values = {
            "timezone": settings.timezone,
            "quiet": str(settings.quiet) if settings.quiet else None,
            "digest": str(settings.digest) if settings.digest else None,
            "muted": sorted(settings.mutes) or None,
            "on_hold_at": now if settings.on_hold else None,
            "on_hold_until": settings.on_hold_until if settings.on_hold else None,
            "share": settings.share,
            "look": None if settings.look == PLAIN else str(settings.look),
            "silent": settings.silent,
            "preview": settings.preview,
        }
        held = select(chat.c.on_hold_at).where(chat.c.id == chat_id)
        async with self._database.write() as connection:
            was_held = await connection.scalar(held) is not None
            await connection.execute(
                insert(connection, chat)
                .values(id=chat_id, **values)
                .on_conflict_do_update(index_elements=[chat.c.id], set_=values)
            )
            await withdraw(connection, chat_id)
            if was_held and not settings.on_hold:
                await withdraw_older(connection, chat_id, now - _NEWS)

    async def paused_until(self, now: datetime) -> tuple[int, ...]:
        """Return the chats whose pauses are over."""
        over = select(chat.c.id).where(chat.c.on_hold_until <= now).order_by(chat.c.on_hold_until)
        async with self._database.read() as connection:
            return tuple((await connection.scalars(over)).all())

    async def next_pause_end(self) -> datetime | None:
        """Return when the next pause is over; None: none ends by itself."""
        async with self._database.read() as connection:
            at: datetime | None = await connection.scalar(select(func.min(chat.c.on_hold_until)))
        return at

    async def end_pause(self, chat_id: int, now: datetime) -> bool:
        """Have stories come again to a chat whose pause is over; False if that was changed since."""
        over = (
            update(chat)
            .where(chat.c.id == chat_id, chat.c.on_hold_until <= now)
            .values(on_hold_at=None, on_hold_until=None)
        )
        async with self._database.write() as connection:
            if (await connection.execute(over)).rowcount != 1:
                return False
            await withdraw_older(connection, chat_id, now - _NEWS)
        return True

    async def speak(self, chat_id: int, language: str | None) -> None:
        """Keep the tag of the language that a chat wants; None: the one that is heard next."""
        async with self._database.write() as connection:
            await connection.execute(
                insert(connection, chat)
                .values(id=chat_id, language=language)
                .on_conflict_do_update(index_elements=[chat.c.id], set_={"language": language})
            )

    async def hear(self, chat_id: int, language: str) -> None:
        """Keep the tag of the language that the person of a private chat speaks, if it has none."""
        known = select(chat.c.language).where(chat.c.id == chat_id)
        async with self._database.read() as connection:
            if await connection.scalar(known):
                return
        async with self._database.write() as connection:
            await connection.execute(
                insert(connection, chat)
                .values(id=chat_id, language=language)
                .on_conflict_do_update(
                    index_elements=[chat.c.id],
                    set_={"language": language},
                    where=chat.c.language.is_(None),
                )
            )

    async def languages(self, chat_ids: Collection[int]) -> dict[int, str | None]:
        """Return the tags of the languages of chats, as far as there is anything to know of them."""
        async with self._database.read() as connection:
            return await languages_of(connection, chat_ids)

    async def schedule_digest(self, chat_id: int, at: datetime) -> None:
        """Set when the chat's next digest is to be put together."""
        async with self._database.write() as connection:
            await connection.execute(
                update(chat).where(chat.c.id == chat_id).values(digest_at=at, **READY)
            )

    async def last_digest(self, chat_id: int, now: datetime) -> None:
        """Have a digest that is scheduled put together now, instead of at its time."""
        async with self._database.write() as connection:
            await connection.execute(
                update(chat)
                .where(chat.c.id == chat_id, chat.c.digest_at > now)
                .values(digest_at=now, **READY)
            )


async def languages_of(
    connection: AsyncConnection, chat_ids: Collection[int]
) -> dict[int, str | None]:
    """Return the tags of the languages of chats, as far as there is anything to know of them."""
    statement = select(chat.c.id, chat.c.language).where(chat.c.id.in_(chat_ids))
    return {row.id: row.language for row in await connection.execute(statement)}


def settings_of(row: Row[Any]) -> ChatSettings:
    """Return what a row with the columns of ``chat`` says."""
    return ChatSettings(
        timezone=row.timezone,
        quiet=QuietHours.parse(row.quiet) if row.quiet else None,
        digest=DigestTime.parse(row.digest) if row.digest else None,
        mutes=frozenset(row.muted or ()),
        on_hold=row.on_hold_at is not None,
        on_hold_until=row.on_hold_until,
        share=row.share,
        language=row.language,
        look=Look.parse(row.look),
        silent=row.silent,
        preview=row.preview,
    )


async def move_chat(connection: AsyncConnection, old: int, new: int) -> None:
    """A group got another id: what it set and follows goes there, in a transaction of the caller's.

    What the new id has already stays.
    """
    for said in (allowed, banned):
        if not await connection.scalar(select(said.c.id).where(said.c.id == new)):
            await connection.execute(update(said).where(said.c.id == old).values(id=new))
    await _move(connection, feed_chat, "feed_id", old, new)
    for table in (story, copy):
        await connection.execute(update(table).where(table.c.chat_id == old).values(chat_id=new))
    row = (await connection.execute(select(chat).where(chat.c.id == old))).mappings().first()
    if row is None:
        return
    await connection.execute(
        insert(connection, chat).values(dict(row) | {"id": new}).on_conflict_do_nothing()
    )
    await _move(connection, subscription, "topic", old, new)
    await _move(connection, digest_item, "story_id", old, new)
    await _move(connection, auto, "thread_id", old, new)
    await _move(connection, awaited, "topic", old, new)
    await connection.execute(delete(chat).where(chat.c.id == old))


async def _move(connection: AsyncConnection, table: Table, key: str, old: int, new: int) -> None:
    """Give rows of a chat to its new id, but for what that one has itself."""
    there = select(table.c[key]).where(table.c.chat_id == new)
    await connection.execute(delete(table).where(table.c.chat_id == old, table.c[key].in_(there)))
    await connection.execute(update(table).where(table.c.chat_id == old).values(chat_id=new))
