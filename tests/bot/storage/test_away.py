"""Errors of real databases: which pass for everybody, and which are the statement's own."""

import secrets
import sqlite3
from collections.abc import AsyncIterator, Awaitable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage import sqlite as sqlite_module
from bot.storage.away import is_away
from bot.storage.database import open_database
from bot.storage.feeds import FeedStore
from bot.storage.sqlite import FILE_NAME


async def error_of(work: Awaitable[object]) -> SQLAlchemyError:
    with pytest.raises(SQLAlchemyError) as raised:
        await work
    return raised.value


async def run(engine: AsyncEngine, *statements: str) -> None:
    async with engine.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))


@pytest.fixture
async def server(tmp_path: Path, postgres: str) -> AsyncIterator[AsyncEngine]:
    """A database of PostgreSQL's."""
    async with open_database(tmp_path, postgres) as engine:
        yield engine


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO nothing VALUES (1)",
        "INSERT INTO role VALUES ('sender', NULL)",
        "INSERT INTO link VALUES ('https://example.org/', -1)",
        "SELECT 1 FROM",
    ],
)
async def test_what_is_refused_is_not_away(engine: AsyncEngine, statement: str) -> None:
    """A table that is not there, a constraint, a slip."""
    assert not is_away(await error_of(run(engine, statement)))


async def test_what_is_no_error_of_a_database_is_not_away() -> None:
    """A defect of ours."""
    assert not is_away(KeyError("text"))


@pytest.mark.parametrize(
    "url",
    ["https://a.example/" + secrets.token_hex(5_000), "https://a.example/\0"],
    ids=["longer than an index row", "with a NUL"],
)
async def test_a_strangers_text_is_not_away(server: AsyncEngine, url: str, now: datetime) -> None:
    """PostgreSQL calls a long key an operational error, of its class 54."""
    assert not is_away(await error_of(FeedStore(server).add(url, now)))


@pytest.mark.parametrize(
    "statements",
    [
        ("SELECT pg_terminate_backend(pg_backend_pid())",),
        ("SET TRANSACTION READ ONLY", "INSERT INTO role VALUES ('sender', 1)"),
        ("DO $$ BEGIN RAISE 'full' USING ERRCODE = '53100'; END $$",),
        ("DO $$ BEGIN RAISE 'many' USING ERRCODE = '53300'; END $$",),
        ("DO $$ BEGIN RAISE 'starting' USING ERRCODE = '57P03'; END $$",),
    ],
    ids=["terminated", "read-only", "disk full", "no connection", "starting"],
)
async def test_a_server_that_cannot_is_away(
    server: AsyncEngine, statements: tuple[str, ...]
) -> None:
    """It stops, starts, has no room, or takes nothing for now."""
    assert is_away(await error_of(run(server, *statements)))


@pytest.mark.parametrize("code", ["54000", "22021", "40P01", "57014", "XX000"])
async def test_any_other_state_is_the_statements_own(server: AsyncEngine, code: str) -> None:
    """Too much, no text, a deadlock, cancelled, a bug."""
    raising = f"DO $$ BEGIN RAISE 'x' USING ERRCODE = '{code}'; END $$"

    assert not is_away(await error_of(run(server, raising)))


async def test_a_server_that_nobody_reaches_is_away(server: AsyncEngine) -> None:
    """It was there when the bot began."""
    gone = create_async_engine(server.url.set(query={}, host="127.0.0.1", port=1))

    assert is_away(await error_of(run(gone, "SELECT 1")))


@pytest.fixture
async def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[AsyncEngine]:
    """A database in a file, which nobody waits for."""
    monkeypatch.setattr(sqlite_module, "_BUSY_TIMEOUT_MS", 1)
    async with open_database(tmp_path) as engine:
        yield engine


async def test_a_file_that_another_writes_to_is_away(file: AsyncEngine, tmp_path: Path) -> None:
    """For longer than anybody waits."""
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert is_away(await error_of(run(file, "SELECT 1")))


@pytest.mark.parametrize("state", ["max_page_count=1", "query_only=ON"], ids=["full", "read-only"])
async def test_a_file_that_takes_nothing_is_away(file: AsyncEngine, state: str) -> None:
    """Its disk is full, or may only be read."""
    fill = f"INSERT INTO role SELECT hex(randomblob({2**20})), 1"

    assert is_away(await error_of(run(file, f"PRAGMA {state}", fill)))


def test_a_file_that_cannot_be_opened_is_away(tmp_path: Path) -> None:
    """Its disk is not there any more."""
    engine = create_engine(f"sqlite:///{tmp_path / 'gone' / FILE_NAME}")

    with pytest.raises(SQLAlchemyError) as raised:
        engine.connect()
    assert is_away(raised.value)
