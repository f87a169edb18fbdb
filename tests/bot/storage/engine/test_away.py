"""Errors of real databases: which pass for everybody, and which are the statement's own."""

import secrets
import sqlite3
from collections.abc import AsyncIterator, Awaitable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.errors import StatementRefused, StorageAway, StorageError
from bot.storage.engine import database as database_module
from bot.storage.engine import sqlite as sqlite_module
from bot.storage.engine.away import told_apart
from bot.storage.engine.database import Database, open_database
from bot.storage.engine.sqlite import FILE_NAME
from bot.storage.feeds.feeds import FeedStore


async def error_of(work: Awaitable[object]) -> StorageError:
    with pytest.raises(StorageError) as raised:
        await work
    return raised.value


async def run(database: Database, *statements: str) -> None:
    async with database.write() as connection:
        for statement in statements:
            await connection.execute(text(statement))


@pytest.fixture
async def server(tmp_path: Path, postgres: str) -> AsyncIterator[Database]:
    """A database of PostgreSQL's."""
    async with open_database(tmp_path, postgres) as opened:
        yield opened


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO nothing VALUES (1)",
        "INSERT INTO role (name, epoch) VALUES ('sender', NULL)",
        "INSERT INTO link VALUES ('https://example.org/', -1)",
        "SELECT 1 FROM",
    ],
)
async def test_what_is_refused_is_not_away(database: Database, statement: str) -> None:
    """A table that is not there, a constraint, a slip."""
    assert isinstance(await error_of(run(database, statement)), StatementRefused)


def test_what_is_no_error_of_a_database_stays_what_it_is() -> None:
    """A defect of ours."""
    with pytest.raises(KeyError), told_apart():
        raise KeyError("text")


@pytest.mark.parametrize(
    "url",
    ["https://a.example/" + secrets.token_hex(5_000), "https://a.example/\0"],
    ids=["longer than an index row", "with a NUL"],
)
async def test_a_strangers_text_is_not_away(server: Database, url: str, now: datetime) -> None:
    """PostgreSQL calls a long key an operational error, of its class 54."""
    assert isinstance(await error_of(FeedStore(server).add(url, now)), StatementRefused)


@pytest.mark.parametrize(
    "statements",
    [
        ("SELECT pg_terminate_backend(pg_backend_pid())",),
        ("SET TRANSACTION READ ONLY", "INSERT INTO role (name, epoch) VALUES ('sender', 1)"),
        ("DO $$ BEGIN RAISE 'full' USING ERRCODE = '53100'; END $$",),
        ("DO $$ BEGIN RAISE 'many' USING ERRCODE = '53300'; END $$",),
        ("DO $$ BEGIN RAISE 'starting' USING ERRCODE = '57P03'; END $$",),
    ],
    ids=["terminated", "read-only", "disk full", "no connection", "starting"],
)
async def test_a_server_that_cannot_is_away(server: Database, statements: tuple[str, ...]) -> None:
    """It stops, starts, has no room, or takes nothing for now."""
    assert isinstance(await error_of(run(server, *statements)), StorageAway)


@pytest.mark.parametrize("code", ["54000", "22021", "40P01", "57014", "XX000"])
async def test_any_other_state_is_the_statements_own(server: Database, code: str) -> None:
    """Too much, no text, a deadlock, cancelled, a bug."""
    raising = f"DO $$ BEGIN RAISE 'x' USING ERRCODE = '{code}'; END $$"

    assert isinstance(await error_of(run(server, raising)), StatementRefused)


async def test_a_server_that_nobody_reaches_is_away(server: Database) -> None:
    """It was there when the bot began."""
    engine = create_async_engine(server.writer.url.set(query={}, host="127.0.0.1", port=1))
    gone = Database(engine, engine)

    assert isinstance(await error_of(run(gone, "SELECT 1")), StorageAway)


@pytest.mark.parametrize(("checked_after", "noticed"), [(0.0, 0), (60.0, 1)])
async def test_a_connection_that_broke_is_replaced(
    tmp_path: Path,
    postgres: str,
    monkeypatch: pytest.MonkeyPatch,
    checked_after: float,
    noticed: int,
) -> None:
    """Unnoticed where it was not used for a while; else after one failure that passes."""
    monkeypatch.setattr(database_module, "CHECK_AGAIN_SECONDS", checked_after)
    async with (
        open_database(tmp_path, postgres) as opened,
        open_database(tmp_path, postgres) as other,
    ):
        async with opened.write() as connection:
            used = await connection.scalar(text("SELECT pg_backend_pid()"))
        await run(other, f"SELECT pg_terminate_backend({used}, 5000)")

        failures = 0
        for _ in range(2):
            try:
                await run(opened, "SELECT 1")
            except StorageAway:
                failures += 1

    assert failures == noticed


@pytest.fixture
async def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    """A database in a file, which nobody waits for."""
    monkeypatch.setattr(sqlite_module, "_BUSY_TIMEOUT_MS", 1)
    async with open_database(tmp_path) as opened:
        yield opened


async def test_a_file_that_another_writes_to_is_away(file: Database, tmp_path: Path) -> None:
    """For longer than anybody waits."""
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert isinstance(await error_of(run(file, "SELECT 1")), StorageAway)


@pytest.mark.parametrize("state", ["max_page_count=1", "query_only=ON"], ids=["full", "read-only"])
async def test_a_file_that_takes_nothing_is_away(file: Database, state: str) -> None:
    """Its disk is full, or may only be read."""
    fill = f"INSERT INTO role (name, epoch) SELECT hex(randomblob({2**20})), 1"

    assert isinstance(await error_of(run(file, f"PRAGMA {state}", fill)), StorageAway)


def test_a_file_that_cannot_be_opened_is_away(tmp_path: Path) -> None:
    """Its disk is not there any more."""
    engine = create_engine(f"sqlite:///{tmp_path / 'gone' / FILE_NAME}")

    with pytest.raises(StorageAway), told_apart():
        engine.connect()


async def test_who_reads_waits_for_no_writer(file: Database, tmp_path: Path) -> None:
    """What is not committed yet is not seen."""
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO role (name, epoch) VALUES ('sender', 7)")

        async with file.read() as connection:
            seen = await connection.scalar(text("SELECT count(*) FROM role"))

    assert seen == 0


async def test_who_reads_sees_what_was_committed(database: Database) -> None:
    """By whatever connection."""
    await run(database, "INSERT INTO role (name, epoch) VALUES ('sender', 7)")

    async with database.read() as connection:
        assert await connection.scalar(text("SELECT epoch FROM role")) == 7


async def test_who_reads_cannot_write(file: Database) -> None:
    """A slip of ours is found by the first test that makes it."""
    with pytest.raises(StatementRefused):
        async with file.read() as connection:
            await connection.execute(text("INSERT INTO role (name, epoch) VALUES ('sender', 7)"))
