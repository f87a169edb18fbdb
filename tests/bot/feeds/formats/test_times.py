"""When entries were published, in the forms of feeds that keep no rule."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.formats.times import FeedOrigin, stated_time
from bot.feeds.parse import parse_feed

RSS = (
    '<rss version="2.0"><channel><title>F</title><link>/</link>{language}<item><title>T</title>'
    "<link>/a</link><pubDate>{date}</pubDate></item></channel></rss>"
)


def published(date: str, *, host: str = "site.example", language: str = "") -> str:
    """Return when a feed's entry was published, to the minute, UTC."""
    stated = f"<language>{language}</language>" if language else ""
    body = RSS.format(date=date, language=stated).encode()
    (entry,) = parse_feed(body, f"https://{host}/feed").entries
    return f"{entry.published:%Y-%m-%d %H:%M}" if entry.published else ""


@pytest.mark.parametrize(
    "date",
    [
        "2026/11/29 12:30:00", "2026.11.29 12:30", "2026年11月29日 12:30", "2026년 11월 29일 21:30", "29-11-2026 12:30:00",
        "29/11/2026 12:30", "29.11.2026 12:30:00", "29.11.2026, 12:30 Uhr", "2026-11-29 12:30:00", "2026/11/29T12:30:00Z",
        "Sun, 29 Nov 2026 12:30:00 GMT", "Sun, 29 Nov 2026 14:30:00 +0200", "2026-11-29T12:30:00Z", "2026-11-29T18:00:00+05:30",
        "20261129T123000Z", "29 Nov 26 12:30 GMT", "Sun Nov 29 12:30:00 2026", "Sunday, November 29, 2026 12:30 PM GMT",
        "11/29/2026 12:30:00 PM", "29 novembre 2026 12:30", "29 ноября 2026, 12:30", "२९ नवंबर २०२६ 12:30", "2026. november 29. 12:30",
        "2026/11/29 下午12:30", "2026-11-29 오후 9:30", "29 พ.ย. 2569 12:30",
    ],
)  # fmt: skip
def test_a_moment_in_many_forms(date: str) -> None:
    """All of these are one moment: the hour is UTC's where no zone is named, Korea's in Korean."""
    assert published(date) == "2026-11-29 12:30"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026/01/05 08:00:00", "2026-01-05 08:00"),
        ("05-11-2026", "2026-11-05 00:00"),
        ("2026/01/05", "2026-01-05 00:00"),
        ("2026.1.5", "2026-01-05 00:00"),
        ("2026年1月5日", "2026-01-05 00:00"),
        ("2026년 1월 5일", "2026-01-05 00:00"),
        ("9:38 PM GMT, November 29, 2026", "2026-11-29 21:38"),
        ("November 29, 2026 9:38 PM GMT", "2026-11-29 21:38"),
        ("Sun, 29 Nov 2026 9:38 PM GMT", "2026-11-29 21:38"),
        ("29/11/2026 9:38 p.m.", "2026-11-29 21:38"),
        ("2026-11-29 9:38 AM", "2026-11-29 09:38"),
        ("Sun, 29 Nov 2026 12:05 AM GMT", "2026-11-29 00:05"),
        ("2026/11/29 上午9:38", "2026-11-29 09:38"),
        ("soon", ""),
        ("32-13-2026", ""),
        ("2026-11-29T24:00:00Z", "2026-11-30 00:00"),
        ("2026-11", "2026-11-01 00:00"),
        ("2026-333", "2026-11-29 00:00"),
    ],
)
def test_days_and_hours(date: str, expected: str) -> None:
    """The year stands where it has four digits; the afternoon is no morning."""
    assert published(date) == expected


@pytest.mark.parametrize(
    ("zone", "host", "language", "expected"),
    [
        ("IST", "site.example", "", "07:00"),
        ("IST", "site.in", "en-in", "07:00"),
        ("IST", "site.ie", "", "11:30"),
        ("IST", "site.co.il", "he", "10:30"),
        ("IST", "site.example", "he", "10:30"),
        ("MSK", "site.example", "ru", "09:30"),
        ("МСК", "site.example", "ru", "09:30"),
        ("JST", "site.example", "ja", "03:30"),
        ("CET", "site.example", "de", "11:30"),
        ("CEST", "site.example", "", "10:30"),
        ("AEST", "site.example", "en", "02:30"),
        ("AEDT", "site.com.au", "", "01:30"),
        ("CST", "site.example", "en-us", "18:30"),
        ("CST", "site.cn", "zh-cn", "04:30"),
        ("CST", "site.example", "zh-tw", "04:30"),
        ("BST", "site.co.uk", "en-gb", "11:30"),
        ("BST", "site.com.bd", "bn", "06:30"),
        ("EST", "site.example", "", "17:30"),
        ("PKT", "site.example", "ur", "07:30"),
        ("WIB", "site.example", "id", "05:30"),
        ("KST", "site.example", "ko", "03:30"),
        ("SGT", "site.example", "", "04:30"),
        ("NZDT", "site.example", "", "23:30"),
        ("EET", "site.example", "", "10:30"),
        ("BRT", "site.example", "pt-br", "15:30"),
        ("GMT+3", "site.example", "", "09:30"),
        ("UTC-03:00", "site.example", "", "15:30"),
        ("XYZ", "site.example", "", "12:30"),
    ],
)
def test_zones_by_name(zone: str, host: str, language: str, expected: str) -> None:
    """Letters are a zone's, by who writes where they are several zones'; unknown ones are UTC."""
    for date in (f"Sun, 29 Nov 2026 12:30:00 {zone}", f"2026-11-29 12:30:00 {zone}"):
        assert published(date, host=host, language=language)[11:] == expected, date


def test_new_entries_with_slashed_dates_are_told() -> None:
    """The year first is no day of another month: of two entries each has its own day."""
    dates = [published("2026/11/29 12:30:00"), published("2026/01/05 08:00:00")]
    assert [date[:10] for date in dates] == ["2026-11-29", "2026-01-05"]


@pytest.mark.parametrize(
    "date", ["2026-11-29T12:30:00Z", "2026/11/29 12:30", "29 Nov 2026 12:30 GMT"]
)
def test_json_feeds_are_no_better(date: str) -> None:
    """Their dates are read alike."""
    body = f'{{"items": [{{"url": "/a", "date_published": "{date}"}}]}}'
    (entry,) = parse_feed(body.encode(), "https://site.example/feed").entries
    assert entry.published == datetime(2026, 11, 29, 12, 30, tzinfo=UTC)


@given(st.datetimes(min_value=datetime(1999, 1, 1), max_value=datetime(2099, 12, 30)))  # noqa: DTZ001
def test_year_first_in_numbers(moment: datetime) -> None:
    """Any day survives any of the separators."""
    expected = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    for form in ("%Y/%m/%d %H:%M", "%Y.%m.%d %H:%M", "%Y年%m月%d日 %H:%M", "%d-%m-%Y %H:%M"):
        assert stated_time(moment.strftime(form), None, FeedOrigin()) == expected


@given(st.text(max_size=80))
def test_whatever_is_stated(text: str) -> None:
    """Nothing is raised, and what is read is UTC."""
    found = stated_time(text, None, FeedOrigin("com", "en"))
    assert found is None or found.tzinfo is UTC
