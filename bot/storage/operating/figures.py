"""Figures that the tables tell: what waits, how feeds fare, how large it all is."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.metrics.figures import Backlog, FeedCondition, FeedFigures, Rows
from bot.models import Priority
from bot.reports import HEALTH_OF
from bot.storage.engine.database import Database
from bot.storage.messages.due_rows import select_next_due_at
from bot.storage.messages.state_counts import count_unsent
from bot.storage.schema import entry, feed, inbox

_SQLITE_BYTES = text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
_POSTGRES_BYTES = text("SELECT pg_database_size(current_database())")


class FigureStore:
    """Counts rows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def backlog(self, now: datetime) -> Backlog:
        """Return what waits."""
        size = _POSTGRES_BYTES if self._database.is_postgres else _SQLITE_BYTES
        async with self._database.read() as connection:
            due_for: dict[Rows, timedelta] = {}
            for rows, oldest in _OLDEST.items():
                due_at: datetime | None = await connection.scalar(oldest)
                if due_at and due_at <= now:
                    due_for[rows] = now - due_at
            messages = {str(s): n for s, n in (await count_unsent(connection)).items()}
            size_bytes = await connection.scalar(size)
        return Backlog(
            due_for=due_for,
            messages=messages,
            database_bytes=size_bytes or 0,
        )

    async def feeds(self, now: datetime) -> FeedFigures:
        """Return how feeds fare."""
        conditions = select(_CONDITION.label("condition")).select_from(feed).subquery()
        by_condition = select(conditions.c.condition, func.count()).group_by(conditions.c.condition)
        outcomes = (
            select(entry.c.told, entry.c.why, func.count().label("entries"))
            .where(entry.c.settled_at >= now - HEALTH_OF)
            .group_by(entry.c.told, entry.c.why)
        )
        told, unread = Counter[str](), Counter[str]()
        async with self._database.read() as connection:
            counted = await _counts(connection, by_condition)
            pushed = await connection.scalar(
                select(func.count()).select_from(feed).where(feed.c.pushed_until > now)
            )
            for row in await connection.execute(outcomes):
                told[row.told] += row.entries
                if row.why:
                    unread[row.why] += row.entries
        return FeedFigures(
            conditions={one: counted.get(one, 0) for one in FeedCondition},
            pushed=pushed or 0,
            told=told,
            unread=unread,
        )


def _first(column: ColumnElement[datetime], *where: ColumnElement[bool]) -> Select[Any]:
    # Not min(): that would look at all that waits.
    return select(column).where(column.is_not(None), *where).order_by(column).limit(1)


#: When the row was due that waits longest, or will be due first.
_OLDEST: dict[Rows, Select[Any]] = {
    Rows.UPDATES: select(inbox.c.received_at)
    .where(inbox.c.body.is_not(None), inbox.c.error.is_(None))
    .order_by(inbox.c.update_id)
    .limit(1),
    Rows.ANSWERS: select_next_due_at(of=(Priority.REPLY, Priority.ANSWER)),
    Rows.STORIES: select_next_due_at(of=(Priority.SUBSCRIPTION, Priority.AMENDMENT)),
    Rows.ENTRIES: _first(entry.c.due_at),
    Rows.FEEDS: _first(feed.c.look_at),
}

_CONDITION = case(
    (feed.c.banned_at.is_not(None), FeedCondition.BANNED.value),
    (feed.c.look_at.is_(None), FeedCondition.ENDED.value),
    (feed.c.state["failing_since"].as_string().is_not(None), FeedCondition.FAILING.value),
    (feed.c.state["seen_at"].as_string().is_(None), FeedCondition.NEW.value),
    else_=FeedCondition.WELL.value,
)


async def _counts(connection: AsyncConnection, statement: Select[Any]) -> dict[str, int]:
    return {str(name): int(count) for name, count in await connection.execute(statement)}
