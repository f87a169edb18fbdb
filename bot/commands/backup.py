"""``precis backup``: a copy of the database."""

from __future__ import annotations

from pathlib import Path

from bot.errors import StorageError
from bot.settings import Settings
from bot.storage.engine.sqlite import FILE_NAME, back_up


def back_up_to(file: Path, settings: Settings) -> None:
    """Copy SQLite's database.

    Raises:
        StorageError: It cannot be copied, or the database is PostgreSQL.
    """
    if settings.database_url:
        raise StorageError("the database is PostgreSQL: use pg_dump, which is made for it")
    back_up(settings.data_dir / FILE_NAME, file)
