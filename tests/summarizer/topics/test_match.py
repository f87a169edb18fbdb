"""For whom an article is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.models import Article, Tag
from summarizer.topics import Where, matches, topic_key, topic_keys, topic_matches, why
from summarizer.topics.match import MAX_KEYS


def article(text: str, title: str = "", language: str = "en") -> Article:
    return Article.from_text(text, title=title, language=language)


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=12))
def test_matches_is_what_the_keys_say(text: str, title: str, tag: str) -> None:
    """There is one definition: a topic matches if its key is among the article's."""
    found = article(text, title)

    assert matches(tag, found) == (topic_key(tag) in topic_keys(found))
    assert matches(tag, found) == (why(tag, found) is not None)
    assert topic_keys(found) == topic_matches(found).keys()


def test_why_says_how_sure_and_by_what() -> None:
    """The words that stand there, how often and where, the strongest first."""
    match = why("uk", article("Britain waits. London is calm.", title="Britain votes"))

    assert match is not None
    assert 0 < match.sureness < 1
    assert [(e.where, e.said.casefold(), e.count) for e in match.evidence][:2] == [
        (Where.TITLE, "britain", 1),
        (Where.OPENING, "britain", 1),
    ]
    assert why("moscow", article("Britain waits.", title="Britain votes")) is None


@pytest.mark.parametrize(
    "hostile",
    ["a " * 500_000, "x" * 1_000_000, "\u0301" * 1_000_000, "日" * 1_000_000, "\u200f\u202e" * 500_000,
     "🎉" * 500_000, "U." * 500_000, "'" * 1_000_000, "\n".join(map(str, range(200_000)))],
    ids=["words", "one word", "marks", "han", "direction", "emoji", "initials", "quotes", "lines"],
)  # fmt: skip
def test_hostile_articles_are_bounded(hostile: str) -> None:
    """However long a text and its title are, the keys are few and soon there."""
    found = Article(
        title=hostile, section=hostile, paragraphs=(hostile,), tags=(Tag(hostile, channel="feed"),) * 500
    )  # fmt: skip
    started = time.process_time()

    assert len(topic_keys(found)) <= MAX_KEYS
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("topic", "title", "text"),
    [
        ("Moscow", "Moscow waits", "Nothing else is known."),
        ("russia", "", "The Russian foreign ministry said on Thursday that talks failed."),
        ("США", "", "The United States and Japan signed it."),
        ("usa", "", "США и Япония подписали договор."),
        ("germany", "", "Le gouvernement allemand a décidé. Berlin attend."),
        ("climate change", "What climate change costs", "A report."),
        ("climate change", "", "Ministers met about climate change in Rome."),
        ("изменение климата", "", "Ministers met about climate change in Rome."),
        ("jerome powell", "Powell speaks", "The Fed's Jerome Powell spoke. Powell was calm."),
        ("harbour wall", "", "It rained. " * 40 + "The harbour wall broke. The harbour wall was old."),
        ("японія", "日本と中国が合意", "両国は合意した。"),
        ("united kingdom", "", "Shares of Vodafone (VOD.L) rose."),
        ("earnings", "Acme 4th qtr net", "Net profit rose to 3 mln."),
        ("acquisitions", "Acme sells its paint unit", "It sold the unit to Ajax."),
        ("acquisitions", "Ajax lifts Acme stake", "It now holds 8.2 pct."),
        ("earnings", "Acme sets split", "The board declared a two-for-one stock split."),
        ("grain", "Wheat is dear", "Millers wait."),
        ("farming", "Wheat is dear", "Millers wait."),
    ],
)  # fmt: skip
def test_articles_for_who_follows_a_topic(topic: str, title: str, text: str) -> None:
    """What title or opening name in any spelling or language, or the text comes back to, matches."""
    assert matches(topic, article(text, title, language="en"))


@pytest.mark.parametrize(
    ("topic", "title", "text"),
    [
        ("turkey", "Roast for all", "We ate turkey."),
        ("us", "Give us time", "They told us to wait."),
        ("who", "Who knows", "Those who know."),
        ("mexico", "New Mexico votes", "Voters in New Mexico chose."),
        ("guinea", "Papua New Guinea shakes", "A quake shook Papua New Guinea."),
        ("steel", "Acme Steel names chief", "Acme Steel Corp named a chief. Acme Steel is old."),
        ("dollar", "Acme pays", "It paid 3 million dollars for it."),
        ("forex", "Acme pays", "It paid 3 million dollars and shares gained."),
        ("oil", "Crude palm oil rises", "Palm growers sold all crude palm oil."),
        ("moscow", "Paris waits", "It rained. " * 40 + "Moscow was told. " + "It rained. " * 40),
        ("african union", "Le roi parle", "Au palais, le roi a dit oui."),
        ("corn", "Le roi parle", "Il pleut, mais le roi sort."),
    ],
)  # fmt: skip
def test_articles_for_others(topic: str, title: str, text: str) -> None:
    """Words that look like a topic, parts of other names, amounts and mere mentions do not match."""
    assert not matches(topic, article(text, title, language="en"))


def test_what_the_page_names_matches() -> None:
    """Tags, the feed's categories, the operator's label and the section need no word of the text."""
    found = Article(
        tags=(Tag("Space", channel="rel-tag"), Tag("Weather", channel="label")), section="Arts"
    )

    assert {topic_key("space"), topic_key("weather"), topic_key("arts")} <= topic_keys(found)
