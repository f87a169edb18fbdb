"""Open the database, its schema brought up to date: SQLite in the data directory, or PostgreSQL."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from bot.errors import StorageError
from bot.storage.engine.away import cause_of, told_apart
from bot.storage.engine.closing import close_to_others
from bot.storage.engine.migrate import HEAD, Standing, standing, upgrade
from bot.storage.engine.sqlite import (
    FILE_NAME,
    check_file,
    files_of,
    make_directory,
    sqlite_reader,
    sqlite_writer,
)

#: A connection to PostgreSQL that was alive is taken to be so for this long.
CHECK_AGAIN_SECONDS = 1.0

_CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Database:
    """Gives transactions. Errors of what is done in one have the names of ``bot.errors``."""

    #: For transactions that write, which wait for each other where the database has one writer.
    writer: AsyncEngine

    #: For those that only read; they wait for nobody.
    reader: AsyncEngine

    @property
    def is_postgres(self) -> bool:
        """Whether it is PostgreSQL, which other hosts use too."""
        return self.writer.dialect.name == "postgresql"

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Give a transaction, committed at the end, rolled back by an error.

        Raises:
            StorageAway: Nobody can use the database for now.
            StatementRefused: It does not take what was written.
        """
        with told_apart():
            async with self.writer.begin() as connection:
                yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Give a transaction that takes no lock. It sees all that was committed before.

        On PostgreSQL each statement does so by itself: what others commit meanwhile is seen by the next.

        Raises:
            StorageAway: Nobody can use the database for now.
            StatementRefused: It does not take a statement.
        """
        with told_apart(reading=True):
            async with self.reader.begin() as connection:
                yield connection

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection whose statements are each a transaction of its own.

        Raises:
            StorageAway: Nobody can use the database for now.
        """
        with told_apart():
            async with self.writer.connect() as connection:
                await connection.execution_options(isolation_level="AUTOCOMMIT")
                yield connection


@asynccontextmanager
async def open_database(
    data_dir: Path, url: str | None = None, *, upgrading: bool = True
) -> AsyncIterator[Database]:
    """Open, and if need be make, the database.

    Args:
        data_dir: Where SQLite's file is; not used with ``url``.
        url: ``postgresql://user:password@host/name``.
        upgrading: Whether its schema is brought up to date before, as far as may be now.

    Raises:
        StorageError: It cannot be used; says why in one line, without the password.
    """
    if url is None:
        make_directory(data_dir)
        check_file(data_dir / FILE_NAME)
        close_to_others(data_dir, *files_of(data_dir))
    async with _engine(data_dir, url) as (engine, name):
        if upgrading:
            with _told_in_one_line(name):
                async with engine.begin() as connection:
                    await connection.run_sync(upgrade)
        if url is not None:
            # Each statement sees what was committed before it, in a transaction or not; without one, it
            # costs one way to the server, not three.
            yield Database(engine, engine.execution_options(isolation_level="AUTOCOMMIT"))
            return
        reader = sqlite_reader(data_dir / FILE_NAME)
        try:
            yield Database(engine, reader)
        finally:
            await reader.dispose()


async def schema_standing(data_dir: Path, url: str | None = None) -> Standing:
    """Return what there is of the database.

    Nothing is made or changed. Arguments and errors are those of :func:`open_database`.
    """
    if url is None and not (data_dir / FILE_NAME).exists():
        return Standing(None, HEAD, usable=False)
    async with _engine(data_dir, url) as (engine, name):
        with _told_in_one_line(name):
            async with engine.begin() as connection:
                return await connection.run_sync(standing)


@asynccontextmanager
async def _engine(data_dir: Path, url: str | None) -> AsyncIterator[tuple[AsyncEngine, str]]:
    """Give an engine that writes, and its name for people."""
    if url is None:
        path = data_dir / FILE_NAME
        engine, name = sqlite_writer(path), str(path)
    else:
        engine, name = _postgres_engine(url)
    try:
        yield engine, name
    finally:
        await engine.dispose()


@contextmanager
def _told_in_one_line(name: str) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise StorageError(f"cannot use the database {name}: {cause_of(error)}") from error


def _postgres_engine(url: str) -> tuple[AsyncEngine, str]:
    try:
        parsed = make_url(url).set(drivername="postgresql+psycopg")
        engine = create_async_engine(
            # What people say is in the parameters, and belongs in no log.
            parsed,
            pool_size=10,
            max_overflow=10,
            hide_parameters=True,
        )
    except ArgumentError as error:
        raise StorageError("PRECIS_DATABASE_URL is no address of a database") from error
    except ModuleNotFoundError as error:
        raise StorageError(
            "PostgreSQL needs more packages: pip install 'precis[postgres]'"
        ) from error
    _check_connections(engine)
    return engine, parsed.render_as_string(hide_password=True)


def _check_connections(engine: AsyncEngine) -> None:
    """See now and then whether connections are alive; those that broke are replaced unnoticed.

    https://docs.sqlalchemy.org/en/21/core/pooling.html#custom-legacy-pessimistic-ping, which asks
    before each transaction: an answer to a link has a dozen.
    """
    dialect = engine.dialect

    @event.listens_for(engine.sync_engine, "checkout")
    def _check(
        connection: DBAPIConnection, record: ConnectionPoolEntry, _: PoolProxiedConnection
    ) -> None:
        now = time.monotonic()
        if now - record.info.setdefault(_CHECKED, now) < CHECK_AGAIN_SECONDS:
            return
        try:
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            # The pool tries another.
            raise DisconnectionError from error
        record.info[_CHECKED] = now
