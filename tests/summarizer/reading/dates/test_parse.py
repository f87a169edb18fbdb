"""Dates as pages write them, in many languages."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.dates.parse import find_date, is_month, parse_date


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


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("el", "ΔΕΥΤΕΡΑ 12 ΜΑΪΟΥ 2026 | 12 Μαϊου 2026 | 12 ΜΑΙΟΥ 2026 | Τρίτη, 12 Μάϊος 2026 | 12 Μαΐου, 2026"),
        ("tr", "12 MAYIS 2026 | 12 Mayis 2026 | 12 Mayıs 2026 Salı 14:30"),
        ("hu", "2026. május 12. | 2026. május 12-én | 2026. MÁJUS 12., kedd | 2026. 05. 12. | 2026. máj. 12. 14:30"),
        ("lt", "2026 m. gegužės 12 d. | 2026 gegužės 12"),
        ("lv", "2026. gada 12. maijs | 12. maijs, 2026 | 2026. gada 12. maijā"),
        ("et", "12. mai 2026 | 12. mail 2026"),
        ("vi", "Ngày 12 tháng 5 năm 2026 | 12 Tháng Năm, 2026 | 12 thg 5, 2026 | 12/05/2026"),
        ("hr", "12. svibnja 2026. | Utorak, 12. svibnja 2026. u 14:30 | 12. svi. 2026."),
        ("hi", "१२ मई २०२६ | 12 मई, 2026"), ("mr", "१२ मे, २०२६"), ("ne", "२०२६ मे १२"), ("ta", "12 மே, 2026"),
        ("ar", "١٢ مايو ٢٠٢٦ | 12 أيار/مايو 2026 | 12 ماي 2026 | الثلاثاء 12 مايو 2026م | ٢٠٢٦/٠٥/١٢"),
        ("fa", "۲۲ اردیبهشت ۱۴۰۵ | سه‌شنبه ۲۲ اردیبهشت ۱۴۰۵ - ۱۴:۳۰ | ۱۴۰۵/۰۲/۲۲ | 22 ارديبهشت 1405 | ۱۲ مه ۲۰۲۶"),
        ("th", "๑๒ พฤษภาคม ๒๕๖๙ | 12 พ.ค. 69 | วันที่ 12 พฤษภาคม พ.ศ. 2569 | 12/05/2569"),
        ("ja", "２０２６年５月１２日 | 令和8年5月12日 | 2026/5/12（火） | ２０２６／０５／１２"),
        ("zh-tw", "民國115年5月12日 | 2026年05月12日 14:30"), ("ko", "2026. 5. 12. 오후 2:30 | 입력 2026.05.12."),
        ("ru", "12 МАЯ 2026 | 12-го мая 2026 | 12 мая 2026 года"), ("uk", "12 травня 2026 року | 12 травня 2026 р."),
        ("ca", "12 de maig de 2026"), ("eu", "2026ko maiatzaren 12a"), ("mt", "12 ta’ Mejju 2026"), ("ga", "12 Bealtaine 2026"),
        ("ka", "2026 წლის 12 მაისი | 12 მაისი, 2026"), ("hy", "12 մայիսի 2026"), ("mn", "2026 оны 5 сарын 12 | 2026 оны 05 дугаар сарын 12"),
        ("kk", "2026 ж. 12 мамыр | 12 мамыр 2026 ж."), ("uz", "2026-yil 12-may"), ("az", "12 may 2026-ci il"),
        ("km", "ថ្ងៃទី១២ ខែឧសភា ឆ្នាំ២០២៦"), ("my", "၂၀၂၆ ခုနှစ် မေလ ၁၂ ရက် | ၁၂ မေ ၂၀၂၆"), ("lo", "ວັນທີ 12 ພຶດສະພາ 2026"),
        ("he", "12 במאי 2026 | 12 מאי, 2026"), ("id", "Selasa, 12 Mei 2026"), ("fil", "Mayo 12, 2026"),
        ("fr", "mardi 12 mai 2026 à 14h30"), ("es", "martes, 12 de mayo del 2026 | 12/mayo/2026"), ("it", "12-mag-2026"),
        ("fi", "12. toukokuuta 2026 klo 14.30"), ("da", "tirsdag den 12. maj 2026"),
        ("en", "the 12th day of May, 2026 | 2026 May 12 | 12-May-2026 | May. 12, 2026"),
    ],
)  # fmt: skip
def test_a_day_as_its_language_writes_it(language: str, texts: str) -> None:
    """All of these are one day, in the forms of each language besides those of the CLDR."""
    wrong = [
        text
        for text in texts.split(" | ")
        if parse_date(text, "example", language) != date(2026, 5, 12)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "country", "language", "month"),
    [
        ("2. listopada 2026.", "hr", "", 10),
        ("2. listopada 2026.", "com", "hr", 10),
        ("2. listopada 2026.", "ba", "bs", 10),
        ("2 listopada 2026", "pl", "", 11),
        ("2. listopad 2026", "cz", "", 11),
        ("2. listopadu 2026", "com", "", 11),
        ("2. lip 2026", "hr", "hr", 6),
        ("2 lip 2026", "pl", "pl-pl", 7),
        ("2. srp 2026", "hr", "hr", 7),
        ("2. srp 2026", "cz", "cs", 8),
    ],
)
def test_one_name_of_two_months(text: str, country: str, language: str, month: int) -> None:
    """What is October in Croatian, and November in Polish, goes by the page's language or country."""
    assert parse_date(text, country, language) == date(2026, month, 2)


def test_a_name_that_two_languages_claim() -> None:
    """Where neither language nor country is known, no month is guessed."""
    assert parse_date("2. listopada 2026.") is None
    assert is_month("listopada 2026")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1 فروردین 1400", date(2021, 3, 21)), ("30 اسفند 1399", date(2021, 3, 20)), ("29 اسفند 1402", date(2024, 3, 19)),
        ("1 فروردین 1403", date(2024, 3, 20)), ("10 دی 1404", date(2025, 12, 31)), ("1 فروردین 1370", date(1991, 3, 21)),
        ("30 اسفند 1402", None), ("31 مهر 1404", None), ("1 حمل 1405", date(2026, 3, 21)), ("12 خرداد 1360", None),
    ],
)  # fmt: skip
def test_the_year_of_iran(written: str, day: date | None) -> None:
    """Days of the Solar Hijri calendar are ours; those that it has not are none."""
    assert parse_date(written, "ir", "fa") == day


@pytest.mark.parametrize("language", ["en", "ar", ""])
def test_numbers_that_only_look_like_an_iranian_year(language: str) -> None:
    """An old year in numbers is that of Iran on pages of Iran alone."""
    assert parse_date("1405/02/22", "com", language) is None


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
        ("18 Feb 2022 09:50 MSK", "ru", "2022-02-18T09:50:00+03:00"),
        ("18 Feb 2022 06:50 PST", "com", "2022-02-18T06:50:00-08:00"),
        ("18 Feb 2022 06:50 p. m. AEST", "com", "2022-02-18T18:50:00+10:00"),
        ("18 Feb 2022 09:50 ACDT", "au", "2022-02-18T09:50:00+10:30"),
        ("18 Feb 2022 09:50 CST", "cn", "2022-02-18T09:50:00+08:00"),
        ("18 Feb 2022 09:50 UTC−3", "com", "2022-02-18T09:50:00-03:00"),
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
