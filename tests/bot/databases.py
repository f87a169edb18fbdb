"""Databases for the tests, made once: of SQLite each test has a copy, PostgreSQL is emptied for it.

Engines outlive a test, and with them what SQLAlchemy compiled: a statement is compiled for one of them,
where each test compiled all of its own.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import event

from bot.storage.engine.database import Database, open_database
from bot.storage.engine.migrate import upgrade
from bot.storage.engine.sqlite import FILE_NAME
from bot.storage.schema import metadata


class Databases:
    """The databases of a run."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._file = directory / FILE_NAME
        self._opened: dict[str | None, Database] = {}

    @asynccontextmanager
    async def empty(self, directory: Path, url: str | None) -> AsyncIterator[Database]:
        """Give an empty database, its schema up to date; arguments are those of ``open_database``."""
        database = await self._database(url)
        if url:
            await empty(database)
        else:
            self._file = Path(shutil.copy(self._directory / FILE_NAME, directory))
        try:
            yield database
            if url:
                await empty(database)
        finally:
            # They connect anew in the next test, whose event loop is another.
            await database.writer.dispose()
            await database.reader.dispose()

    async def _database(self, url: str | None) -> Database:
        if url not in self._opened:
            async with open_database(self._directory, url) as opened:
                self._opened[url] = opened
            for engine in (opened.writer, opened.reader) if url is None else ():
                event.listen(engine.sync_engine, "do_connect", self._to_the_copy)
                event.listen(engine.sync_engine, "connect", _unsafe)
        return self._opened[url]

    def _to_the_copy(
        self, _dialect: object, _record: object, where: list[str], _options: object
    ) -> None:
        where[0] = str(self._file)


def _unsafe(connection: sqlite3.Connection, _record: object) -> None:
    """Wait for no disk: no power fails between a test and its end."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


#: At once: each by itself is a way to the server and back.
_EMPTY = "; ".join(str(table.delete()) for table in reversed(metadata.sorted_tables))


async def empty(database: Database) -> None:
    """Leave nothing of other tests on PostgreSQL: they share the server."""
    async with database.write() as connection:
        await connection.run_sync(upgrade)
        await connection.exec_driver_sql(_EMPTY)
