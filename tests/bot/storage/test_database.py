import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import StorageError
from bot.storage.database import FILE_NAME, open_database
from bot.storage.schema import metadata


async def test_migrations_lead_to_the_schema(engine: AsyncEngine) -> None:
    """What the migrations build is what ``schema.py`` says."""

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    async with engine.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_commits_survive_a_power_cut(engine: AsyncEngine) -> None:
    """The journal is a write-ahead log, and each commit is on the disk."""
    async with engine.begin() as connection:
        journal = (await connection.execute(text("PRAGMA journal_mode"))).scalar_one()
        synchronous = (await connection.execute(text("PRAGMA synchronous"))).scalar_one()

    assert (journal, synchronous) == ("wal", 2)


async def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    """A second start finds the schema up to date."""
    async with open_database(tmp_path):
        pass
    async with open_database(tmp_path) as engine, engine.begin() as connection:
        version = (await connection.execute(text("SELECT version_num FROM alembic_version"))).all()

    assert len(version) == 1


async def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    """A corrupt file is named, and left as it is."""
    (tmp_path / FILE_NAME).write_bytes(b"not a database, " * 100)

    with pytest.raises(StorageError, match=FILE_NAME):
        async with open_database(tmp_path):
            pass
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(tmp_path / FILE_NAME).execute("SELECT 1 FROM inbox")


async def test_a_directory_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    """A file in the way is named."""
    (tmp_path / "file").touch()

    with pytest.raises(StorageError, match="data directory"):
        async with open_database(tmp_path / "file" / "data"):
            pass
