"""The statements that SQLAlchemy spells differently for the two engines."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    LargeBinary,
    Table,
    TableValuedAlias,
    Text,
    column,
    func,
    literal,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Insert = sqlite.Insert | postgresql.Insert

#: PostgreSQL's advisory locks go by a number; migrations have the one below.
STORIES, ARTICLES = 7_203_115_022, 7_203_115_023


def insert(connection: AsyncConnection, table: Table) -> Insert:
    """Return an INSERT that knows ``on_conflict_do_nothing`` and ``on_conflict_do_update``."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def values_of(connection: AsyncConnection, values: Sequence[str]) -> TableValuedAlias:
    """Return a table of many texts, its column ``value``: one parameter, however many there are."""
    if connection.dialect.name == "postgresql":
        each = func.json_array_elements_text(literal(list(values), postgresql.JSON))
    else:
        each = func.json_each(literal(list(values), sqlite.JSON))
    return each.table_valued(column("value", Text))


def has_bytes(
    connection: AsyncConnection, column: ColumnElement[bytes], part: bytes
) -> ColumnElement[bool]:
    """Return what is true where some bytes stand within a column's, wherever they begin."""
    looked_for = literal(part, LargeBinary)
    if connection.dialect.name == "postgresql":
        return func.position(looked_for.op("IN")(column)) > 0
    return func.instr(column, looked_for) > 0


async def one_at_a_time(connection: AsyncConnection, what: int = STORIES) -> None:
    """Let nobody else record a story, or keep or drop articles, until the transaction ends.

    Who needs both takes that of stories first.
    """
    if connection.dialect.name == "postgresql":
        # SQLite's transaction, being immediate, is a lock already.
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": what})
