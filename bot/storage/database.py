"""Open the database: SQLite in the data directory, its schema brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StorageError

FILE_NAME = "precis.sqlite3"

#: How long a writer waits for another process's write.
_BUSY_TIMEOUT_MS = 10_000


@asynccontextmanager
async def open_database(data_dir: Path) -> AsyncIterator[AsyncEngine]:
    """Open, and if need be make, the database in ``data_dir``.

    Raises:
        StorageError: The directory or the file cannot be used; says why in one line.
    """
    path = data_dir / FILE_NAME
    _make_directory(data_dir)
    engine = _sqlite(path)
    try:
        try:
            async with engine.begin() as connection:
                await connection.run_sync(_upgrade)
        except (DBAPIError, sqlite3.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            raise StorageError(f"cannot use the database {path}: {cause}") from error
        yield engine
    finally:
        await engine.dispose()


def _make_directory(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"cannot make the data directory {path}: {error.strerror}") from error


def _sqlite(path: Path) -> AsyncEngine:
    # SQLite has one writer at a time anyhow; one connection makes that a queue, not an error.
    engine = create_async_engine(f"sqlite+aiosqlite:///{path}", pool_size=1, max_overflow=0)

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        # The driver's own BEGIN is deferred: two writers that both read first would deadlock.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA journal_mode=WAL")
        # WAL's default may forget the last commits when the power fails; a promise is a promise.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
