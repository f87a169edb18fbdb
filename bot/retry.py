"""When work that failed is tried again: one policy for all that runs without end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from structlog.stdlib import BoundLogger

from bot.errors import StorageAway
from bot.reports import RowKind

#: While the database is away; it comes back for all at once.
AWAY_PAUSE = timedelta(seconds=2)

#: After a defect of ours the first time, the second, ...; the last goes on.
_PAUSES = tuple(timedelta(seconds=seconds) for seconds in (0.5, 2, 5, 15, 60))


def pause_after(error: Exception, failures: int) -> timedelta:
    """Return how long to wait before work that failed is tried again.

    Args:
        error: What it failed with.
        failures: How often it failed in a row, this time included; >= 1.
    """
    if isinstance(error, StorageAway):
        return AWAY_PAUSE
    return _PAUSES[min(failures, len(_PAUSES)) - 1]


def log_failure(log: BoundLogger, error: Exception) -> None:
    """Write down that work failed: a line where the database is away, else where it broke."""
    if isinstance(error, StorageAway):
        log.error("database away, trying again", cause=str(error))
    else:
        log.error("work broke, trying again", exc_info=error)


#: A row that was tried so often is put aside: what it breaks with does not pass.
MOST_ATTEMPTS = 5

#: From the first attempt at a row to the second, ...; while one is under way, nobody begins another.
_ROW_PAUSES = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 600, 3600))

#: Characters of what a row broke with.
_LONGEST_CAUSE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A row that was taken for one attempt."""

    kind: RowKind
    id: int

    #: How often it was taken since it got on last, this time included.
    attempts: int

    #: What it broke with the last time; None: with nothing that was written down.
    error: str | None


def row_pause(attempts: int) -> timedelta:
    """Return how long after an attempt at a row began it may be tried again.

    Args:
        attempts: How often it was begun, this time included; >= 1.
    """
    return _ROW_PAUSES[min(attempts, len(_ROW_PAUSES)) - 1]


def what_broke(error: Exception) -> str:
    """Return what a row broke with, in a line for the operator that any database takes."""
    line = f"{type(error).__name__}: {error}".partition("\n")[0][:_LONGEST_CAUSE]
    # PostgreSQL's texts hold neither a NUL nor half a pair of surrogates; a row would stay in the way
    # for want of words about it.
    return line.encode(errors="replace").decode().replace("\0", "")
