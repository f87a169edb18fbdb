from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, select

from bot.commands.move import move_to
from bot.errors import StorageError
from bot.settings import Settings
from bot.storage.engine.database import Database, open_database
from bot.storage.schema import article, metadata, role
from bot.storage.transfer.counts import count_rows
from bot.storage.transfer.move import move_rows
from bot.work.roles import SENDER, hold_role
from tests.bot.conftest import NOW
from tests.bot.databases import empty
from tests.bot.storage.filling import fill


@pytest.fixture
async def target(postgres: str) -> AsyncIterator[Database]:
    """An empty PostgreSQL, its schema up to date."""
    async with open_database(Path(), postgres) as opened:
        await empty(opened)
        yield opened
        await empty(opened)


@pytest.fixture
async def source(tmp_path: Path) -> AsyncIterator[Database]:
    """A small bot's second week, in a file."""
    async with open_database(tmp_path) as opened:
        await fill(opened, NOW)
        yield opened


async def rows_of(database: Database) -> dict[str, list[Row[Any]]]:
    """Return the rows of each table, by their keys in Python's order: that of texts differs."""
    found = {}
    async with database.read() as connection:
        for table in metadata.sorted_tables:
            keys = [column.name for column in table.primary_key]
            rows = (await connection.execute(select(table))).all()
            found[table.name] = sorted(rows, key=lambda row: [str(getattr(row, k)) for k in keys])
    return found


async def test_every_row_arrives_as_it_was(source: Database, target: Database) -> None:
    """Times, texts and JSON are the same on both sides, and the file keeps its own."""
    before = await rows_of(source)

    counts = await move_rows(source, target)

    after = await rows_of(target)
    # PostgreSQL keeps the words of an article in a way of its own.
    assert len(after.pop("searchable")) == len(before["searchable"])
    assert after == {name: before[name] for name in after}
    assert before == await rows_of(source)
    assert counts == await count_rows(source)


async def test_no_number_comes_twice(source: Database, target: Database) -> None:
    """Not even that of an article which is gone: a button may still mean it."""
    made = {"read_at": NOW, "size_bytes": 2, "content": {}}
    async with source.write() as connection:
        gone = await connection.scalar(article.insert().values(**made).returning(article.c.id))
        await connection.execute(article.delete().where(article.c.id == gone))
    await move_rows(source, target)

    async with target.write() as connection:
        next_ = await connection.scalar(article.insert().values(**made).returning(article.c.id))

    assert next_ == gone + 1
    # Every numbered table takes rows again, as of a bot that goes on there.
    await empty(target)
    await fill(target, NOW + timedelta(days=1))


async def test_a_database_with_rows_is_refused(source: Database, target: Database) -> None:
    """What somebody's bot has there is not mixed with ours."""
    async with target.write() as connection:
        await connection.execute(role.insert().values(name="sender", epoch=1))

    with pytest.raises(StorageError, match="has rows already"):
        await move_rows(source, target)
    assert sum((await count_rows(target)).values()) == 1


async def test_all_or_nothing_arrives(source: Database, target: Database) -> None:
    """A row that PostgreSQL does not take ends it, and says of which table it is."""
    async with source.write() as connection:
        await connection.execute(role.insert().values(name="nul\x00", epoch=1))

    with pytest.raises(StorageError, match="rows of role are not taken"):
        await move_rows(source, target)
    assert not any((await count_rows(target)).values())


async def test_a_running_bot_is_not_moved(
    source: Database, target: Database, tmp_path: Path, postgres: str
) -> None:
    """What it writes meanwhile would be lost."""
    settings = Settings(data_dir=tmp_path)
    async with hold_role(source, SENDER, tmp_path):
        with pytest.raises(StorageError, match="the bot is running"):
            await move_to(postgres, settings)

    said = await move_to(postgres, settings)

    assert said.startswith("copied ")
    assert any((await count_rows(target)).values())


async def test_what_cannot_be_moved_is_one_line(tmp_path: Path) -> None:
    """No file, or an address of no PostgreSQL."""
    with pytest.raises(StorageError, match="not a postgresql:// address"):
        await move_to("sqlite:///elsewhere", Settings(data_dir=tmp_path))
    with pytest.raises(StorageError, match="there is no database"):
        await move_to("postgresql://127.0.0.1/precis", Settings(data_dir=tmp_path))
