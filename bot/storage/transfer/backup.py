"""Copy SQLite's database to a file, and see what a copy would be worth."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

from bot.errors import StorageError
from bot.storage.engine.database import open_database
from bot.storage.engine.sqlite import FILE_NAME
from bot.storage.transfer.counts import Counts, count_rows


def back_up(source: Path, target: Path, *, overwrite: bool = False) -> int:
    """Copy a database to a file, whole and consistent, while the bot may be writing to it.

    Args:
        source: The database's file.
        target: Where the copy is to be.
        overwrite: Whether what is there may be lost.

    Returns:
        The copy's size in bytes.

    Raises:
        StorageError: There is no database, or the copy cannot be written.
    """
    if not source.exists():
        raise StorageError(f"there is no database {source}")
    if target.exists():
        if target.samefile(source):
            raise StorageError("the backup would take the place of the database")
        if not overwrite:
            raise StorageError(f"{target} is there already: --overwrite takes its place")
    try:
        # Written beside it and moved: a backup that was cut off never looks like one.
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        os.close(handle)
        temporary = Path(name)
        try:
            _copy(source, temporary)
            temporary.replace(target)
            return target.stat().st_size
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        # Not its own words: they name the temporary file.
        raise StorageError(f"cannot write the backup {target}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise StorageError(f"cannot write the backup {target}: {error}") from error


async def restore_and_count(backup: Path) -> Counts:
    """Restore a backup into a scratch directory as the README says, open it, and count its rows.

    Migrations that are missing are applied to the scratch copy, as they would be at a start.

    Raises:
        StorageError: It is no backup, or a broken one; says how in one line.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="precis-restored-") as scratch:
            await asyncio.to_thread(_restore, backup, Path(scratch) / FILE_NAME)
            async with open_database(Path(scratch)) as database:
                return await count_rows(database)
    except OSError as error:
        raise StorageError(f"cannot restore {backup}: {error.strerror}") from error


def _restore(backup: Path, restored: Path) -> None:
    """Copy a backup, and have SQLite look at every page, index and reference of a file.

    https://sqlite.org/pragma.html#pragma_integrity_check does not look at foreign keys.
    """
    shutil.copyfile(backup, restored)
    connection = sqlite3.connect(restored)
    try:
        ((found,), *_) = connection.execute("PRAGMA integrity_check(1)").fetchall()
        if found != "ok":
            raise StorageError(f"{backup} is broken: {found}")
        if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
            raise StorageError(f"{backup} is broken: a row of {broken[0]} refers to none")
        if not connection.execute("PRAGMA table_info(alembic_version)").fetchall():
            raise StorageError(f"{backup} is no backup of Precis")
    except sqlite3.Error as error:
        raise StorageError(f"{backup} is broken: {error}") from error
    finally:
        connection.close()


def _copy(source: Path, target: Path) -> None:
    # https://www.sqlite.org/backup.html
    reader = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
    writer = sqlite3.connect(target)
    try:
        reader.backup(writer)
    finally:
        writer.close()
        reader.close()
