"""When work that failed is tried again: one policy for all that runs without end."""

from __future__ import annotations

from datetime import timedelta

from structlog.stdlib import BoundLogger

from bot.errors import StorageAway

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
