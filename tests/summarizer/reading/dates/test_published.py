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


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("2026-04-29", date(2026, 4, 29)),
        ("2026-04-30", date(2026, 4, 30)),
        ("2024-02-01", date(2026, 4, 30)),
    ],
)
def test_a_file_is_younger_than_its_article(shown: str, day: date) -> None:
    """What readers are shown goes before the day of the file; a day far from that is another article's."""
    assert published("2026-04-30", below=f'<p class="date">{shown}</p>') == day
    marked = f'<time itemprop="datePublished" datetime="{shown}"></time>'
    assert published("2026-04-30", below=marked) == date.fromisoformat(shown)


def test_a_comment_has_a_time_of_its_own() -> None:
    """However it is marked."""
    at = '<time itemprop="datePublished" datetime="2026-05-01T10:00:00+02:00">1 May</time>'
    scope = f'<div itemscope itemtype="https://schema.org/Comment"><p>A comment.</p>{at}</div>'
    for box in (scope, f'<ol class="comment-list"><li>{at}</li></ol>'):
        assert published(below=box) is None


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["17/02/2022"], date(2022, 2, 17)),
        (["17/02/2022", "The works cost 12.500"], date(2022, 2, 17)),
        (["17/02/2022", "18/02/2022", "19/02/2022"], None),
        (["Open from 17/02/2022"], None),
    ],
)
def test_a_date_alone_is_the_pages(lines: list[str], day: date | None) -> None:
    """Far from the headline, in an element without a name; many of them are a list's."""
    below = "<hr>" + "".join(f"<section><div><div>{line}</div></div></section>" for line in lines)
    page = f"<html lang='de'><title>Old quay</title><body><main><article><h1>Old quay to be rebuilt</h1>{TEXT}</article></main>{below}</body>"
    assert read_article(page.encode(), "https://news.example.de/a", "text/html").published == day


def test_a_day_in_an_address_before_its_words() -> None:
    """Blanks of an address may be written as plus signs."""
    assert published(path="articles/2025-12-15+Old+quay") == date(2025, 12, 15)


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


@pytest.mark.parametrize(
    ("shown", "day"),
    [("Mar 1, 2026 at 9:30 pm ET", date(2026, 3, 1)), ("2 March 2026, 2:30 UTC", date(2026, 3, 2))],
)
def test_a_moment_by_the_pages_own_clock(shown: str, day: date) -> None:
    """Where that shows another day than UTC, even in a stamp of an update."""
    page = f"""<html lang="en"><head><meta property="article:published_time" content="2026-03-02T02:24:00Z"></head>
    <article><h1>Old quay to be rebuilt</h1><p class="date">{shown}</p>{TEXT}</article></html>"""
    found = read_article(page.encode(), "https://news.example.com/a", "text/html").published
    assert isinstance(found, datetime)
    assert found.date() == day
    assert found == datetime.fromisoformat("2026-03-02T02:24:00+00:00")


def test_when_it_was_updated_alone_is_stated() -> None:
    """A day that is shown far from the headline is the first, unless it is later."""
    page = """<html lang="en"><head><title>Old quay</title><meta property="article:modified_time" content="2026-03-09T10:00:00Z"></head>
    <body><div><div><div><div><div><h1>Old quay to be rebuilt</h1></div></div></div></div></div>{}<hr><section><div><div>{}</div></div></section></body></html>"""
    for shown, day in (("Published: 2 March 2026", 2), ("12 March 2026", 9)):
        article = read_article(page.format(TEXT, shown).encode(), "https://news.example.com/a")
        assert article.published is not None
        assert article.published.day == day


@pytest.mark.parametrize(
    ("shown", "day"), [(["2026-04-29", "2026-04-30"], 30), (["2026-04-29"], 29)]
)
def test_a_files_day_among_those_shown(shown: list[str], day: int) -> None:
    """Then it is the article's; else the first is."""
    below = "".join(f'<p class="date">{each}</p>' for each in shown)
    assert published("2026-04-30", below=below) == date(2026, 4, day)


@pytest.mark.parametrize(
    ("window", "day"),
    [
        ("Old quay to be rebuilt - 07.12.2017 - Gazette", date(2017, 12, 7)),
        ("Old quay to be rebuilt | 7 December 2017, 10:30", date(2017, 12, 7)),
        ("Old quay to be rebuilt - by 7 December 2017 - Gazette", None),
        ("Works of 3 - 7 December 2017 - Gazette", None),
    ],
)
def test_a_day_in_the_windows_title(window: str, day: date | None) -> None:
    """Behind the very headline, and alone."""
    page = f"<html><title>{window}</title><article><h1>Old quay to be rebuilt</h1>{TEXT}</article></html>"
    article = read_article(page.encode(), "https://news.example.de/a", "text/html")
    assert article.published == day


@pytest.mark.parametrize(
    ("shown", "day"), [("2026-04-21", date(2026, 4, 21)), ("2024-04-21", date(2026, 4, 30))]
)
def test_a_file_beside_a_small_box(shown: str, day: date) -> None:
    """A box with the day and the source, behind the standfirst, says when better than the file does."""
    box = f'<aside class="meta"><p><time datetime="{shown}">Then</time></p><p>Source: the port</p></aside>'
    lead = f"<p>{'The council of the town decided it on Monday evening. ' * 4}</p>"
    assert published("2026-04-30", around="{}" + lead + box) == day


def updated(*stated: tuple[str, str], changed: str = "09:00:00") -> date | None:
    """Return what is read where JSON-LD states no update but on the same day, and meta tags do."""
    metas = "".join(f'<meta property="{name}" content="{at}">' for name, at in stated)
    page = f"""<html lang="en"><head>{metas}<script type="application/ld+json">
    {{"@type": "NewsArticle", "datePublished": "2026-03-02T09:00:00+00:00",
    "dateModified": "2026-03-02T{changed}+00:00"}}</script></head>
    <article><h1>Old quay to be rebuilt</h1>{TEXT}</article></html>"""
    return read_article(page.encode(), "https://news.example.com/a", "text/html").updated


def test_two_that_agree_on_an_update() -> None:
    """One alone may say when the page was built; the first may repeat when it was published."""
    later, other = "2026-03-04T03:30:00+00:00", "2026-03-09T03:30:00+00:00"
    found = updated(("article:modified", "2026-03-04"), ("og:updated_time", later))
    assert isinstance(found, datetime)
    assert found.isoformat() == later
    both = (("article:modified_time", later), ("og:updated_time", later))
    assert updated(*both, changed="09:00:02") == found
    assert updated(("og:updated_time", later)) is None
    assert updated(("article:modified_time", other), ("og:updated_time", later)) is None


def test_an_update_of_the_page_that_holds_an_article() -> None:
    """Where no article is described."""
    page = f"""<html lang="en"><head><script type="application/ld+json">
    {{"@type": "WebPage", "datePublished": "2014-03-17", "dateModified": "2018-09-16"}}</script></head>
    <article><h1>Old quay to be rebuilt</h1>{TEXT}</article></html>"""
    article = read_article(page.encode(), "https://news.example.com/a", "text/html")
    assert (article.published, article.updated) == (date(2014, 3, 17), date(2018, 9, 16))
