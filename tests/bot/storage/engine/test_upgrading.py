"""Two versions of the program on one database: what each does, and what it leaves to the other."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Inspector, create_engine, inspect, make_url, text

from bot.errors import SchemaOutgrown
from bot.metrics.figures import ProcessReport
from bot.metrics.tally import Tally
from bot.storage.engine.database import Database, open_database
from bot.storage.engine.migrate import (
    HEAD,
    LAST_POST,
    OURS,
    Schema,
    Standing,
    _migrations,
    migrate,
    standing,
    upgrade,
    version_of,
)
from bot.storage.engine.roles import next_epoch
from bot.storage.engine.sqlite import FILE_NAME
from bot.storage.engine.steps import Step
from bot.storage.feeds.feeds import FeedStore
from bot.storage.operating.processes import ProcessStore

#: A version to come: it adds something, and ends something.
LATER = Schema("9002", "9002", Path(__file__).parent / "later")

NOW = datetime.now(UTC)


@pytest.fixture
def url(
    tmp_path: Path, request: pytest.FixtureRequest, database_url: str | None
) -> Iterator[str | None]:
    """The address of a database that nobody else uses; None: it is in ``tmp_path``."""
    if database_url is None:
        yield None
        return
    server = create_engine(_driver(database_url), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS upgrading WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE upgrading"))
        own = make_url(database_url).set(database="upgrading")
        yield own.render_as_string(hide_password=False)
        connection.execute(text("DROP DATABASE upgrading WITH (FORCE)"))
    server.dispose()


@contextmanager
def connected(tmp_path: Path, url: str | None) -> Iterator[Connection]:
    """Give a transaction of the next version's."""
    engine = create_engine(_driver(url) if url else f"sqlite:///{tmp_path / FILE_NAME}")
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _driver(url: str) -> str:
    return url.replace("postgresql:", "postgresql+psycopg:")


@pytest.fixture
async def ours(tmp_path: Path, url: str | None) -> AsyncIterator[Database]:
    """The database, as a process of this version has opened it."""
    async with open_database(tmp_path, url) as opened:
        yield opened


def of(process: str) -> ProcessReport:
    return ProcessReport(
        id=process, started_at=NOW, seen_at=None, heard_at=None, leads=False, tally=Tally()
    )


async def test_a_process_of_the_version_before_works_on_beside_the_new_one(
    tmp_path: Path, url: str | None, ours: Database
) -> None:
    """What is added disturbs it in nothing; what it needs is ended once it has, and then it cannot begin."""
    processes = ProcessStore(ours)
    await processes.write(of("old"), datetime.now(UTC))

    with connected(tmp_path, url) as connection:
        upgrade(connection, LATER)
        assert standing(connection, LATER) == Standing(
            "9001", "9002", usable=True, waiting=("9002",)
        )
        assert standing(connection) == Standing("9001", HEAD, usable=True)

    await processes.write(of("old"), datetime.now(UTC))
    assert await next_epoch(ours, "sender") == 1
    added, _ = await FeedStore(ours).add("https://example.org/feed", NOW)
    assert added.id
    async with open_database(tmp_path, url) as begun_later:
        assert await next_epoch(begun_later, "sender") == 2

    await processes.remove("old")
    with connected(tmp_path, url) as connection:
        upgrade(connection, LATER)
        assert standing(connection, LATER) == Standing("9002", "9002", usable=True)
        assert standing(connection) == Standing("9002", HEAD, usable=False)
    with pytest.raises(SchemaOutgrown, match="newer version of Precis"):
        async with open_database(tmp_path, url):
            pass


async def test_a_process_that_slept_through_an_upgrade_says_nothing_any_more(
    tmp_path: Path, url: str | None, ours: Database
) -> None:
    """It was taken for dead, and would break on what is gone."""
    processes = ProcessStore(ours)
    await processes.write(of("asleep"), datetime.now(UTC) - timedelta(minutes=3))
    with connected(tmp_path, url) as connection:
        upgrade(connection, LATER)

    with pytest.raises(SchemaOutgrown):
        await processes.write(of("asleep"), datetime.now(UTC))


async def test_a_process_that_says_of_no_schema_is_of_an_older_version(
    tmp_path: Path, url: str | None, ours: Database
) -> None:
    """As those before 0024 are."""
    await ProcessStore(ours).write(of("old"), datetime.now(UTC))
    with connected(tmp_path, url) as connection:
        connection.execute(text("UPDATE process SET schema = NULL"))
        upgrade(connection, LATER)
        assert version_of(connection) == "9001"


async def test_looking_changes_nothing(tmp_path: Path, url: str | None, ours: Database) -> None:
    """Neither does who opens a database as it is."""
    with connected(tmp_path, url) as connection:
        later = replace(LATER, head="9001", last_post=LAST_POST)
        assert standing(connection, later) == Standing(HEAD, "9001", usable=False)
        connection.execute(text("DELETE FROM alembic_version"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0023', '0009')"))
    async with open_database(tmp_path, url, upgrading=False) as opened, opened.read() as connection:
        assert await connection.run_sync(version_of) == "0023"


def test_the_constants_are_those_of_the_last_migrations() -> None:
    """And each migration says what it is."""
    migrations = _migrations(OURS)
    posts = [migration.version for migration in migrations if migration.step is Step.POST]

    assert (migrations[-1].version, posts[-1]) == (HEAD, LAST_POST)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a database is to those who use it."""

    #: By table and name: type, whether it may be NULL, whether it need not be given.
    columns: Mapping[tuple[str, str], tuple[str, bool, bool]]

    #: Keys, references, unique and check constraints, by table: with the columns that each is about.
    bonds: Mapping[tuple[str, str], tuple[str, ...]]


def shape(connection: Connection) -> Shape:
    inspector = inspect(connection)
    columns = {
        (table, column["name"]): (
            str(column["type"]),
            column["nullable"],
            column["nullable"] or column["default"] is not None,
        )
        for (_, table), found in inspector.get_multi_columns().items()
        for column in found
    }
    return Shape(columns, {(table, bond): about for table, bond, about in bonds(inspector)})


def bonds(inspector: Inspector) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for (_, table), key in inspector.get_multi_pk_constraint().items():
        yield table, "key", tuple(key["constrained_columns"])
    for (_, table), references in inspector.get_multi_foreign_keys().items():
        for one in references:
            about = tuple(one["constrained_columns"])
            yield table, f"reference of {about} to {one['referred_table']}", about
    for (_, table), checks in inspector.get_multi_check_constraints().items():
        for check in checks:
            yield table, f"check {check['name']}", tuple(re.findall(r"\w+", str(check["sqltext"])))
    yield from uniques(inspector)


def uniques(inspector: Inspector) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for (_, table), constraints in inspector.get_multi_unique_constraints().items():
        for one in constraints:
            yield table, f"unique {one['column_names']}", tuple(one["column_names"])
    for (_, table), indexes in inspector.get_multi_indexes().items():
        for index in indexes:
            if index["unique"]:
                yield table, f"index {index['name']}", tuple(map(str, index["column_names"]))


def disturbances(before: Shape, after: Shape) -> list[str]:
    """Return what those stumble over who know nothing of what was done between."""
    tables = {table for table, _ in before.columns}
    added = {key: after.columns[key] for key in after.columns.keys() - before.columns.keys()}
    found = [
        f"{k} is gone or changed"
        for k, how in before.columns.items()
        if after.columns.get(k) != how
    ]
    found += [f"{key} is gone" for key in before.bonds.keys() - after.bonds.keys()]
    for (table, name), (_, _, may_be_left_out) in added.items():
        if table in tables and not may_be_left_out:
            found.append(f"{table}.{name} has to be given")
    for table, bond in after.bonds.keys() - before.bonds.keys():
        # Who does not know a column leaves it NULL, which binds nothing.
        is_null = any(added.get((table, name), ("", False))[1] for name in after.bonds[table, bond])
        if table in tables and not is_null:
            found.append(f"{table}: {bond} binds its rows")
    return found


def test_what_is_marked_pre_disturbs_nobody(tmp_path: Path, url: str | None) -> None:
    """No table, column or constraint goes or changes, and no new one binds rows of older versions."""
    migrations = _migrations(OURS)
    shapes = []
    with connected(tmp_path, url) as connection:
        for migration in migrations:
            migrate(connection, migration.version)
            shapes.append(shape(connection))

    disturbing = {
        migration.version: found
        for migration, before, after in zip(migrations[1:], shapes, shapes[1:], strict=False)
        if (found := disturbances(before, after))
    }
    assert {"0007", "0009"} <= disturbing.keys(), "it sees what does"
    posts = {migration.version for migration in migrations if migration.step is Step.POST}
    assert {version: disturbing[version] for version in disturbing.keys() - posts} == {}
