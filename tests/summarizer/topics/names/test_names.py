"""Names inside longer names, and what a text says of its words."""

from __future__ import annotations

import pytest

from summarizer.models import Article
from summarizer.topics.names.mentions import BODY, OPENING, TITLE, Mentions, find_mentions

TAIL = "The talks went on until late in the evening, and they will be resumed next week."


def _found(title: str, text: str, language: str = "en") -> Mentions:
    return find_mentions(Article.from_text(text, title=title, language=language))


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("paris", "The heiress Paris Hilton sold her house."),
        ("boston", "Shares of Boston Scientific rose on the news."),
        ("virginia", "They read a novel by Virginia Woolf in class."),
        ("jordan", "A save by Jordan Pickford kept them level."),
        ("georgia", "Fans of the Georgia Bulldogs filled the stands."),
        ("france", "The author Anatole France won the prize."),
        ("chile", "They ate at Casa Chile Verde and went home."),
        ("israel", "The singer Israel Kamakawiwoʻole was born there."),
    ],
)
def test_a_name_inside_a_longer_one_is_not_counted(topic: str, text: str) -> None:
    """Capitals around a name in running text make another name of it."""
    found = _found("", f"{text} {TAIL}")

    assert topic not in found.topics
    assert sum(found.inside[topic]) == 1


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("paris", "Visitors of Paris stay longer."),
        ("united_kingdom", "They met UK Prime Minister Jane Doe."),
        ("ukraine", "They met Ukraine's President Jane Doe."),
        ("london", "They walked through North London at night."),
        ("georgia", "They flew to Tbilisi, Georgia, on Monday."),
        ("germany", "Das Treffen in Deutschland begann am Montag."),
        ("germany", "Das sagte die deutsche Regierung am Montag."),
    ],
)
def test_a_name_beside_an_office_or_a_direction_is_counted(topic: str, text: str) -> None:
    """Titles, possessives, commas and directions make no longer name."""
    language = "de" if text.startswith("Das") else "en"

    assert sum(_found("", f"{text} {TAIL}", language).topics[topic]) == 1


@pytest.mark.parametrize(
    ("topic", "title", "text"),
    [
        ("london", "London Breed Wins Again", "Mayor London Breed won. Breed thanked all."),
        ("jordan", "Jordan Peele Has a Film", "A film by Jordan Peele is out. Fans love Peele."),
        ("georgia", "Georgia Tech Beats Duke", "They saw Georgia Tech win. All cheered."),
        ("chelsea", "Chelsea Handler Is Back", "They saw Chelsea Handler. People love Handler."),
        ("austin", "Austin Butler Talks", "The actor Austin Butler spoke. Critics praise Butler."),
    ],
)
def test_a_headline_is_read_by_its_text(topic: str, title: str, text: str) -> None:
    """Where every word has a capital, what the text says of the same words tells."""
    assert topic not in _found(title, text).topics


def test_a_headline_that_its_text_bears_out_is_counted() -> None:
    """A place that the text names alone is the title's, too."""
    found = _found("London Votes Again", f"People in London vote. {TAIL}")

    assert found.topics["london"][TITLE] == 1


def test_a_sentence_may_begin_before_a_name() -> None:
    """The capital of a sentence's first word makes no name, unless the word is one elsewhere."""
    assert _found("", f"Visiting Norway is dear. {TAIL}").topics["norway"][OPENING] == 1
    assert "washington" not in _found("", "Denzel Washington acts. We saw Denzel.").topics


@pytest.mark.parametrize(
    "dateline", ["OSLO —", "OSLO (AP) -", "OSLO, Norway (AP) —", "Oslo. ", "OSLO, 3 May (AFP) --"]
)
def test_where_a_story_was_sent_from_is_not_what_it_names(dateline: str) -> None:
    """The place of the dateline is kept apart, and counted where it stands again."""
    found = _found("", f"{dateline} The bank raised its rates again. {TAIL * 4} Oslo was calm.")

    assert found.dateline >= {"oslo"}
    assert found.topics["oslo"][OPENING] == 0
    assert found.topics["oslo"][BODY] == 1


def test_what_is_said_is_the_pages_own_words() -> None:
    """Names are kept as they stand, with their apostrophes and capitals, by zone."""
    found = _found("BRITAIN votes", f"Britons wait. {TAIL}")

    assert found.said["united_kingdom"] == {TITLE: "BRITAIN", OPENING: "Britons"}
