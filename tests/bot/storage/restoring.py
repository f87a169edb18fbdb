"""Bring a dump back as a database of its own; see ``dumping``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from bot.storage.engine.sqlite import FILE_NAME
from tests.bot.storage.dumping import DUMPS

#: Of which there are dumps.
VERSIONS = sorted({path.name.partition(".")[0] for path in DUMPS.iterdir()})


@contextmanager
def restored(version: str, data_dir: Path, server: str | None) -> Iterator[str | None]:
    """Give the address of a database as a dump has it.

    Args:
        version: Of the schema.
        data_dir: Where SQLite's file is made.
        server: A PostgreSQL server's address; None for SQLite.
    """
    if server is None:
        with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection:
            connection.executescript((DUMPS / f"{version}.sqlite.sql").read_text())
        yield None
        return
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS kept WITH (FORCE)")
        connection.execute("CREATE DATABASE kept")
        own = make_url(server).set(database="kept").render_as_string(hide_password=False)
        with psycopg.connect(own) as within:
            # Several statements at once go without parameters alone.
            within.execute((DUMPS / f"{version}.postgresql.sql").read_bytes())
        yield own
        connection.execute("DROP DATABASE kept WITH (FORCE)")
