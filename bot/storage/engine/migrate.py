"""Bring the schema up to date at start, also when two processes start at once.

Beside the version that a database has stands the oldest version whose programs can use it: that of the
last post step (see ``steps``). So a program can use a newer database that only had something added.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, inspect, literal_column, select, text

from bot.errors import SchemaOutgrown
from bot.storage.engine.steps import Migration, Step, plan
from bot.storage.schema import metadata, process

if TYPE_CHECKING:
    from alembic.config import Config

#: The last of the migrations, and the last of those that are post steps.
HEAD, LAST_POST = "0025", "0009"

#: From here on a database says which programs can use it.
_SAYS_OLDEST = "0024"

#: A process that said nothing for longer has ended; clocks of hosts may be a minute off.
_ENDED_AFTER = timedelta(minutes=2)

#: PostgreSQL's advisory locks go by a number; this one is ours.
_LOCK = 7_203_115_021

#: As Alembic has it, with a column of ours.
_VERSIONS = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY, oldest VARCHAR(32))"


@dataclass(frozen=True, slots=True)
class Schema:
    """The schema of a version of the program."""

    #: See the constants.
    head: str
    last_post: str

    #: A directory with migrations beside our own; None: there is none.
    more: Path | None = None


OURS = Schema(HEAD, LAST_POST)


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is of a database, for a version of the program."""

    #: The schema that it has; None: it is empty.
    version: str | None

    #: The program's own.
    ours: str

    #: Whether the program can use it as it is.
    usable: bool

    #: Steps that wait until processes of older versions have ended.
    waiting: tuple[str, ...] = ()


def upgrade(connection: Connection, schema: Schema = OURS) -> None:
    """Make the tables, or apply the migrations that are missing, in the caller's transaction.

    Post steps are left for later while a process of an older version runs.

    Raises:
        SchemaOutgrown: A newer version of the program wrote what this one cannot use.
        StorageError: A process runs that is too old for what this one needs.
    """
    if connection.dialect.name == "postgresql":
        # SQLite's transaction, being immediate, is a lock already.
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    current = version_of(connection)
    if current is None:
        # https://alembic.sqlalchemy.org/en/latest/cookbook.html#building-an-up-to-date-database-from-scratch
        metadata.create_all(connection)
        connection.execute(text(_VERSIONS))
        values = {"head": schema.head, "oldest": schema.last_post}
        connection.execute(text("INSERT INTO alembic_version VALUES (:head, :oldest)"), values)
    elif current > schema.head:
        check_usable(connection, schema)
    elif current < schema.head:
        _take_steps(connection, current, schema)


def _take_steps(connection: Connection, current: str, schema: Schema) -> None:
    migrations = _migrations(schema)
    missing = [migration for migration in migrations if migration.version > current]
    to = plan(missing, _oldest_running(connection)).to
    if to is None:
        return
    migrate(connection, to, schema)
    if to >= _SAYS_OLDEST:
        posts = (migration.version for migration in migrations if migration.step is Step.POST)
        connection.execute(
            text("UPDATE alembic_version SET oldest = :oldest"),
            {"oldest": max(version for version in posts if version <= to)},
        )


def migrate(connection: Connection, to: str = "head", schema: Schema = OURS) -> None:
    """Apply migrations in the caller's transaction, whoever runs."""
    from alembic import command  # noqa: PLC0415  # see _config

    config = _config(schema)
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def check_usable(connection: Connection, schema: Schema = OURS) -> None:
    """See that a program can use the database as it is, however new.

    Raises:
        SchemaOutgrown: It cannot, any more.
    """
    current, oldest = _versions(connection)
    if current > schema.head and (oldest is None or oldest > schema.head):
        raise SchemaOutgrown(
            f"a newer version of Precis wrote the database (schema {current}): update this one"
        )


def standing(connection: Connection, schema: Schema = OURS) -> Standing:
    """Return what there is of a database; nothing is changed."""
    current = version_of(connection)
    if current is None:
        return Standing(None, schema.head, usable=False)
    if current < schema.head:
        missing = [one for one in _migrations(schema) if one.version > current]
        if any(migration.step is Step.PRE for migration in missing):
            return Standing(current, schema.head, usable=False)
        waiting = tuple(migration.version for migration in missing)
        return Standing(current, schema.head, usable=True, waiting=waiting)
    try:
        check_usable(connection, schema)
    except SchemaOutgrown:
        return Standing(current, schema.head, usable=False)
    return Standing(current, schema.head, usable=True)


def version_of(connection: Connection) -> str | None:
    """Return the version of a database's schema; None where there is none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return _versions(connection)[0]


def _versions(connection: Connection) -> tuple[str, str | None]:
    """Return a database's version, and the oldest whose programs can use it; None: not known."""
    row = connection.execute(text("SELECT * FROM alembic_version")).mappings().one()
    return row["version_num"], row.get("oldest")


def _migrations(schema: Schema) -> list[Migration]:
    """Return all of them in order."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415  # see _config

    scripts = tuple(ScriptDirectory.from_config(_config(schema)).walk_revisions())
    return [Migration(one.revision, Step(one.module.step)) for one in reversed(scripts)]


def _oldest_running(connection: Connection) -> str | None:
    """Return the oldest schema of processes that run; "": one before they said; None: none runs."""
    if not inspect(connection).has_table(process.name):
        return None
    lately = process.c.seen_at > datetime.now(UTC) - _ENDED_AFTER
    # Whatever columns it has by now.
    every: Select[Any] = select(literal_column("*")).select_from(process).where(lately)
    rows = connection.execute(every).mappings()
    return min((row.get("schema") or "" for row in rows), default=None)


def _config(schema: Schema) -> Config:
    # 6 MB, which a process whose tables are up to date can do without.
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    if schema.more:
        config.set_main_option("path_separator", "newline")
        config.set_main_option(
            "version_locations", f"bot.storage:migrations/versions\n{schema.more}"
        )
    return config
