"""Feeds, and chats that share links: which serve everybody, which are banned; the operator's view."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Select,
    Update,
    case,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
    update,
)

from bot.feeds.values import FeedId
from bot.fetching.secret_links import looks_secret
from bot.locales.languages import Notice
from bot.reports import ReportedSource, Sources
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.feeds.owners import ban, tell_each, vouch
from bot.storage.schema import chat, copy, feed, feed_chat

#: How long the operator is shown that a source brought too much.
_RECENT = timedelta(days=1)


class SourceStore:
    """Rows of ``feed`` and ``chat``, as far as they bring stories."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def listed(self, now: datetime, start: int, limit: int) -> Sources:
        """Return those of chats: first what waits, then what brings too much, what is banned last.

        Of the operator's own feeds, only what brings too much.

        Args:
            now: The time.
            start: How many are passed over.
            limit: How many of the rest are listed.
        """
        rows = union_all(_feeds(now), _chats(now)).subquery()
        rank = case(
            (rows.c.banned_at.is_not(None), 3),
            (rows.c.flooded_at > now - _RECENT, 1),
            (rows.c.approved_at.is_not(None), 2),
            else_=0,
        )
        page = select(rows).order_by(rank, rows.c.added_at, rows.c.feed_id, rows.c.chat_id)
        waits = rows.c.approved_at.is_(None) & rows.c.banned_at.is_(None)
        counts = select(func.count(), func.count().filter(waits)).select_from(rows)
        async with self._database.read() as connection:
            total, waiting = (await connection.execute(counts)).one()
            found = await connection.execute(page.offset(start).limit(limit))
            listed = tuple(_listed(row, now) for row in found)
        return Sources(total=total, waiting=waiting, listed=listed)

    async def of_chat(self, chat_id: int) -> tuple[bool, bool]:
        """Return whether what a chat shares serves all, and whether it is banned from sharing."""
        statement = select(chat).where(chat.c.id == chat_id)
        async with self._database.read() as connection:
            row = (await connection.execute(statement)).first()
        return bool(row and row.share_approved_at), bool(row and row.share_banned_at)

    async def approve_feed(self, feed_id: FeedId, stamp: int, now: datetime) -> bool:
        """Have what a feed brings from now on serve everybody.

        Args:
            feed_id: Which.
            stamp: As it was listed: its number may be another's by now.
            now: The time.

        Returns:
            False if there is no such feed, if it does so already, or if its address is a secret.
        """
        async with self._database.write() as connection:
            row = (await connection.execute(_of_feed(feed_id))).first()
            if not _is_meant(row, stamp) or row.approved_at or looks_secret(row.url):
                return False
            await vouch(connection, feed_id, now)
            return True

    async def ban_feed(self, feed_id: FeedId, stamp: int, now: datetime, notice: Notice) -> bool:
        """Look at a feed no more, and tell those who have it; False as :meth:`approve_feed`."""
        async with self._database.write() as connection:
            row = (await connection.execute(_of_feed(feed_id))).first()
            if not _is_meant(row, stamp) or row.banned_at:
                return False
            await ban(connection, feed_id, now, notice)
            return True

    async def approve_chat(self, chat_id: int, now: datetime) -> bool:
        """Have what a chat shares from now on serve everybody; False if it does so already."""
        values = {"share_approved_at": now, "share_banned_at": None}
        async with self._database.write() as connection:
            row = insert(connection, chat).values(id=chat_id, **values)
            row = row.on_conflict_do_update(
                index_elements=[chat.c.id], set_=values, where=chat.c.share_approved_at.is_(None)
            )
            return (await connection.execute(row.returning(chat.c.id))).first() is not None

    async def ban_chat(self, chat_id: int, now: datetime, notice: Notice) -> bool:
        """Let a chat share no more, and tell it; False if it cannot already."""
        async with self._database.write() as connection:
            done = await connection.execute(_banning(chat_id, now))
            if done.rowcount:
                await tell_each(connection, [chat_id], "share:banned", notice, now)
            return done.rowcount > 0


def _banning(chat_id: int, now: datetime) -> Update:
    return (
        update(chat)
        .where(chat.c.id == chat_id, chat.c.share_banned_at.is_(None))
        .values(share=False, share_banned_at=now, share_approved_at=None)
    )


def _of_feed(feed_id: FeedId) -> Select[Any]:
    return select(feed).where(feed.c.id == feed_id).with_for_update()


def _is_meant(row: Any, stamp: int) -> bool:  # noqa: ANN401  # a row, or None
    return row is not None and int(row.added_at.timestamp()) == stamp


def _feeds(now: datetime) -> Select[Any]:
    chats = select(func.count()).where(feed_chat.c.feed_id == feed.c.id)
    stories = select(func.count()).where(copy.c.feed_id == feed.c.id)
    return select(
        feed.c.id.label("feed_id"),
        null().cast(BigInteger).label("chat_id"),
        feed.c.added_at,
        feed.c.title,
        feed.c.url,
        feed.c.approved_at,
        feed.c.banned_at,
        feed.c.flooded_at,
        chats.scalar_subquery().label("chats"),
        stories.scalar_subquery().label("stories"),
    ).where(
        or_(
            feed.c.approved_at.is_(None),
            feed.c.flooded_at > now - _RECENT,
            select(feed_chat.c.chat_id).where(feed_chat.c.feed_id == feed.c.id).exists(),
        )
    )


def _chats(now: datetime) -> Select[Any]:
    stories = select(func.count()).where(copy.c.chat_id == chat.c.id)
    banned = chat.c.share_banned_at.is_not(None)
    return select(
        null().cast(BigInteger).label("feed_id"),
        chat.c.id.label("chat_id"),
        null().cast(feed.c.added_at.type).label("added_at"),
        literal("").label("title"),
        literal("").label("url"),
        chat.c.share_approved_at.label("approved_at"),
        chat.c.share_banned_at.label("banned_at"),
        chat.c.share_flooded_at.label("flooded_at"),
        literal(1).label("chats"),
        stories.scalar_subquery().label("stories"),
    ).where(or_(chat.c.share, banned, chat.c.share_flooded_at > now - _RECENT))


def _listed(row: Any, now: datetime) -> ReportedSource:  # noqa: ANN401  # a row
    return ReportedSource(
        feed_id=row.feed_id,
        chat_id=row.chat_id,
        stamp=int(row.added_at.timestamp()) if row.added_at else 0,
        title=row.title,
        url=row.url,
        chats=row.chats,
        stories=row.stories,
        approved=row.approved_at is not None,
        banned=row.banned_at is not None,
        floods=row.flooded_at is not None and row.flooded_at > now - _RECENT,
    )
