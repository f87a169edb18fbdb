"""Tell a database that is away, which passes, from a statement that it does not take.

What is away is tried again until it is back, and everybody waits. A statement that is refused is
refused again, so it may cost no more than what it was for. Errors of SQLAlchemy's end here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from bot.errors import StatementRefused, StorageAway

#: https://www.postgresql.org/docs/current/errcodes-appendix.html: the connection broke; the server
#: stops, or starts; it has no connection left, or no room on its disk; it only reads for now.
_AWAY = ("08", "57P0", "53300", "53100", "25006")

#: https://www.sqlite.org/rescode.html: the same of a file.
_AWAY_FILE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)


@contextmanager
def told_apart(*, reading: bool = False) -> Iterator[None]:
    """Give errors of the database their names in this package.

    Args:
        reading: Whether the connection takes nothing by our own will: to write over it is a slip of
            ours, which does not pass.

    Raises:
        StorageAway: Nobody can use the database for now.
        StatementRefused: It does not take a statement or a value.
    """
    try:
        yield
    except exc.SQLAlchemyError as error:
        is_ours = reading and _file_code(error) == sqlite3.SQLITE_READONLY
        kind = StorageAway if _is_away(error) and not is_ours else StatementRefused
        raise kind(cause_of(error)) from error


def cause_of(error: Exception) -> str:
    """Return what the database says is wrong, in one line, without the statement."""
    cause = error.orig if isinstance(error, exc.DBAPIError) else error
    return next(iter(str(cause).strip().splitlines()), type(cause).__name__)


def _is_away(error: exc.SQLAlchemyError) -> bool:
    if isinstance(error, exc.TimeoutError):
        return True  # all of our connections are in use
    if not isinstance(error, exc.DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.Error):
        return _file_code(error) in _AWAY_FILE
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        # No server said so: it cannot be reached.
        return isinstance(error, exc.OperationalError)
    return str(state).startswith(_AWAY)


def _file_code(error: exc.SQLAlchemyError) -> int:
    """Return SQLite's code of an error: the low byte is the kind, the rest its details; 0: none."""
    # Errors of the driver's own have none either.
    return int(getattr(getattr(error, "orig", None), "sqlite_errorcode", 0)) & 0xFF
