"""How many rows each table has."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select

from bot.storage.engine.database import Database
from bot.storage.schema import metadata

#: Rows, by the names of the tables.
Counts = Mapping[str, int]


async def count_rows(database: Database) -> Counts:
    """Count the rows of all tables, at one moment.

    Raises:
        StorageAway: Nobody can use the database for now.
    """
    async with database.read() as connection:
        return {
            table.name: await connection.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }


def total(counts: Counts) -> str:
    """Say how many rows there are, and where most of them are."""
    most = sorted(counts, key=lambda name: (-counts[name], name))[:3]
    named = ", ".join(f"{name} {counts[name]:,}" for name in most if counts[name])
    tables = sum(1 for count in counts.values() if count)
    return f"{sum(counts.values()):,} rows in {tables} tables" + (f" ({named})" if named else "")
