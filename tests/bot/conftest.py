"""What the tests of the bot share: a time, and a real database of each kind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.storage.database import Database, open_database
from bot.storage.schema import metadata

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
async def database(tmp_path: Path, database_url: str | None) -> AsyncIterator[Database]:
    """An empty database, its schema up to date."""
    async with open_database(tmp_path, database_url) as opened:
        if database_url:
            await _empty(opened)
        yield opened
        if database_url:
            await _empty(opened)


async def _empty(database: Database) -> None:
    """Leave nothing of other tests: they share the server."""
    async with database.write() as connection:
        for table in reversed(metadata.sorted_tables):
            await connection.execute(table.delete())
