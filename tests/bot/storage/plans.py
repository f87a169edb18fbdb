"""How a database finds the rows that statements ask for: what it would look through from end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine.database import Database

#: Statements that look for rows.
_LOOKS = re.compile(r"\s*(SELECT|UPDATE|DELETE|WITH|INSERT .*SELECT)\b", re.DOTALL)

#: ``SCAN delivery USING INDEX ix_delivery_queued``, as SQLite tells it.
_SCAN = re.compile(r"^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")


@dataclass(slots=True)
class Statements:
    """Statements that were executed, each once, with the values that it had."""

    seen: dict[str, Any] = field(default_factory=dict)

    def _see(self, statement: str, parameters: Any, *, many: bool) -> None:
        if _LOOKS.match(statement):
            self.seen.setdefault(statement, parameters[0] if many else parameters)


@contextmanager
def listening(database: Database) -> Iterator[Statements]:
    """Give what a database is asked meanwhile."""
    heard = Statements()

    def hear(  # noqa: PLR0917  # SQLAlchemy's order
        connection: Connection,
        cursor: object,
        statement: str,
        parameters: Any,
        context: object,
        many: bool,
    ) -> None:
        heard._see(statement, parameters, many=many)  # noqa: SLF001

    engines = {database.writer.sync_engine, database.reader.sync_engine}
    for engine in engines:
        event.listen(engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", hear)


async def scans(database: Database, heard: Statements) -> dict[str, set[tuple[str, str | None]]]:
    """Return for statements the tables that they go through from end to end, and by which index."""
    explain = _in_postgres if database.is_postgres else _in_sqlite
    found = {}
    async with database.writer.connect() as connection:
        if database.is_postgres:
            # A table of a few rows is not worth an index. Which one it takes of those that would do
            # depends on what it knows of the rows; here it is asked whether any would.
            await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        for statement, parameters in heard.seen.items():
            if scanned := await explain(connection, statement, parameters):
                found[statement] = scanned
        await connection.rollback()
    return found


async def _in_sqlite(
    connection: AsyncConnection, statement: str, parameters: Any
) -> set[tuple[str, str | None]]:
    plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    found = set()
    for row in plan:
        if scanned := _SCAN.match(row.detail):
            name, index = scanned.groups()
            found.add((_table_of(statement, name), index))
    return found


def _table_of(statement: str, name: str) -> str:
    """Return the table that an alias stands for."""
    named = re.search(rf"\b(\w+) AS {re.escape(name)}\b", statement)
    return named[1] if named else name


async def _in_postgres(
    connection: AsyncConnection, statement: str, parameters: Any
) -> set[tuple[str, str | None]]:
    told = await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters)
    ((plan,),) = told.scalars()
    return set(_scans_of(plan["Plan"]))


def _scans_of(node: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    if node["Node Type"] == "Seq Scan":
        yield node["Relation Name"], None
    for inner in node.get("Plans", ()):
        yield from _scans_of(inner)
