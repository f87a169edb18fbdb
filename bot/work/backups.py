"""Back the database up once a day, and keep the newest backups."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import structlog

from bot.storage.engine.sqlite import FILE_NAME, make_directory
from bot.storage.transfer.backup import back_up

log = structlog.stdlib.get_logger(__name__)

#: Where they are, in the data directory.
DIRECTORY = "backups"

_NAME = re.compile(r"precis-(\d{4}-\d{2}-\d{2})\.sqlite3")


def backup_name(day: date) -> str:
    """Return the name of a day's backup."""
    return f"precis-{day.isoformat()}.sqlite3"


def days_of(names: Iterable[str]) -> list[date]:
    """Return the days of which there are backups, the oldest first; other files are no business of ours."""
    return sorted(day for name in names if (day := _day(name)))


def too_old(days: Sequence[date], keep: int) -> Sequence[date]:
    """Return the days whose backups go, of those that there are, the oldest first."""
    return days[: max(0, len(days) - keep)]


class DailyBackups:
    """Backs SQLite's file up on each day (UTC) that the bot runs."""

    def __init__(self, data_dir: Path, keep: int, clock: Callable[[], datetime]) -> None:
        """Set up.

        Args:
            data_dir: Where the database is, and its backups in a directory of their own.
            keep: How many are kept, 1 or more.
            clock: The time, in UTC.
        """
        self._data_dir = data_dir
        self._directory = data_dir / DIRECTORY
        self._keep = keep
        self._clock = clock

    async def work_off(self) -> None:
        """Write today's backup, if it is not there yet; then those that are too old go.

        Raises:
            StorageError: It cannot be written; no other is lost for that.
        """
        await asyncio.to_thread(self._work_off, self._clock().date())

    async def next_due_at(self) -> datetime:
        """Return when the next day begins."""
        tomorrow = self._clock().date() + timedelta(days=1)
        return datetime.combine(tomorrow, time(), UTC)

    def _work_off(self, today: date) -> None:
        make_directory(self._directory)
        target = self._directory / backup_name(today)
        if target.exists():
            return
        size_bytes = back_up(self._data_dir / FILE_NAME, target)
        log.info("backed up", file=str(target), size_bytes=size_bytes)
        names = [path.name for path in self._directory.iterdir()]
        for day in too_old(days_of(names), self._keep):
            (self._directory / backup_name(day)).unlink(missing_ok=True)


def _day(name: str) -> date | None:
    found = _NAME.fullmatch(name)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
