"""``precis move``: from SQLite's file to PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import StorageError
from bot.settings import Settings
from bot.storage.engine.database import open_database
from bot.storage.engine.sqlite import FILE_NAME
from bot.storage.transfer.counts import total
from bot.storage.transfer.move import move_rows
from bot.work.roles import SENDER, lock_file


async def move_to(url: str, settings: Settings) -> str:
    """Copy what SQLite's file has to an empty PostgreSQL; the file is left as it is.

    Returns:
        A line that says what was copied, and what to do next.

    Raises:
        StorageError: There is no file, the bot is running, or the database does not take it.
    """
    if not url.startswith(("postgresql://", "postgres://")):
        raise StorageError("DATABASE_URL is not a postgresql:// address")
    source = settings.data_dir / FILE_NAME
    if not source.exists():
        raise StorageError(f"there is no database {source}")
    with _stopped(settings.data_dir):
        async with open_database(settings.data_dir) as here, open_database(Path(), url) as there:
            moved = await move_rows(here, there)
    return f"copied {total(moved)}: set PRECIS_DATABASE_URL to it and start the bot"


@contextmanager
def _stopped(data_dir: Path) -> Iterator[None]:
    """See that no bot runs on the file, and that none begins."""
    try:
        with FileLock(lock_file(data_dir, SENDER), blocking=False):
            yield
    except Timeout as error:
        raise StorageError("the bot is running: stop it before its database is moved") from error
