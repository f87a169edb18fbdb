"""Tell a database that is away, which passes, from a statement that it does not take.

What is away is tried again until it is back, and everybody waits. A statement that is refused is
refused again, so it may cost no more than what it was for.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy import exc

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


def is_away(error: BaseException) -> bool:
    """Whether an error says that nobody can use the database for now."""
    if isinstance(error, exc.TimeoutError):
        return True  # all of our connections are in use
    if not isinstance(error, exc.DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.Error):
        # The low byte is the kind, the rest its details. Errors of the driver's own have no code.
        return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _AWAY_FILE
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        # No server said so: it cannot be reached.
        return isinstance(error, exc.OperationalError)
    return str(state).startswith(_AWAY)
