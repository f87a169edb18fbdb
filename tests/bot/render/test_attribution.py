import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from html import unescape

import pytest

from bot.render.attribution import attribution_line
from bot.render.html import JOINER
from bot.render.language import ENGLISH, Language
from summarizer.models import Article, Notice

INDIA = timezone(timedelta(hours=5, minutes=30))


def line_of(article: Article, language: Language) -> str:
    """Return the line as it reads."""
    return unescape(re.sub("<[^>]*>", "", attribution_line(article, language))).replace(JOINER, "")


def test_the_whole_line() -> None:
    """Publisher, agency with whom it cites, and the day in the page's own zone."""
    article = Article(
        url="https://www.lokmattimes.com/international/a",
        publisher="Lokmat Times",
        agency="IANS",
        cites=("Xinhua",),
        published=datetime(2022, 2, 18, 3, 50, tzinfo=INDIA),
    )

    assert line_of(article, ENGLISH) == "Lokmat Times · IANS, citing Xinhua · 18 Feb 2022"


@pytest.mark.parametrize(
    ("publisher", "url", "shown"),
    [
        ("BBC News", "https://www.bbc.co.uk/news/1", "BBC News"),
        ("The Guardian", "https://www.theguardian.com/x", "The Guardian"),
        ("The Guardian", "https://guardian.ng/x", "The Guardian"),
        ("Reuters", "https://uter.com/x", "Reuters (uter.com)"),
        ("Reuters", "https://reuters.evil.com/x", "Reuters (reuters.evil.com)"),
        ("Tumblr", "https://alice.tumblr.com/x", "Tumblr (alice.tumblr.com)"),
        ("WordPress", "https://reuters.wordpress.com/x", "WordPress (reuters.wordpress.com)"),
        ("BBC News", "https://news.bbc.co.uk/x", "BBC News"),
        ("BBC", "https://m.bbc.co.uk/x", "BBC"),
        ("Reuters", "https://reuters-news.com/x", "Reuters (reuters-news.com)"),
        ("РИА Новости", "https://ria.ru/x", "РИА Новости (ria.ru)"),
        ("example.org", "https://example.org/x", "example.org"),
        (None, "https://www.example.org/x", "example.org"),
        ("Lokmat Times", "", "Lokmat Times"),
        (None, "", ""),
    ],
)
def test_host_is_shown_unless_it_is_the_name(publisher: str | None, url: str, shown: str) -> None:
    """A page can call itself anything; the host that served it cannot."""
    assert line_of(Article(publisher=publisher, url=url), ENGLISH) == shown


def test_authors_stand_by_the_publisher() -> None:
    """People are named, each once, a crowd in part."""
    names = tuple(f"Author {n}" for n in range(1, 8))

    assert line_of(Article(publisher="P", authors=("A B", "C D")), ENGLISH) == "P · A B, C D"
    assert line_of(Article(authors=names), ENGLISH).endswith("Author 5 …")


def test_cited_without_an_agency() -> None:
    """A paper's own report can cite an agency."""
    assert line_of(Article(publisher="P", cites=("AP", "AFP")), ENGLISH) == "P · citing AP, AFP"


@pytest.mark.parametrize(
    ("updated", "shown"),
    [
        (datetime(2022, 2, 18, 20, 0, tzinfo=UTC), "18 Feb 2022"),
        (datetime(2022, 2, 20, 6, 0, tzinfo=UTC), "18 Feb 2022, updated 20 Feb 2022"),
        (date(2022, 2, 20), "18 Feb 2022, updated 20 Feb 2022"),
        (None, "18 Feb 2022"),
    ],
)
def test_an_update_is_shown_from_a_day_on(updated: date | None, shown: str) -> None:
    """A typo mended in the evening is no news."""
    published = datetime(2022, 2, 18, 6, 0, tzinfo=UTC)

    assert line_of(Article(published=published, updated=updated), ENGLISH) == shown


def test_names_of_another_direction_stand_for_themselves() -> None:
    """The digits of a date stay behind an Arabic name, and a name in Hebrew behind an English one."""
    article = Article(
        title="x", publisher="Gazette", authors=("محمد علي",), published=date(2026, 5, 12)
    )
    assert (
        line_of(article, ENGLISH)
        == "\u2068Gazette\u2069 · \u2068محمد علي\u2069 · \u206812 May 2026\u2069"
    )
    article = replace(article, authors=("Jane Doe",))
    assert line_of(article, ENGLISH) == "Gazette · Jane Doe · 12 May 2026"


def test_a_time_is_told_by_each_reader_s_own_clock() -> None:
    """What is shown is the page's day; of a day alone, and of a time that Telegram has not, no clock is known."""
    at = datetime(2022, 2, 18, 3, 50, tzinfo=INDIA)
    told = attribution_line(Article(published=at, updated=at + timedelta(days=2)), ENGLISH)

    assert told == (
        '<tg-time unix="1645136400">18 Feb 2022</tg-time>, '
        'updated <tg-time unix="1645309200">20 Feb 2022</tg-time>'
    )
    for day in (date(2022, 2, 18), at.replace(year=1955)):
        assert "<" not in attribution_line(Article(published=day), ENGLISH)


def test_it_says_how_long_the_whole_takes() -> None:
    """Behind all else; of what was read in part it is not known."""
    article = Article(title="x", publisher="Gazette", paragraphs=("word " * 700,) * 2)

    assert line_of(article, ENGLISH) == "Gazette · 6 min"
    for notice in (Notice.PAYWALL, Notice.IN_PARTS, Notice.FEED_TEXT, Notice.FOREIGN_FEED_TEXT):
        assert line_of(replace(article, notices=(notice,)), ENGLISH) == "Gazette"
    assert line_of(replace(article, notices=(Notice.OPINION,)), ENGLISH).endswith("6 min")
