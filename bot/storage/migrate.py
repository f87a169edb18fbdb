"""Bring the schema up to date at start, also when two processes start at once."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.errors import StorageError

#: PostgreSQL's advisory locks go by a number; this one is ours.
_LOCK = 7_203_115_021


def upgrade(connection: Connection) -> None:
    """Apply the migrations that are missing, in the caller's transaction.

    Raises:
        StorageError: A newer version of the program wrote the database.
    """
    if connection.dialect.name == "postgresql":
        # SQLite's transaction, being immediate, is a lock already.
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    config = _config()
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = version_of(connection)
    if current is not None and current not in known:
        raise StorageError(
            f"a newer version of Precis wrote the database (schema {current}): update this one"
        )
    command.upgrade(config, "head")


def version_of(connection: Connection) -> str | None:
    """Return the version of a database's schema; None where there is none yet."""
    return MigrationContext.configure(connection).get_current_revision()


def own_version() -> str:
    """Return the version of the schema that this program works with."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    return config
