import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.errors import StorageError
from bot.storage.engine.database import open_database
from bot.storage.engine.sqlite import FILE_NAME
from bot.storage.schema import metadata, role
from bot.storage.transfer.backup import back_up, restore_and_count
from bot.storage.transfer.counts import count_rows, total
from tests.bot.conftest import NOW
from tests.bot.storage.filling import fill


async def test_a_backup_is_whole_while_the_bot_writes(tmp_path: Path) -> None:
    """It opens as a database, with what was committed before it."""
    async with open_database(tmp_path) as database:
        async with database.write() as connection:
            await connection.execute(role.insert().values(name="kept", epoch=1))
        async with database.write() as connection:
            await connection.execute(role.insert().values(name="not yet", epoch=1))
            back_up(tmp_path / FILE_NAME, tmp_path / "backup")
    (tmp_path / "restored").mkdir()
    (tmp_path / "backup").rename(tmp_path / "restored" / FILE_NAME)

    async with open_database(tmp_path / "restored") as database, database.write() as connection:
        names = (await connection.scalars(select(role.c.name))).all()

    assert names == ["kept"]


def test_a_backup_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    """No database, no place for it, or the database itself in its place."""
    database = tmp_path / FILE_NAME
    with pytest.raises(StorageError, match="no database"):
        back_up(database, tmp_path / "backup")
    sqlite3.connect(database).close()

    with pytest.raises(
        StorageError,
        match=r"cannot write the backup \S+/missing/backup: No such file or directory$",
    ):
        back_up(database, tmp_path / "missing" / "backup")
    with pytest.raises(StorageError, match="take the place"):
        back_up(database, database)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


async def test_a_backup_takes_no_files_place_unasked(tmp_path: Path) -> None:
    """Last week's is not lost by a slip; whoever says so may have it written over."""
    async with open_database(tmp_path):
        pass
    kept = tmp_path / "backup"
    kept.write_bytes(b"last week's")

    with pytest.raises(StorageError, match="is there already: --overwrite"):
        back_up(tmp_path / FILE_NAME, kept)
    assert kept.read_bytes() == b"last week's"
    back_up(tmp_path / FILE_NAME, kept, overwrite=True)

    assert (await restore_and_count(kept)).keys() == metadata.tables.keys()


async def test_a_restored_backup_has_every_row(tmp_path: Path) -> None:
    """The drill: the database is destroyed, and all is there again."""
    async with open_database(tmp_path / "live") as database:
        await fill(database, NOW)
        before = await count_rows(database)
    back_up(tmp_path / "live" / FILE_NAME, tmp_path / "backup")

    counted = await restore_and_count(tmp_path / "backup")

    assert counted == before
    assert sum(before.values()) > 50


async def test_a_broken_backup_is_told(tmp_path: Path) -> None:
    """One that was cut off, one that is no database, one of another program, and none at all."""
    async with open_database(tmp_path / "live") as database:
        await fill(database, NOW)
    whole = tmp_path / "backup"
    back_up(tmp_path / "live" / FILE_NAME, whole)
    cut, text, other = (tmp_path / name for name in ("cut", "text", "other"))
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    text.write_text("dear diary")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE contacts (name TEXT)")

    for file, told in (
        (cut, "cut is broken: "),
        (text, "text is broken: file is not a database"),
        (other, "other is no backup of Precis"),
        (tmp_path / "gone", "gone: No such file or directory$"),
    ):
        with pytest.raises(StorageError, match=told):
            await restore_and_count(file)


def test_the_total_names_what_there_is_most_of() -> None:
    """Tables without rows are not counted."""
    counts = {"chat": 12, "delivery": 3_000, "feed": 0, "role": 1, "tag": 40}

    assert total(counts) == "3,053 rows in 4 tables (delivery 3,000, tag 40, chat 12)"
    assert total({"chat": 0}) == "0 rows in 0 tables"
