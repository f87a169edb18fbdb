"""Move all rows from one database to another, as from SQLite to PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, Table, func, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StorageError
from bot.storage.engine.away import cause_of
from bot.storage.engine.database import Database
from bot.storage.schema import metadata
from bot.storage.transfer.counts import Counts, count_rows

#: Rows a statement; a row of articles has some 10 kB.
_ROWS = 500


async def move_rows(source: Database, target: Database) -> Counts:
    """Copy all rows of one database to another that has none, or nothing of them.

    Nobody else may write to either meanwhile. The source keeps its rows.

    Args:
        source: Its schema is up to date.
        target: PostgreSQL, its schema up to date, its tables empty.

    Returns:
        The rows that the target has now.

    Raises:
        StorageError: The target has rows, does not take one, or has not as many in the end.
    """
    if any((await count_rows(target)).values()):
        raise StorageError("the database that is moved to has rows already: it has to be empty")
    async with source.read() as reading, target.write() as writing:
        for table in metadata.sorted_tables:
            await _copy(table, reading, writing)
            await _number_on(table, reading, writing)
    there, here = await count_rows(source), await count_rows(target)
    for name, count in there.items():
        if here[name] != count:
            raise StorageError(f"of {count} rows of {name} {here[name]} arrived")
    return here


async def _copy(table: Table, reading: AsyncConnection, writing: AsyncConnection) -> None:
    # By their keys: a row of body refers to one that was written before it.
    rows = await reading.stream(select(table).order_by(*table.primary_key))
    async for part in rows.mappings().partitions(_ROWS):
        await _insert(table, part, writing)


async def _insert(
    table: Table, rows: Sequence[Mapping[Any, Any]], writing: AsyncConnection
) -> None:
    try:
        await writing.execute(table.insert(), [dict(row) for row in rows])
    except SQLAlchemyError as error:
        raise StorageError(f"rows of {table.name} are not taken: {cause_of(error)}") from error


async def _number_on(table: Table, reading: AsyncConnection, writing: AsyncConnection) -> None:
    """Let the target number its next rows after all that were ever numbered: none comes twice."""
    key = table.autoincrement_column
    if key is None:
        return
    last = await reading.scalar(select(func.max(key))) or 0
    if table.dialect_options["sqlite"]["autoincrement"]:
        given = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        last = max(last, await reading.scalar(given, {"name": table.name}) or 0)
    if last:
        sequence = func.pg_get_serial_sequence(table.name, key.name)
        await writing.execute(select(func.setval(sequence, last, type_=BigInteger)))
