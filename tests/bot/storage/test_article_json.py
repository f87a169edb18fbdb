import json
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from bot.storage.article_json import article_from_json, article_to_json
from summarizer.models import Article, Notice, Tag

words = st.text(min_size=1, max_size=20)
names = st.lists(words, max_size=3).map(tuple)
zones = st.timedeltas(timedelta(hours=-12), timedelta(hours=14)).map(
    lambda offset: timezone(timedelta(minutes=offset // timedelta(minutes=1)))
)
days = st.none() | st.dates() | st.datetimes(timezones=zones)
articles = st.builds(
    Article,
    url=st.text(max_size=20),
    title=st.text(max_size=20),
    publisher=st.none() | words,
    authors=names,
    agency=st.none() | words,
    cites=names,
    published=days,
    updated=days,
    language=st.none() | st.just("en"),
    section=st.none() | words,
    image=st.none() | words,
    tags=st.lists(
        st.builds(lambda name, label: Tag(name, label=label, channel="keywords"), words, words),
        max_size=3,
    ).map(tuple),
    notices=st.lists(st.sampled_from(Notice), max_size=2).map(tuple),
    paragraphs=names,
)


@given(articles)
def test_an_article_comes_back_as_it_was(article: Article) -> None:
    """Through JSON text and back, nothing is lost."""
    back = article_from_json(json.loads(json.dumps(article_to_json(article))))

    assert back == article
    assert [(tag.label, tag.channel) for tag in back.tags] == [
        (tag.label, tag.channel) for tag in article.tags
    ]


def test_a_zone_comes_back() -> None:
    """06:50 in India stays 06:50 in India, though UTC would be as right."""
    at = datetime(2022, 2, 18, 6, 50, tzinfo=timezone(timedelta(hours=5, minutes=30)))

    back = article_from_json(article_to_json(Article(published=at)))

    assert back.published is not None
    assert back.published.isoformat() == "2022-02-18T06:50:00+05:30"


def test_a_day_stays_a_day() -> None:
    """A date without a time does not become midnight."""
    back = article_from_json(article_to_json(Article(published=date(2022, 2, 18))))

    assert back.published == date(2022, 2, 18)
    assert not isinstance(back.published, datetime)


def test_what_a_newer_version_wrote_is_left_out() -> None:
    """A field that is not known does no harm."""
    assert article_from_json({"title": "A", "mood": "dark"}) == Article(title="A")


def test_utc_is_a_zone_like_others() -> None:
    """The usual case."""
    at = datetime(2022, 2, 18, 6, 50, tzinfo=UTC)

    assert article_from_json(article_to_json(Article(updated=at))).updated == at
