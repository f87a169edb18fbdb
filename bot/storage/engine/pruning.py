"""Drop what is old, some thousand rows in a transaction: whoever has to write waits for one, not for all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy import Column, ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine.database import Database

#: Rows that are looked at in one transaction; a database deletes as many in a fraction of a second.
_BATCH = 2000

#: Drops those of some rows that may go, in a transaction of the caller's.
Drop = Callable[[AsyncConnection, ColumnElement[bool]], Awaitable[None]]


async def walk(
    database: Database,
    number: Column[int],
    drop: Drop,
    ends: tuple[Column[datetime], datetime] | None = None,
) -> None:
    """Go through a table from its lowest number on, which costs no index of ages.

    Args:
        database: The database.
        number: The key of its rows, which is never negative.
        drop: What is done to some of them.
        ends: A column that grows with the number, and a time: where all of some rows are later, those
            behind them are too. None: the numbers are in no order of time, and all are looked at.
    """
    after, more = -1, True
    while more:
        some = select(number.label("number"), *(ends[:1] if ends else ())).where(number > after)
        batch = some.order_by(number).limit(_BATCH).subquery()
        bounds = [func.min(batch.c.number), func.max(batch.c.number), func.count()]
        if ends:
            bounds.append(func.min(batch.c[ends[0].name]))
        async with database.write() as connection:
            first, last, count, *earliest = (await connection.execute(select(*bounds))).one()
            more = count == _BATCH
            if not count or (ends and earliest[0] >= ends[1]):
                return
            await drop(connection, number.between(first, last))
        after = last
