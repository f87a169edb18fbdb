from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.times import DigestTime, QuietHours, parse_clock

BERLIN = ZoneInfo("Europe/Berlin")
KOLKATA = ZoneInfo("Asia/Kolkata")
ZONES = st.sampled_from(
    [UTC, BERLIN, KOLKATA, *map(ZoneInfo, ("America/New_York", "Australia/Lord_Howe"))]
)
MOMENTS = st.datetimes(
    min_value=datetime(2020, 1, 1),  # noqa: DTZ001  # the zone is an argument of its own
    max_value=datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
CLOCKS = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08:00", time(8)),
        ("8", time(8)),
        ("8.30", time(8, 30)),
        ("8h30", time(8, 30)),
        ("8pm", time(20)),
        ("12am", time(0)),
        ("12:30 pm", time(12, 30)),
        ("24:00", None),
        ("8:60", None),
        ("13pm", None),
        ("soon", None),
        ("", None),
    ],
)
def test_clocks_are_read_as_people_write_them(text: str, expected: time | None) -> None:
    """What is no time of the day is None."""
    assert parse_clock(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08:00", "08:00"),
        ("mon 8:00", "mon 08:00"),
        ("Sunday 18:30", "sun 18:30"),
        ("8:00 pm", "20:00"),
        ("fri 6 PM", "fri 18:00"),
        ("8 pmx", None),
        ("mo 8:00", None),
        ("8:00 mon", None),
        ("off", None),
        ("", None),
    ],
)
def test_digest_times_are_read(text: str, expected: str | None) -> None:
    """A time, or a weekday and a time."""
    parsed = DigestTime.parse(text)

    assert (str(parsed) if parsed else None) == expected


@pytest.mark.parametrize(
    ("text", "now", "zone", "expected"),
    [
        # 08:00 of the next day, in a zone of half an hour.
        ("08:00", "2026-01-05T03:00", KOLKATA, "2026-01-06T02:30"),
        # The very minute is not after itself.
        ("08:00", "2026-01-05T08:00", UTC, "2026-01-06T08:00"),
        # Monday is a week away when this Monday's is over.
        ("mon 08:00", "2026-01-05T08:01", UTC, "2026-01-12T08:00"),
        # Clocks go forward over 02:30 on 29 March 2026: 02:30 CET is 03:30 CEST.
        ("02:30", "2026-03-28T12:00", BERLIN, "2026-03-29T01:30"),
        # 08:00 stays 08:00 when they do.
        ("08:00", "2026-03-28T12:00", BERLIN, "2026-03-29T06:00"),
        # They show 02:30 twice on 25 October 2026; the first counts, and once.
        ("02:30", "2026-10-24T12:00", BERLIN, "2026-10-25T00:30"),
        ("02:30", "2026-10-25T00:30", BERLIN, "2026-10-26T01:30"),
    ],
)
def test_the_next_digest(text: str, now: str, zone: ZoneInfo, expected: str) -> None:
    """It comes at the chat's local time, also on days of 23 and 25 hours."""
    digest = DigestTime.parse(text)
    assert digest

    at = digest.next_after(datetime.fromisoformat(f"{now}+00:00"), zone)

    assert at == datetime.fromisoformat(f"{expected}+00:00")


@given(MOMENTS, CLOCKS, st.none() | st.integers(0, 6), ZONES)
def test_digests_come_once_a_period(
    now: datetime, at: time, weekday: int | None, zone: ZoneInfo
) -> None:
    """Each is later than the one before, by a day or a week give or take the clock's change."""
    digest = DigestTime(at, weekday)
    first = digest.next_after(now, zone)
    second = digest.next_after(first, zone)
    period = timedelta(days=1 if weekday is None else 7)

    assert now < first <= now + period + timedelta(hours=2)
    assert abs(second - first - period) <= timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22:00-07:00", "22:00-07:00"),
        ("22 – 7", "22:00-07:00"),
        ("10pm 7am", "22:00-07:00"),
        ("10 PM - 7 am", "22:00-07:00"),
        ("07:00-07:00", None),
        ("22:00", None),
        ("off", None),
    ],
)
def test_quiet_hours_are_read(text: str, expected: str | None) -> None:
    """Two times of the day that differ."""
    parsed = QuietHours.parse(text)

    assert (str(parsed) if parsed else None) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-01-05T20:59", None),
        ("2026-01-05T21:00", "2026-01-06T06:00"),
        ("2026-01-06T05:59", "2026-01-06T06:00"),
        ("2026-01-06T06:00", None),
        # The night in which clocks go forward has an hour less.
        ("2026-03-28T22:00", "2026-03-29T05:00"),
    ],
)
def test_quiet_goes_over_midnight(now: str, expected: str | None) -> None:
    """22:00 to 07:00 in Berlin, an hour ahead of UTC in winter."""
    quiet = QuietHours(time(22), time(7))

    until = quiet.until(datetime.fromisoformat(f"{now}+00:00"), BERLIN)

    assert until == (datetime.fromisoformat(f"{expected}+00:00") if expected else None)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        # 02:15 for the first time, then for the second: 02:30 comes twice, too.
        ("2026-10-25T00:15", "2026-10-25T00:30"),
        ("2026-10-25T01:15", "2026-10-25T01:30"),
        # 02:45 for the first time is no quiet any more.
        ("2026-10-25T00:45", None),
        # 23:00 the day before: it ends when the clock shows its end first.
        ("2026-10-24T21:00", "2026-10-25T00:30"),
        # In spring no clock shows 02:30: it would be 03:30.
        ("2026-03-29T00:15", "2026-03-29T01:30"),
    ],
)
def test_quiet_ends_in_the_hour_that_clocks_change(now: str, expected: str | None) -> None:
    """22:00 to 02:30 in Berlin, in the nights in which 02:00 to 03:00 comes twice, or not at all."""
    quiet = QuietHours(time(22), time(2, 30))

    until = quiet.until(datetime.fromisoformat(f"{now}+00:00"), BERLIN)

    assert until == (datetime.fromisoformat(f"{expected}+00:00") if expected else None)


@given(MOMENTS, CLOCKS, CLOCKS, ZONES)
def test_quiet_ends(now: datetime, start: time, end: time, zone: ZoneInfo) -> None:
    """Its end is later than now, within a day and a clock's change, and is not quiet itself."""
    quiet = QuietHours(start, end)
    until = quiet.until(now, zone)

    if until is not None:
        assert now < until <= now + timedelta(hours=25)
