"""The clocks: the one that people read, and the one that nobody sets."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


_START = datetime(2000, 1, 1, tzinfo=UTC)


def steady_now() -> datetime:
    """Return a time that goes on evenly, whatever is done to the clock; no date."""
    return _START + timedelta(seconds=time.monotonic())
