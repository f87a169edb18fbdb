"""Bring the schema up to date at start, also when two processes start at once."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from bot.errors import StorageError
from bot.storage.schema import metadata

#: The last of the migrations.
HEAD = "0021"

#: PostgreSQL's advisory locks go by a number; this one is ours.
_LOCK = 7_203_115_021

#: As Alembic has it.
_VERSIONS = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"


def upgrade(connection: Connection) -> None:
    """Make the tables, or apply the migrations that are missing, in the caller's transaction.

    Raises:
        StorageError: A newer version of the program wrote the database.
    """
    if connection.dialect.name == "postgresql":
        # SQLite's transaction, being immediate, is a lock already.
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    current = version_of(connection)
    if current == HEAD:
        return
    if current is None:
        # https://alembic.sqlalchemy.org/en/latest/cookbook.html#building-an-up-to-date-database-from-scratch
        metadata.create_all(connection)
        connection.execute(text(_VERSIONS))
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
        return
    migrate(connection)


def migrate(connection: Connection, to: str = "head") -> None:
    """Apply migrations in the caller's transaction.

    Raises:
        StorageError: A newer version of the program wrote the database.
    """
    # 6 MB, which a process whose tables are up to date can do without.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = version_of(connection)
    if current is not None and current not in known:
        raise StorageError(
            f"a newer version of Precis wrote the database (schema {current}): update this one"
        )
    command.upgrade(config, to)


def version_of(connection: Connection) -> str | None:
    """Return the version of a database's schema; None where there is none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version
