"""Of what a page states and what it shows, which is the day on which it was published."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from summarizer.reading.read import read_article
from tests.summarizer.reading.gazette import TEXT


def published(meta: str = "", around: str = "{}", below: str = "", path: str = "a") -> date | None:
    head = f'<meta name="date" content="{meta}">' if meta else ""
    page = f"""<html lang="en"><head><title>Old quay to be rebuilt</title>{head}</head><body><main>
    <article>{around.format("<h1>Old quay to be rebuilt</h1>")}{TEXT}{below}</article></main></body></html>"""
    return read_article(page.encode(), f"https://news.example.com/{path}", "text/html").published


@pytest.mark.parametrize(
    ("meta", "shown", "day"),
    [
        ("11/01/2023 12:43:42", "Published: 1 November 2023", date(2023, 11, 1)),
        ("03-09-2026", "Published March 9, 2026", date(2026, 3, 9)),
        ("03-09-2026", "Published 3 September 2026", date(2026, 9, 3)),
        ("03-09-2026", "", date(2026, 9, 3)),
        ("2026-03-09", "Published 3 September 2026", date(2026, 3, 9)),
        ("14.09.2026", "Published 9 March 2026", date(2026, 9, 14)),
    ],
)
def test_numbers_in_the_order_that_the_page_shows(meta: str, shown: str, day: date) -> None:
    """Where month and day may be taken for each other, and the page shows the same day in words."""
    assert published(meta, below=f'<p class="date">{shown}</p>') == day


def test_a_quoted_posts_time() -> None:
    """It is of the post, not of the page that quotes it."""
    post = '<p>A post: <time datetime="2018-03-12T19:30:12+00:00">12 March</time></p>'
    embed = f'<blockquote class="photo-post" style="padding:4px">{post}</blockquote>'
    assert published(below=embed) is None
    assert published(below=f'<p class="date">2 March 2026</p>{embed}') == date(2026, 3, 2)


def test_an_aside_that_is_a_stamp() -> None:
    """Beside the headline, and no longer than that."""
    stamp = '<aside><time datetime="2021-06-06">June 6, 2021</time></aside>'
    assert published(around=stamp + "{}") == date(2021, 6, 6)
    other = stamp.replace("<time", f"<p>{'Another story of the town. ' * 9}</p><time")
    assert published(around=other + "{}") is None


def test_a_paper_is_dated_by_its_printing() -> None:
    """The day in its address is the day after; the moment that it states stays."""
    found = published("2016-09-19T11:46:01Z", path="2016/09/20/quay.html")
    assert isinstance(found, datetime)
    assert found.isoformat() == "2016-09-19T11:46:01+00:00"


def test_a_stamp_minutes_later_is_of_the_update() -> None:
    """The moment that is stated stays."""
    stamp = '<time datetime="2020-09-01T16:53:53-07:00">1 Sept.</time>'
    found = published("2020-09-01T23:48:41Z", below=stamp)
    assert isinstance(found, datetime)
    assert found.isoformat() == "2020-09-01T23:48:41+00:00"
