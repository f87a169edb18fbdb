"""SQLite: one file, one writer, every commit on the disk."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

from bot.errors import StorageError

FILE_NAME = "precis.sqlite3"

#: How long a writer waits for another process's write.
_BUSY_TIMEOUT_MS = 10_000
_LOOK_AGAIN_SECONDS = 0.02

#: WAL's default of ``synchronous`` may forget the last commits when the power fails; a promise is a
#: promise.
_FOR_WRITING = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
_FOR_READING = ("query_only=ON",)

#: Connections, each with a thread. More take the interpreter from each other and from the event loop:
#: with four, /help takes half a second longer while links come in.
_READERS = 1


class _Connection(sqlite3.Connection):
    """A connection that ends its transaction when it is closed, whoever still holds a cursor of it.

    A task that is cancelled in the midst of a transaction has its connection closed. SQLite keeps
    one that has open cursors, and its lock with it, until these are collected: until then nobody
    could write.
    """

    def close(self) -> None:
        """Roll back and close."""
        if self.in_transaction:
            self.rollback()
        super().close()


def sqlite_writer(path: Path) -> AsyncEngine:
    """Return an engine for transactions that write to a database file."""
    # SQLite has one writer at a time anyhow; one connection makes that a queue, not an error.
    # The driver's own BEGIN is deferred: two writers that both read first would deadlock.
    return _engine(path, 1, "BEGIN IMMEDIATE", _FOR_WRITING)


def sqlite_reader(path: Path) -> AsyncEngine:
    """Return an engine for transactions that only read a database file, and cannot write to it."""
    return _engine(path, _READERS, "BEGIN", _FOR_READING)


def _engine(path: Path, connections: int, begin: str, pragmas: Sequence[str]) -> AsyncEngine:
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{path}",
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"factory": _Connection},
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (f"busy_timeout={_BUSY_TIMEOUT_MS}", *pragmas):
            _set(cursor, f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _set(cursor: sqlite3.Cursor, pragma: str) -> None:
    """Set something of a connection, and wait for another process as a write does.

    https://sqlite.org/c3ref/busy_handler.html: where waiting could end in a deadlock SQLite does not,
    as for the mode of the journal while another makes the file.
    """
    until = time.monotonic() + _BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            cursor.execute(pragma)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            await_only(asyncio.sleep(_LOOK_AGAIN_SECONDS))
        else:
            return


def make_directory(path: Path) -> None:
    """Make the data directory.

    Raises:
        StorageError: It cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"cannot make the data directory {path}: {error.strerror}") from error


def files_of(directory: Path) -> tuple[Path, ...]:
    """Return the files that make up the database, those of its log too."""
    return tuple(directory.glob(f"{FILE_NAME}*"))


def check_file(path: Path) -> None:
    """Open a database file once, in this thread.

    The driver opens it in a thread of its own, which says so in its own way if that fails.

    Raises:
        StorageError: It cannot be opened.
    """
    try:
        sqlite3.connect(path).close()
    except sqlite3.Error as error:
        raise StorageError(f"cannot use the database {path}: {error}") from error
