import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.articles.article_json import article_from_json, article_to_json
from summarizer.models import Article, ArticleKind, Block, BlockKind, Notice, Tag

words = st.text(min_size=1, max_size=20)
names = st.lists(words, max_size=3).map(tuple)
zones = st.timedeltas(timedelta(hours=-12), timedelta(hours=14)).map(
    lambda offset: timezone(timedelta(minutes=offset // timedelta(minutes=1)))
)
days = st.none() | st.dates() | st.datetimes(timezones=zones)
lines = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    text=words,
    level=st.none() | st.integers(1, 6),
    name=st.none() | words,
)


def with_blocks(article: Article, blocks: list[Block], order: list[bool]) -> Article:
    """Return an article whose paragraphs are some of the blocks."""
    placed = tuple(replace(block, position=number) for number, block in enumerate(blocks))
    kept = tuple(block.text for block, is_kept in zip(placed, order, strict=False) if is_kept)
    return replace(article, paragraphs=kept, blocks=placed if kept else ())


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
    kind=st.none() | st.sampled_from(ArticleKind),
)


@given(articles)
def test_an_article_comes_back_as_it_was(article: Article) -> None:
    """Through JSON text and back, nothing is lost."""
    back = article_from_json(json.loads(json.dumps(article_to_json(article))))

    assert back == article
    assert [(tag.label, tag.channel) for tag in back.tags] == [
        (tag.label, tag.channel) for tag in article.tags
    ]


@given(articles, st.lists(lines, max_size=6), st.lists(st.booleans(), max_size=6))
def test_blocks_come_back(article: Article, blocks: list[Block], order: list[bool]) -> None:
    """With kind, level, name and place, whichever of them are paragraphs."""
    article = with_blocks(article, blocks, order)

    back = article_from_json(json.loads(json.dumps(article_to_json(article))))

    assert back.blocks == article.blocks


def test_no_text_is_kept_twice() -> None:
    """A block that is a paragraph is its number; a plain article has no more than its paragraphs."""
    heading = Block(kind=BlockKind.HEADING, text="The heading", level=2)
    item = Block(kind=BlockKind.ITEM, text="The item", level=1, position=1)
    article = Article(paragraphs=("The item",), blocks=(heading, item))

    assert json.dumps(article_to_json(article)).count("The item") == 1
    assert "blocks" not in article_to_json(Article.from_text("One.\nTwo."))


def test_a_row_without_blocks_has_its_paragraphs() -> None:
    """It was written before there were blocks."""
    back = article_from_json({"paragraphs": ["One.", "Two."]})

    assert [(block.kind, block.text, block.position) for block in back.blocks] == [
        (BlockKind.PARAGRAPH, "One.", 0),
        (BlockKind.PARAGRAPH, "Two.", 1),
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


def test_a_kind_that_a_newer_version_knows_is_none() -> None:
    """The rest of the article comes back."""
    assert article_from_json({"title": "A", "kind": "poem"}) == Article(title="A")


def test_utc_is_a_zone_like_others() -> None:
    """The usual case."""
    at = datetime(2022, 2, 18, 6, 50, tzinfo=UTC)

    assert article_from_json(article_to_json(Article(updated=at))).updated == at


@pytest.mark.parametrize("topics", [None, (), ("moscow", "oil")])
def test_no_topics_are_not_unknown_ones(topics: tuple[str, ...] | None) -> None:
    """Rows from before there were any have none of which anybody knows."""
    written = article_to_json(Article(title="A", topics=topics))

    assert article_from_json(written).topics == topics
    assert ("topics" in written) == (topics is not None)
