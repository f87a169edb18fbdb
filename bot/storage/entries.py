"""The queue of entries whose articles are to be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.feeds.values import EntryId, FeedId, QueuedEntry
from bot.storage.feed_json import entry_from_json
from bot.storage.feeds import feed_of
from bot.storage.schema import entry, feed

#: Among so many that are due, the oldest of each feed is looked for.
_WINDOW = 2000


class EntryQueue:
    """Rows of ``entry`` that are to be read.

    A row stays until what came of it is kept: one that was taken when the process died comes again.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def take(
        self, now: datetime, limit: int, lease: timedelta, but: Iterable[FeedId] = ()
    ) -> tuple[QueuedEntry, ...]:
        """Return entries that are due, of each feed the oldest, and put them off.

        Args:
            now: When.
            limit: How many.
            lease: After this long they are due again, unless they are done by then.
            but: Feeds whose entries stay.
        """
        order = (entry.c.due_at, entry.c.id)
        due = (
            select(entry.c.id, entry.c.feed_id, entry.c.due_at)
            .where(entry.c.due_at <= now, entry.c.feed_id.not_in(tuple(but)))
            .order_by(*order)
            .limit(_WINDOW)
            .subquery()
        )
        of_each = func.row_number().over(
            partition_by=due.c.feed_id, order_by=(due.c.due_at, due.c.id)
        )
        ranked = select(due.c.id, due.c.due_at, of_each.label("place")).subquery()
        first = (
            select(ranked.c.id)
            .where(ranked.c.place == 1)
            .order_by(ranked.c.due_at, ranked.c.id)
            .limit(limit)
        )
        columns = (entry.c.id.label("entry_id"), entry.c.content, entry.c.attempts)
        async with self._engine.begin() as connection:
            ids = tuple((await connection.execute(first)).scalars())
            if not ids:
                return ()
            taken = select(feed, *columns).join(entry).where(entry.c.id.in_(ids))
            rows = (await connection.execute(taken.order_by(*order))).all()
            await connection.execute(
                update(entry)
                .where(entry.c.id.in_(ids))
                .values(due_at=now + lease, attempts=entry.c.attempts + 1)
            )
        found = []
        for row in rows:
            read, dated_at = entry_from_json(row.content)
            found.append(
                QueuedEntry(
                    id=EntryId(row.entry_id),
                    feed=feed_of(row),
                    entry=read,
                    dated_at=dated_at,
                    attempts=row.attempts + 1,
                )
            )
        return tuple(found)

    async def next_at(self) -> datetime | None:
        """Return when the next entry is due; None: none is queued."""
        async with self._engine.begin() as connection:
            return await connection.scalar(
                select(entry.c.due_at)
                .where(entry.c.due_at.is_not(None))
                .order_by(entry.c.due_at)
                .limit(1)
            )

    async def retry(self, entry_id: EntryId, due_at: datetime) -> None:
        """Let an entry be due later, unless it is done."""
        async with self._engine.begin() as connection:
            await connection.execute(
                update(entry)
                .where(entry.c.id == entry_id, entry.c.due_at.is_not(None))
                .values(due_at=due_at)
            )

    async def done(self, entry_id: EntryId) -> None:
        """Take an entry off the queue; it stays known."""
        async with self._engine.begin() as connection:
            await mark_done(connection, entry_id)


async def mark_done(connection: AsyncConnection, entry_id: EntryId) -> bool:
    """Take an entry off the queue, in the transaction that keeps what came of it.

    Returns:
        Whether it was still there: another process may have been faster.
    """
    found = await connection.execute(
        update(entry)
        .where(entry.c.id == entry_id, entry.c.due_at.is_not(None))
        .values(content=None, due_at=None)
    )
    return found.rowcount == 1
