"""The queue of entries whose articles are to be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feeds.entries import BROKE, EntryId, Outcome, QueuedEntry, ToldFrom
from bot.feeds.values import FeedId, WaitingFeed
from bot.reports import RowKind
from bot.retry import what_broke
from bot.storage.engine.claims import note
from bot.storage.engine.database import Database
from bot.storage.feeds.feed_json import entry_from_json
from bot.storage.feeds.feeds import feed_of, feeds_of
from bot.storage.feeds.owners import owners_of
from bot.storage.feeds.turns import by_turns
from bot.storage.schema import entry, feed


class EntryQueue:
    """Rows of ``entry`` that are to be read.

    A row stays until what came of it is kept: one that was taken when the process died comes again.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def waiting(
        self, now: datetime, limit: int, but: Iterable[FeedId] = ()
    ) -> tuple[WaitingFeed, ...]:
        """Return feeds with entries that are due: of each owner one, then of each the next ...

        Args:
            now: When.
            limit: How many.
            but: Feeds that are left out.
        """
        due = (
            select(entry.c.feed_id, func.min(entry.c.due_at).label("since"))
            .where(entry.c.due_at.is_not(None), entry.c.due_at <= now)
            .where(entry.c.feed_id.not_in(tuple(but)))
            .group_by(entry.c.feed_id)
            .cte("waiting")
        )
        turns = by_turns(due)
        listed = (
            select(feed)
            .join(turns, turns.c.feed_id == feed.c.id)
            .order_by(turns.c.place, turns.c.since, feed.c.id)
            .limit(limit)
        )
        async with self._database.read() as connection:
            feeds = await feeds_of(connection, listed)
        return tuple(WaitingFeed(id=one.id, owners=one.accounts) for one in feeds)

    async def take(self, of: FeedId, now: datetime, lease: timedelta) -> QueuedEntry | None:
        """Return the entry of a feed that is due for longest, and put it off; None: none is due.

        Args:
            of: The feed.
            now: When.
            lease: After this long it is due again, unless it is done by then.
        """
        columns = (
            entry.c.id.label("entry_id"),
            entry.c.content,
            entry.c.attempts.label("entry_attempts"),
            entry.c.error.label("entry_error"),
        )
        due = (
            select(feed, *columns)
            .join(entry)
            .where(entry.c.feed_id == of, entry.c.due_at.is_not(None), entry.c.due_at <= now)
            .order_by(entry.c.due_at, entry.c.id)
            .limit(1)
            # Another process may be at the first; it has it then. (SQLite ignores it.)
            .with_for_update(of=entry, skip_locked=True)
        )
        async with self._database.write() as connection:
            row = (await connection.execute(due)).first()
            if row is None:
                return None
            await connection.execute(
                update(entry)
                .where(entry.c.id == row.entry_id)
                .values(due_at=now + lease, attempts=entry.c.attempts + 1)
            )
            owners = await owners_of(connection, [row.id])
        try:
            return _queued(row, owners.get(row.id, frozenset()))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # No row of ours; the next of its feed has its turn.
            await self.set_aside(EntryId(row.entry_id), f"cannot be read: {what_broke(error)}", now)
            return None

    async def next_at(self) -> datetime | None:
        """Return when the next entry is due; None: none is queued."""
        async with self._database.read() as connection:
            return await connection.scalar(
                select(entry.c.due_at)
                .where(entry.c.due_at.is_not(None))
                .order_by(entry.c.due_at)
                .limit(1)
            )

    async def retry(self, entry_id: EntryId, due_at: datetime, error: str | None = None) -> None:
        """Let an entry be due later, unless it is done; it broke with an error of ours, if any."""
        async with self._database.write() as connection:
            await connection.execute(
                update(entry)
                .where(entry.c.id == entry_id, entry.c.due_at.is_not(None))
                .values(due_at=due_at, error=error)
            )

    async def release(self, entry_id: EntryId) -> None:
        """Take an attempt back that the entry is not to blame for; it is due when its time is over."""
        async with self._database.write() as connection:
            await connection.execute(
                update(entry)
                .where(entry.c.id == entry_id, entry.c.attempts > 0)
                .values(attempts=entry.c.attempts - 1)
            )

    async def set_aside(self, entry_id: EntryId, why: str, now: datetime) -> None:
        """Give an entry up, and tell the operator."""
        async with self._database.write() as connection:
            await mark_done(connection, entry_id, Outcome(ToldFrom.NOT, BROKE), now)
            await note(connection, RowKind.ENTRY, entry_id, why, now)

    async def done(self, entry_id: EntryId, outcome: Outcome, now: datetime) -> None:
        """Take an entry off the queue, unless it was before; it stays known, and so does its outcome."""
        async with self._database.write() as connection:
            await mark_done(connection, entry_id, outcome, now)


async def mark_done(
    connection: AsyncConnection, entry_id: EntryId, outcome: Outcome, now: datetime
) -> bool:
    """Take an entry off the queue, in the transaction that keeps what came of it.

    Returns:
        Whether it was still there: another process may have been faster.
    """
    found = await connection.execute(
        update(entry)
        .where(entry.c.id == entry_id, entry.c.due_at.is_not(None))
        .values(content=None, due_at=None, told=outcome.told, why=outcome.why, settled_at=now)
    )
    return found.rowcount == 1


def _queued(row: Row[Any], owners: frozenset[int]) -> QueuedEntry:
    read, dated_at = entry_from_json(row.content)
    return QueuedEntry(
        id=EntryId(row.entry_id),
        feed=feed_of(row, owners),
        entry=read,
        dated_at=dated_at,
        attempts=row.entry_attempts + 1,
        error=row.entry_error,
        past=row.content.get("past", False),
        changed=row.content.get("changed", False),
    )
