"""What the tests of the bot share: a time, and a real database of each kind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.storage.engine.database import Database
from tests.bot.databases import Databases

if TYPE_CHECKING:
    from tests.bot.desk import Desk

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """Databases that are made once."""
    return Databases(tmp_path_factory.mktemp("databases"))


@pytest.fixture
async def database(
    tmp_path: Path, database_url: str | None, databases: Databases
) -> AsyncIterator[Database]:
    """An empty database, its schema up to date."""
    async with databases.empty(tmp_path, database_url) as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    """Yield a bot put together, which the tests of a file share."""
    # Not at the top: what requests is to ignore of trafilatura's warnings it says when it is imported,
    # and pytest forgets that with the conftest.
    from bot.locales.languages import shipped  # noqa: PLC0415
    from tests.bot.desk import open_desk  # noqa: PLC0415

    async with open_desk(tmp_path_factory.mktemp("desk"), shipped()) as opened:
        yield opened
