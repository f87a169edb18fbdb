"""Whose feeds they are, in a transaction of the caller's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feeds.entries import SOURCE_BANNED, ToldFrom
from bot.feeds.values import FeedId, Left
from bot.locales.languages import Notice
from bot.models import Priority
from bot.outgoing import SendText
from bot.storage.engine.statements import insert
from bot.storage.messages.delivery_rows import to_row
from bot.storage.messages.delivery_writes import queue_rows
from bot.storage.schema import chat, entry, feed, feed_chat, story, subscription
from bot.subscriptions.values import FEED_PREFIX

#: Of one feed, for whom it asks and who is told of its troubles: any number may have it.
MOST_OWNERS = 100


async def owners_of(
    connection: AsyncConnection, feed_ids: Collection[int]
) -> dict[int, frozenset[int]]:
    """Return for feeds the chats that added them: those that did first, where they are many."""
    order = (feed_chat.c.added_at, feed_chat.c.chat_id)
    place = func.row_number().over(partition_by=feed_chat.c.feed_id, order_by=order)
    ranked = (
        select(feed_chat.c.feed_id, feed_chat.c.chat_id, place.label("place"))
        .where(feed_chat.c.feed_id.in_(feed_ids))
        .subquery()
    )
    rows = await connection.execute(select(ranked).where(ranked.c.place <= MOST_OWNERS))
    found: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        found[row.feed_id].add(row.chat_id)
    return {feed_id: frozenset(chats) for feed_id, chats in found.items()}


async def queued_of(connection: AsyncConnection, owners: Collection[int]) -> int:
    """Return how many entries wait of all feeds of an owner: of the one that has fewest."""
    counts = await connection.execute(
        select(func.count())
        .join_from(feed_chat, entry, entry.c.feed_id == feed_chat.c.feed_id)
        .where(feed_chat.c.chat_id.in_(owners), entry.c.due_at.is_not(None))
        .group_by(feed_chat.c.chat_id)
    )
    found = counts.scalars().all()
    return min(found) if found and len(found) == len(owners) else 0


async def own(
    connection: AsyncConnection, feed_id: FeedId, chat_id: int, added_at: datetime
) -> bool:
    """Keep that a chat added a feed; returns whether it had not before."""
    row = insert(connection, feed_chat).values(feed_id=feed_id, chat_id=chat_id, added_at=added_at)
    added = await connection.execute(row.on_conflict_do_nothing().returning(feed_chat.c.chat_id))
    return added.first() is not None


async def leave(connection: AsyncConnection, feed_id: FeedId, chat_id: int, *, end: bool) -> Left:
    """Take a feed from a chat; see :meth:`bot.storage.feeds.feeds.FeedStore.leave`."""
    mine = feed.c.id == feed_id
    # Who adds it at the same moment waits, and finds it or adds it anew.
    row = (await connection.execute(select(feed).where(mine).with_for_update())).first()
    of_feed = feed_chat.c.feed_id == feed_id
    mine_alone = subscription.c.chat_id == chat_id
    await connection.execute(delete(subscription).where(mine_alone, _needs(feed_id)))
    had = await connection.execute(delete(feed_chat).where(of_feed, feed_chat.c.chat_id == chat_id))
    if row is None or not had.rowcount:
        return Left.NEVER_HAD
    others = await connection.scalar(select(feed_chat.c.chat_id).where(of_feed).limit(1))
    if others is not None or (row.approved_at and not end):
        return Left.WATCHED_ON
    await _drop(connection, feed_id)
    return Left.ENDED


async def leave_all(connection: AsyncConnection, chat_id: int) -> bool:
    """Take all feeds from a chat; returns whether it had any."""
    mine = select(feed_chat.c.feed_id).where(feed_chat.c.chat_id == chat_id)
    had = (await connection.execute(mine.order_by(feed_chat.c.feed_id))).scalars().all()
    for feed_id in had:
        await leave(connection, FeedId(feed_id), chat_id, end=False)
    return bool(had)


async def end(
    connection: AsyncConnection, feed_id: FeedId, now: datetime, notice: Notice | None
) -> int | None:
    """Take a feed from all; see :meth:`bot.storage.feeds.feeds.FeedStore.remove`."""
    chats = await connection.execute(
        select(feed_chat.c.chat_id).where(feed_chat.c.feed_id == feed_id)
    )
    had = chats.scalars().all()
    if notice:
        await tell_each(connection, had, f"feed:{feed_id}:removed", notice, now)
    return len(had) if await _drop(connection, feed_id) else None


async def vouch(connection: AsyncConnection, feed_id: FeedId, now: datetime) -> None:
    """Have what a feed brings serve everybody, also one that was banned."""
    mine = feed.c.id == feed_id
    lifted = {"banned_at": None, "look_at": now}
    await connection.execute(
        update(feed).where(mine, feed.c.approved_at.is_(None)).values(approved_at=now)
    )
    await connection.execute(update(feed).where(mine, feed.c.banned_at.is_not(None)).values(lifted))


async def ban(connection: AsyncConnection, feed_id: FeedId, now: datetime, notice: Notice) -> None:
    """Take a feed from all and look at it no more; its row stays, so that nobody adds it again."""
    of_feed = feed_chat.c.feed_id == feed_id
    had = (await connection.execute(select(feed_chat.c.chat_id).where(of_feed))).scalars().all()
    await tell_each(connection, had, f"feed:{feed_id}:banned", notice, now)
    await _unfollow(connection, feed_id)
    await connection.execute(delete(feed_chat).where(of_feed))
    # What is queued is not read any more; it stays known.
    waits = (entry.c.feed_id == feed_id) & entry.c.due_at.is_not(None)
    settled = {"told": ToldFrom.NOT, "why": SOURCE_BANNED, "settled_at": now}
    await connection.execute(
        update(entry).where(waits).values(content=None, due_at=None, **settled)
    )
    await connection.execute(
        update(feed)
        .where(feed.c.id == feed_id)
        .values(banned_at=now, approved_at=None, look_at=None)
    )


async def tell_each(
    connection: AsyncConnection, chats: Collection[int], key: str, notice: Notice, now: datetime
) -> None:
    """Owe a line to each of some chats; ``key`` says what it is of, the time makes it one."""
    asked = select(chat.c.id, chat.c.language).where(chat.c.id.in_(chats))
    spoken = {row.id: row.language for row in await connection.execute(asked)}
    lines = (
        SendText(
            # SQLite may give a feed's number to another.
            key=f"{key}:{now:%Y%m%d%H%M%S%f}:{chat_id}",
            chat_id=chat_id,
            reply=notice(spoken.get(chat_id)),
            priority=Priority.SUBSCRIPTION,
        )
        for chat_id in chats
    )
    await queue_rows(connection, [to_row(line, now) for line in lines])


async def _drop(connection: AsyncConnection, feed_id: FeedId) -> bool:
    """Forget a feed and all that is its alone: SQLite may give its number to another."""
    # What is being recorded of it is kept first, and goes with it.
    await connection.execute(select(feed.c.id).where(feed.c.id == feed_id).with_for_update())
    await connection.execute(delete(story).where(story.c.feed_id == feed_id))
    await _unfollow(connection, feed_id)
    return (await connection.execute(delete(feed).where(feed.c.id == feed_id))).rowcount > 0


async def _unfollow(connection: AsyncConnection, feed_id: FeedId) -> None:
    """End what needs a feed, of all; of topics those are narrowed to it that chats follow that have it."""
    have = select(feed_chat.c.chat_id).where(feed_chat.c.feed_id == feed_id)
    theirs = subscription.c.chat_id.in_(have)
    await connection.execute(delete(subscription).where(theirs, _needs(feed_id)))
    topic = f"{FEED_PREFIX}{feed_id}"
    await connection.execute(delete(subscription).where(subscription.c.topic == topic))


def _needs(feed_id: FeedId) -> ColumnElement[bool]:
    """Return what is true of subscriptions to all of a feed, or to a topic of it alone."""
    topic = f"{FEED_PREFIX}{feed_id}"
    site = subscription.c.narrowing["site"]["topic"].as_string()
    return or_(subscription.c.topic == topic, site == topic)
