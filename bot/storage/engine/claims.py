"""Rows that are taken to be worked on: by one process at a time, each time counted before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.reports import RowKind
from bot.retry import Claim, row_pause
from bot.storage.engine.database import Database
from bot.storage.schema import set_aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where a table keeps how its rows fare."""

    kind: RowKind
    id: ColumnElement[int]
    attempts: ColumnElement[int]
    error: ColumnElement[str | None]

    #: When a row that was taken may be taken again.
    again_at: ColumnElement[Any]

    #: What comes first.
    order: Sequence[ColumnElement[Any]]

    #: What is true of rows that may be taken at a time.
    due: Callable[[datetime], ColumnElement[bool]]


#: Sees that a row is not due any more, in a transaction of the caller's.
Drop = Callable[[AsyncConnection, int, datetime], Awaitable[None]]


class Claims:
    """Takes rows of a table, and writes down how they fare."""

    def __init__(self, database: Database, columns: Columns, drop: Drop) -> None:
        self._database = database
        self._columns = columns
        self._table = columns.id.table
        self._drop = drop

    async def claim(self, now: datetime) -> Claim | None:
        """Take the row that is first; None if none is due.

        It is due again after a pause, unless what came of it is kept before: an attempt that ended
        with its process needs nobody to tell of it. Of several processes one gets the row.
        """
        mine = self._columns
        first = (
            select(mine.id.label("id"), mine.attempts.label("n"), mine.error.label("error"))
            .where(mine.due(now))
            .order_by(*mine.order)
            .limit(1)
            # SQLite, which has one writer at a time, ignores it.
            .with_for_update(skip_locked=True)
        )
        async with self._database.write() as connection:
            row = (await connection.execute(first)).first()
            if row is None:
                return None
            attempts = row.n + 1
            values = {mine.attempts: attempts, mine.again_at: now + row_pause(attempts)}
            await connection.execute(self._update(row.id, values))
        return Claim(kind=mine.kind, id=row.id, attempts=attempts, error=row.error)

    async def release(self, claim: Claim, now: datetime) -> None:
        """Take an attempt back that the row is not to blame for."""
        values = {self._columns.attempts: claim.attempts - 1, self._columns.again_at: now}
        async with self._database.write() as connection:
            await connection.execute(self._update(claim.id, values))

    async def failed(self, claim: Claim, why: str) -> None:
        """Write down what a row broke with; it is due again after its pause."""
        async with self._database.write() as connection:
            await connection.execute(self._update(claim.id, {self._columns.error: why}))

    async def set_aside(self, claim: Claim, why: str, now: datetime) -> None:
        """Give a row up, and tell the operator."""
        async with self._database.write() as connection:
            await self._drop(connection, claim.id, now)
            await note(connection, claim.kind, claim.id, why, now)

    def _update(self, row_id: int, values: dict[ColumnElement[Any], object]) -> Any:  # noqa: ANN401
        return update(self._table).where(self._columns.id == row_id).values(values)


async def note(
    connection: AsyncConnection, kind: RowKind, row_id: int, why: str, now: datetime
) -> None:
    """Tell the operator that a row was given up, in a transaction of the caller's."""
    values = {"kind": kind, "row_id": row_id, "why": why, "set_aside_at": now}
    await connection.execute(insert(set_aside).values(values))
