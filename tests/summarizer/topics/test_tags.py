"""The hashtags of an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.models import Article, Tag
from summarizer.topics import hashtag, tags_of, topic_key
from summarizer.topics.tags import MAX_TAGS
from tests.summarizer.ranking.articles import FLOOD


def tagged(*labels: str, channel: str = "article:tag", text: str = "", **more: str) -> Article:
    tags = tuple(Tag(label, label=label, channel=channel) for label in labels)
    return Article(tags=tags, paragraphs=(text,) if text else (), **more)  # type: ignore[arg-type]


def test_the_pages_tags_come_first() -> None:
    """What the page names is taken as it spells it, before what the text is about."""
    found = tags_of(tagged("US", "Foreign Ministry", text="Moscow told Washington. Moscow waits."))

    assert found[:2] == ("us", "foreign_ministry")
    assert "moscow" in found


def test_spellings_of_one_topic_are_one_tag() -> None:
    """Plurals, aliases and other languages of a topic add no second tag."""
    assert tags_of(tagged("presidents", "President", "USA", "United States", "США")) == (
        "presidents",
        "usa",
    )


@pytest.mark.parametrize(
    "label",
    ["News", "Top Stories", "Uncategorized", "home", "Latest News", "Новости", "Nachrichten", "Noticias",
     "À la une", "社会", "أخبار", "2024", "", "the"],
)  # fmt: skip
def test_categories_are_no_tags(label: str) -> None:
    """What a template gives to any text says nothing about this one."""
    assert tags_of(tagged(label, section=label)) == ()


def test_feed_label_and_section_are_tags() -> None:
    """What the feed, the operator and the section say is taken as what the page says."""
    article = Article(
        tags=(Tag("Climate", channel="feed"), Tag("Germany", channel="label")), section="Politics"
    )

    assert tags_of(article) == ("climate", "germany", "politics")


def test_search_engine_words_must_stand_in_the_text() -> None:
    """Keywords that the text does not have were written to be found."""
    article = tagged("Danube", "Lottery", channel="keywords", text="The Danube rose in Passau.")

    assert "danube" in tags_of(article)
    assert "lottery" not in tags_of(article)


def test_a_text_without_tags_gets_some() -> None:
    """Places, subjects and names that title and text come back to are tags."""
    article = Article.from_text(FLOOD, title="Danube floods Passau", language="en")

    assert {"floods", "passau", "germany"} <= set(tags_of(article))


def test_contractions_are_no_tags() -> None:
    """However often a speaker says "I've"."""
    text = "I've seen the weir. " + "I've said that I've no weir, and I've none, I've said. " * 6
    article = Article.from_text(text, title="I've no weir", language="en")

    assert "ive" not in tags_of(article)


def test_publisher_and_agency_are_no_tags() -> None:
    """Who reports it is not what it is about."""
    article = Article(
        title="Passau Post wins prize",
        publisher="Passau Post",
        paragraphs=("The Passau Post won. The prize went to the Passau Post.",),
        language="en",
    )

    assert "passau_post" not in tags_of(article)


def test_tags_are_shown_in_the_texts_script() -> None:
    """A topic that a text of another script names is shown as it spells it."""
    article = Article.from_text(
        "Япония и Китай договорились. Япония довольна.", title="Япония и Китай", language="ru"
    )

    assert tags_of(article)[:2] == ("япония", "китай")
    assert topic_key("китай") == "china"


@given(st.lists(st.text(max_size=30), max_size=30), st.text(max_size=400), st.text(max_size=60))
def test_tags_are_few_and_valid(labels: list[str], text: str, title: str) -> None:
    """Whatever a page says, there are few tags, each is a hashtag, and no two are one topic."""
    found = tags_of(tagged(*labels, text=text, title=title))

    assert len(found) <= MAX_TAGS
    assert all(hashtag(tag) == tag for tag in found)
    assert len({topic_key(tag) for tag in found}) == len(found)
