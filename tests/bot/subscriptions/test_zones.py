from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.zones import parse_zone, zone_at, zone_of

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("kolkata", "Asia/Kolkata"),
        ("utc", "UTC"),
        ("+05:30", "UTC+05:30"),
        ("UTC-3", "UTC-03:00"),
        ("gmt+0545", "UTC+05:45"),
        ("São Paulo", "America/Sao_Paulo"),
        ("america/são_paulo", "America/Sao_Paulo"),
        ("Bogotá", "America/Bogota"),
        ("ASUNCIÓN", "America/Asuncion"),
        ("Zürich", "Europe/Zurich"),
        ("Nouméa", "Pacific/Noumea"),
        ("Curac\u0327ao", "America/Curacao"),
        ("St. John's", "America/St_Johns"),
        ("port au prince", "America/Port-au-Prince"),
        ("İstanbul", "Asia/Istanbul"),
        ("UTC−3", "UTC-03:00"),
        ("UTC–3", "UTC-03:00"),
        ("−05:30", "UTC-05:30"),
        ("gmt‐0330", "UTC-03:30"),
        ("UTC±0", "UTC+00:00"),
        ("ＵＴＣ＋９", "UTC+09:00"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("Etc/GMT-5", "Etc/GMT-5"),
        ("+15", None),
        ("+05:70", None),
        ("Middle/Earth", None),
        ("../../etc/passwd", None),
        ("", None),
    ],
)
def test_zones_are_found_as_people_name_them(text: str, expected: str | None) -> None:
    """By the whole name, by its place, or as an offset."""
    assert parse_zone(text) == expected


@pytest.mark.parametrize(
    ("name", "hours"),
    [(None, 0), ("UTC+05:30", 5.5), ("UTC-03:00", -3), ("Asia/Kathmandu", 5.75), ("Gone/Zone", 0)],
)
def test_names_have_an_offset(name: str | None, hours: float) -> None:
    """None, and what the database does not know any more, are UTC."""
    assert NOW.astimezone(zone_of(name)).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (52.52, 13.40, "Europe/Berlin"),
        (28.61, 77.21, "Asia/Kolkata"),
        (-33.87, 151.21, "Australia/Sydney"),
        (21.31, -157.86, "Pacific/Honolulu"),
        # Gorakhpur, near Nepal, whose clocks differ by a quarter of an hour.
        (26.76, 83.37, "Asia/Kolkata"),
    ],
)
def test_a_shared_location_has_a_zone(latitude: float, longitude: float, expected: str) -> None:
    """Degrees north and east."""
    assert zone_at(latitude, longitude) == expected


@given(st.text(max_size=40))
def test_whatever_is_read_is_a_zone(text: str) -> None:
    """No name leads to an error, and what is taken is taken again."""
    if name := parse_zone(text):
        assert parse_zone(name) == name


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_has_a_zone(latitude: float, longitude: float) -> None:
    """Seas and poles, too."""
    assert parse_zone(zone_at(latitude, longitude))
