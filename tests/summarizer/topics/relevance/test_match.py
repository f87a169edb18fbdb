"""For whom an article is."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.models import Article, Tag
from summarizer.topics import Evidence, Where, matches, topic_key, topic_keys, topic_matches, why
from summarizer.topics.relevance.match import MAX_KEYS


def article(text: str, title: str = "", language: str = "en") -> Article:
    return Article.from_text(text, title=title, language=language)


@settings(deadline=None)  # the first of them reads the tables
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
        ("США", "United States signs", "The United States and Japan signed it."),
        ("usa", "США и Япония договорились", "США и Япония подписали договор. США довольны."),
        ("germany", "", "Le gouvernement allemand a décidé. Berlin attend."),
        ("climate change", "What climate change costs", "A report."),
        ("climate change", "", "Ministers met about climate change in Rome. The talks on climate change go on."),
        ("изменение климата", "", "Ministers met about climate change in Rome. The talks on climate change go on."),
        ("jerome powell", "Powell speaks", "The Fed's Jerome Powell spoke. Powell was calm."),
        ("harbour wall", "Harbour wall breaks", "The harbour wall broke. The harbour wall was old."),
        ("японія", "日本と中国が合意", "日本は中国と合意した。日本の首相が述べた。"),
        ("united kingdom", "Vodafone rises in London", "Shares of Vodafone (VOD.L) rose in London. The British firm is glad."),
        ("earnings", "Acme 4th qtr net", "Net profit rose to 3 mln."),
        ("acquisitions", "Acme to acquire Ajax", "It agreed to a takeover bid. The acquisition is dear."),
        ("acquisitions", "Ajax lifts Acme stake", "It now holds 8.2 pct and plans a takeover. The merger is dear."),
        ("earnings", "Acme 1st qtr shr 8 cts", "Net income rose. Quarterly profit was high."),
        ("grain", "Wheat is dear", "Millers wait."),
        ("farming", "Wheat is dear", "Millers wait."),
    ],
)  # fmt: skip
def test_articles_for_who_follows_a_topic(topic: str, title: str, text: str) -> None:
    """What an article is about matches in any spelling or language."""
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


_STORY = (
    "The council of the town met on Tuesday to talk about its schools. Parents asked for smaller classes, and "
    "teachers for more pay. The mayor said that the budget was small. A vote is due in spring. "
)


@pytest.mark.parametrize(
    ("topic", "mention"),
    [
        ("norway", "A teacher had come from Norway years ago."),
        ("toyota", "He drives an old Toyota to work."),
        ("chess", "After lunch some of them play chess."),
        ("harvard", "Her daughter went to Harvard."),
        ("malaria", "One of them had malaria as a child."),
    ],
)
def test_a_name_in_passing_is_no_topic(topic: str, mention: str) -> None:
    """What a long text names once, far down, it is not about; the same name all through it is another thing."""
    passing = article(_STORY * 5 + mention + _STORY * 5, "Town council talks about schools")
    about = article((mention + " " + _STORY) * 5, f"All about {topic.title()}")

    assert not matches(topic, passing)
    assert matches(topic, about)


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("paris", "Paris Hilton"),
        ("austin", "Austin Butler"),
        ("boston", "Boston Scientific"),
        ("virginia", "Virginia Woolf"),
        ("houston", "Whitney Houston"),
    ],
)
def test_a_name_inside_a_name_is_no_topic(topic: str, name: str) -> None:
    """An article about who is called after a place is not about the place."""
    text = (
        f"Friends of {name} met on Tuesday. Many admire {name} still. A book about {name} is out. "
    )

    assert not matches(topic, article(text + _STORY, f"{name} remembered by friends"))


def test_the_operators_label_needs_no_proof() -> None:
    """What the operator calls a feed is what its articles are about, whatever they say."""
    match = why("weather", Article(tags=(Tag("Weather", channel="label"),)))

    assert match is not None
    assert match.sureness == 1
    assert match.evidence == (Evidence(Where.PAGE_TAG, "Weather", 1),)


@pytest.mark.parametrize("topic", ["russia", "nfl", "amazon", "bitcoin", "finland"])
def test_a_tag_of_the_whole_site_is_no_reason(topic: str) -> None:
    """Keywords that the text says nothing of do not make an article be about them."""
    tags = tuple(
        Tag(tag, channel="keywords")
        for tag in ("news", "russia", "nfl", "amazon", "bitcoin", "finland")
    )
    text = "The state senate passed its budget. Schools get more money, and roads get less. " * 8
    found = replace(article(text, "Senate passes the state budget"), tags=tags)

    assert not matches(topic, found)


def test_a_tag_that_title_or_opening_bear_out_makes_sure() -> None:
    """A page's tag that its text names makes the article surer to be about it."""
    plain = article("Finland's parliament met. It rained. " * 9, "Finland votes on its budget")
    tagged = replace(plain, tags=(Tag("Finland", channel="article:tag"),))

    before, after = why("finland", plain), why("finland", tagged)
    assert before is not None
    assert after is not None
    assert after.sureness >= before.sureness
    assert after.evidence[:2] == (
        Evidence(Where.TITLE, "Finland", 1),
        Evidence(Where.PAGE_TAG, "Finland", 1),
    )
