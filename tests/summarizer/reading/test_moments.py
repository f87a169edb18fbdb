"""Dates as pages write them, in many languages."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.moments import find_date, parse_date


@pytest.mark.parametrize(
    "text",
    [
        "18 February 2022", "Feb. 18, 2022", "February 18th, 2022", "18. Februar 2022",
        "vendredi 18 février 2022", "18 de febrero de 2022", "18 febbraio 2022",
        "18 de fevereiro de 2022", "18 februari 2022", "18 lutego 2022", "18. února 2022",
        "18 Şubat 2022", "18 февраля 2022", "18 лютого 2022", "18 फरवरी 2022", "18 فبراير 2022",
        "2022年2月18日", "2022년 2월 18일", "2022-02-18", "18.02.2022", "2022/02/18",
        "2/18/2022", "18.02.22", "02/18/22", "18 tháng 2 2022", "18. helmikuuta 2022", "18 Φεβρουαρίου 2022",
        "18 ก.พ. 2565", "18 กุมภาพันธ์ พ.ศ. 2565", "令和4年2月18日", "١٨ فبراير ٢٠٢٢", "18 شباط 2022",
        "18 בפברואר 2022", "১৮ ফেব্রুয়ারি ২০২২", "१८ फरवरी २०२२",
    ],
)  # fmt: skip
def test_a_day_in_many_languages(text: str) -> None:
    """All of these are the same day."""
    assert find_date(f"Posted: {text}") == date(2022, 2, 18)


def test_day_and_month_by_country() -> None:
    """Americans write the month first; a German page under .com does not."""
    assert parse_date("3/4/2022", "com", "en") == date(2022, 3, 4)
    assert parse_date("3/4/2022", "uk", "en") == date(2022, 4, 3)
    assert parse_date("3/4/2022", "com", "de") == date(2022, 4, 3)
    assert parse_date("3/4/2022", "com", "en-us") == date(2022, 3, 4)
    assert parse_date("3/4/2022", "com", "en-gb") == date(2022, 4, 3)


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Feb 18, 2022 06:50 IST", "in", "2022-02-18T06:50:00+05:30"),
        ("Feb 18, 2022 06:50 IST", "il", "2022-02-18T06:50:00+02:00"),
        ("February 18, 2022 at 6:50 p.m. ET", "com", "2022-02-18T18:50:00-05:00"),
        ("Fri, 18 Feb 2022 06:50:00 +0100", "de", "2022-02-18T06:50:00+01:00"),
        ("Fri Feb 18 2022 06:50:00 GMT+0100", "de", "2022-02-18T06:50:00+01:00"),
        ("18 February 2022, 6:50am", "uk", "2022-02-18"),
        ("Published 6:50 AM ET, Fri February 18, 2022", "com", "2022-02-18T06:50:00-05:00"),
        ("1645167000", "com", "2022-02-18T06:50:00+00:00"),
        ("1645167000000", "com", "2022-02-18T06:50:00+00:00"),
        ("2022-02-18T06:50:00Z", "com", "2022-02-18T06:50:00+00:00"),
        ("2022-02-18T00:00:00Z", "com", "2022-02-18"),
        ("2022-02-18T06:50:00", "com", "2022-02-18"),
    ],
)
def test_a_time_only_with_its_zone(text: str, country: str, expected: str) -> None:
    """Without a zone, or at midnight sharp, only the day is known."""
    found = parse_date(text, country)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "text", ["", "May 2022", "31 February 2022", "room 12.30", "1.2.3", "v18", "3/4/22", "24/25/26"]
)
def test_no_day_no_date(text: str) -> None:
    """What names no day gives none."""
    assert parse_date(text) is None


@given(st.text(max_size=200))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    """Whatever a page writes, nothing breaks."""
    found = parse_date(text)
    assert found is None or 1990 <= found.year <= 2100


@given(
    st.datetimes(min_value=datetime(1990, 1, 2), max_value=datetime(2099, 12, 30)),  # noqa: DTZ001
    st.integers(-12, 14),
)
def test_iso_survives(moment: datetime, hours: int) -> None:
    """ISO 8601 with a zone is read as the same instant, midnight UTC apart."""
    aware = moment.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    found = parse_date(aware.isoformat())
    if isinstance(found, datetime):
        assert found == aware
    else:
        assert aware.astimezone(UTC).time() == datetime.min.time()
