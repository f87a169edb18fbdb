"""Open the database, its schema brought up to date: SQLite in the data directory, or PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StorageError
from bot.storage.closing import close_to_others
from bot.storage.migrate import HEAD, upgrade, version_of
from bot.storage.sqlite import FILE_NAME, check_file, files_of, make_directory, sqlite_engine


@asynccontextmanager
async def open_database(data_dir: Path, url: str | None = None) -> AsyncIterator[AsyncEngine]:
    """Open, and if need be make, the database.

    Args:
        data_dir: Where SQLite's file is; not used with ``url``.
        url: ``postgresql://user:password@host/name``.

    Raises:
        StorageError: It cannot be used; says why in one line, without the password.
    """
    if url is None:
        make_directory(data_dir)
        check_file(data_dir / FILE_NAME)
        close_to_others(data_dir, *files_of(data_dir))
    async with _engine(data_dir, url) as (engine, name):
        with _told_in_one_line(name):
            async with engine.begin() as connection:
                await connection.run_sync(upgrade)
        yield engine


async def schema_version(data_dir: Path, url: str | None = None) -> tuple[str | None, str]:
    """Return the schema's version, None where there is none yet, and the one that is ours.

    Nothing is made or changed. Arguments and errors are those of :func:`open_database`.
    """
    if url is None and not (data_dir / FILE_NAME).exists():
        return None, HEAD
    async with _engine(data_dir, url) as (engine, name):
        with _told_in_one_line(name):
            async with engine.begin() as connection:
                return await connection.run_sync(version_of), HEAD


@asynccontextmanager
async def _engine(data_dir: Path, url: str | None) -> AsyncIterator[tuple[AsyncEngine, str]]:
    """Give an engine, and its name for people."""
    if url is None:
        path = data_dir / FILE_NAME
        engine, name = sqlite_engine(path), str(path)
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


def cause_of(error: Exception) -> str:
    """Return what the database says is wrong, in one line, without the statement."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return next(iter(str(cause).strip().splitlines()), type(cause).__name__)


def _postgres_engine(url: str) -> tuple[AsyncEngine, str]:
    try:
        parsed = make_url(url).set(drivername="postgresql+psycopg")
        engine = create_async_engine(
            # What people say is in the parameters, and belongs in no log.
            parsed,
            pool_size=10,
            max_overflow=10,
            pool_pre_ping=True,
            hide_parameters=True,
        )
    except ArgumentError as error:
        raise StorageError("PRECIS_DATABASE_URL is no address of a database") from error
    except ModuleNotFoundError as error:
        raise StorageError(
            "PostgreSQL needs more packages: pip install 'precis[postgres]'"
        ) from error
    return engine, parsed.render_as_string(hide_password=True)
