from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StorageError
from bot.storage.engine.database import open_database
from bot.storage.transfer.backup import restore_and_count
from bot.work.backups import DIRECTORY, DailyBackups, backup_name, days_of, too_old

NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)


class Days:
    """A clock that is set forward."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def names(data_dir: Path) -> list[str]:
    """Return what is in the directory of backups."""
    return sorted(path.name for path in (data_dir / DIRECTORY).iterdir())


@pytest.fixture
async def data_dir(tmp_path: Path) -> Path:
    """A data directory with a database in it."""
    async with open_database(tmp_path):
        return tmp_path


async def test_each_day_has_its_backup_and_the_newest_stay(data_dir: Path) -> None:
    """However often the bot is started that day; what else lies there is left alone."""
    clock = Days()
    backups = DailyBackups(data_dir, 2, clock)
    await backups.work_off()
    (data_dir / DIRECTORY / "precis-before-upgrade.sqlite3").touch()
    for _ in range(3):
        assert await backups.next_due_at() == clock.now.replace(hour=0) + timedelta(days=1)
        clock.now += timedelta(days=1)
        await backups.work_off()
        await DailyBackups(data_dir, 2, clock).work_off()

    assert names(data_dir) == [
        "precis-2026-03-30.sqlite3",
        "precis-2026-03-31.sqlite3",
        "precis-before-upgrade.sqlite3",
    ]
    assert await restore_and_count(data_dir / DIRECTORY / "precis-2026-03-31.sqlite3")


async def test_no_backup_is_lost_for_one_that_fails(data_dir: Path) -> None:
    """The disk is full, say: yesterday's stays."""
    clock = Days()
    await DailyBackups(data_dir, 1, clock).work_off()
    (data_dir / "precis.sqlite3").rename(data_dir / "away")
    clock.now += timedelta(days=1)

    with pytest.raises(StorageError):
        await DailyBackups(data_dir, 1, clock).work_off()

    assert names(data_dir) == [backup_name(NOON.date())]


@given(st.sets(st.dates()), st.integers(1, 40))
def test_the_newest_are_kept(days: set[date], keep: int) -> None:
    """As many as are wanted, if there are so many; and names are read as they are written."""
    there = days_of([*map(backup_name, days), "precis-2026-02-31.sqlite3", ".precis-2026"])

    gone = too_old(there, keep)

    assert there == sorted(days)
    assert len(there) - len(gone) == min(len(days), keep)
    assert not gone or max(gone) < min(days - set(gone))
