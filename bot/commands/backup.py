"""``precis backup``: a copy of the database, and what it is worth."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.errors import StorageError
from bot.settings import Settings
from bot.storage.engine.sqlite import FILE_NAME
from bot.storage.transfer.backup import back_up, restore_and_count
from bot.storage.transfer.counts import total


async def back_up_to(file: Path, settings: Settings, *, overwrite: bool) -> str:
    """Copy SQLite's database; returns a line that says what was written.

    Raises:
        StorageError: It cannot be copied, or the database is PostgreSQL.
    """
    if settings.database_url:
        raise StorageError("the database is PostgreSQL: use pg_dump, which is made for it")
    source = settings.data_dir / FILE_NAME
    size = await asyncio.to_thread(back_up, source, file, overwrite=overwrite)
    return f"wrote {file}: {size / 2**20:.1f} MB of {source}"


async def verify_backup(file: Path) -> str:
    """Restore a backup into a scratch copy; returns a line that says what it holds.

    Raises:
        StorageError: It could not be restored.
    """
    return f"restored {file} into a scratch copy: {total(await restore_and_count(file))}"
