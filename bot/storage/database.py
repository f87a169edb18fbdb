"""Open the database, its schema brought up to date: SQLite in the data directory, or PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StorageError
from bot.storage.migrate import upgrade
from bot.storage.sqlite import FILE_NAME, make_directory, sqlite_engine


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
        engine, name = sqlite_engine(data_dir / FILE_NAME), str(data_dir / FILE_NAME)
    else:
        engine, name = _postgres_engine(url)
    try:
        try:
            async with engine.begin() as connection:
                await connection.run_sync(upgrade)
        except (DBAPIError, sqlite3.Error) as error:
            raise StorageError(f"cannot use the database {name}: {cause_of(error)}") from error
        yield engine
    finally:
        await engine.dispose()


def cause_of(error: Exception) -> str:
    """Return what the database says is wrong, in one line, without the statement."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return next(iter(str(cause).strip().splitlines()), type(cause).__name__)


def _postgres_engine(url: str) -> tuple[AsyncEngine, str]:
    """Return an engine, and its name for people."""
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
