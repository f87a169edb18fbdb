"""An article of what a feed says of an entry."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

# What requests is to ignore of trafilatura's warnings it says when it is imported.
import summarizer.reading.read  # noqa: F401
from bot.stories.analysis import analyse
from bot.stories.feed_text import MOST_POINTS, FeedText, article_of, condense
from summarizer.models import Block, BlockKind, Notice
from tests.bot.stories.newsroom import article

AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
SAID = tuple(line for n in (1, 12, 23, 34) for line in article(n).paragraphs)


def text(*said: str, mark: Notice | None = Notice.FEED_TEXT, title: str = "Bridges") -> FeedText:
    blocks = tuple(
        Block(kind=BlockKind.PARAGRAPH, text=line, position=place)
        for place, line in enumerate(said)
    )
    return FeedText(url="https://a.example/1", title=title, published=AT, blocks=blocks, mark=mark)


def test_a_text_is_kept_character_for_character() -> None:
    """With what is said of it, its language, and its mark."""
    article = article_of(text(*SAID))

    assert article.paragraphs == SAID
    assert (article.url, article.title, article.published) == (
        "https://a.example/1", "Bridges", AT,
    )  # fmt: skip
    assert (article.language, article.notices) == ("en", (Notice.FEED_TEXT,))


def test_what_pages_say_of_themselves_is_found_in_it() -> None:
    """That it is an agency's copy, or sponsored."""
    agency = (
        *SAID,
        "(This story has been published from a wire agency feed without modifications to the text.)",
    )

    assert Notice.AUTO_PUBLISHED in article_of(text(*agency, mark=None)).notices


@pytest.mark.parametrize(
    ("said", "agency"),
    [
        (
            "BRASÍLIA (Reuters) - O candidato chamou de ousada a proposta do seu assessor econômico.",
            "Reuters",
        ),
        (
            "O candidato chamou de ousada a proposta que o seu assessor econômico fez à Reuters.",
            None,
        ),
    ],
)
def test_whose_copy_a_teaser_is_is_said(said: str, agency: str | None) -> None:
    """It is too short to be an article, and begins with the article's dateline."""
    assert article_of(text(said)).agency == agency


@pytest.mark.parametrize(
    "said", [(), ("Bridges!",), ("Comments",), ("A short line that says little.",)]
)
def test_too_little_of_a_text_is_none(said: tuple[str, ...]) -> None:
    """Its headline is all there is; which still has topics, and no points."""
    article = article_of(text(*said))

    assert article.paragraphs == ()
    analysed = analyse(article, 3)
    assert (analysed.summary.points, analysed.summary.available) == ((), 0)
    assert analysed.bands == ()


def test_a_headline_says_what_it_is_about() -> None:
    """Who follows that finds it."""
    assert "moscow" in analyse(article_of(text(title="Moscow opens a bridge")), 3).topics


def test_few_points_are_shown_of_a_text_that_is_no_article() -> None:
    """However many are asked for; a whole article has as many as a page's."""
    told, whole = article_of(text(*SAID)), article_of(text(*SAID, mark=None))

    assert len(condense(told, 8).points) == condense(told, 8).available == MOST_POINTS
    assert {point.link for point in condense(told, 8).points} == {None}
    assert len(condense(whole, 5).points) > MOST_POINTS


@pytest.mark.parametrize(
    "teaser", ["Read it all now!", "But why did nobody ask for the bridge in all these years?"]
)
def test_a_call_or_a_question_is_no_point(teaser: str) -> None:
    """Where there is anything else to show."""
    told = article_of(text(SAID[0], teaser))

    summary = condense(told, 3)
    assert [point.text for point in summary.points] == [SAID[0]]
    assert summary.available == 1
    assert condense(replace(told, paragraphs=("Read it now!",), blocks=()), 3).points
