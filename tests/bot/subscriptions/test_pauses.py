"""How long a pause is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.subscriptions.pauses import pause_end

#: A Monday.
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("2h", timedelta(hours=2)),
        ("30 min", timedelta(minutes=30)),
        ("3 Days", timedelta(days=3)),
        ("for 1 week", timedelta(weeks=1)),
        ("366d", timedelta(days=366)),
    ],
)
def test_a_length_is_counted_from_now(typed: str, after: timedelta) -> None:
    """In units that people type."""
    assert pause_end(typed, NOW, BERLIN) == NOW + after


@pytest.mark.parametrize(
    ("typed", "day", "hour"),
    [
        ("until monday", 11, 23),
        ("until Tue", 5, 23),
        ("until fri 8:00", 9, 7),
        ("until 18:00", 5, 17),
        ("until 8am", 6, 7),
        ("until  tomorrow", 5, 23),
    ],
)
def test_an_end_is_by_the_clock_of_the_chat(typed: str, day: int, hour: int) -> None:
    """A day begins at midnight; Monday is the next one. Berlin is an hour ahead."""
    assert pause_end(typed, NOW, BERLIN) == datetime(2026, 1, day, hour, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    ["", "forever", "0h", "367d", "9999w", "2 dogs", "2hx", "-2h", "until", "until then", "monday", "2"],
)  # fmt: skip
def test_what_names_no_time_is_none(typed: str) -> None:
    """Nor does what is too long, or no time at all."""
    assert pause_end(typed, NOW, BERLIN) is None
