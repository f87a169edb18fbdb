from datetime import UTC, datetime

import pytest

from bot.errors import FetchError, Unfetched, Unparsed
from bot.feeds.values import Feed, FeedId, FeedNotice, FeedState, News
from bot.render import texts, topic_texts
from bot.render.feeds import render_notice, render_refusal
from bot.render.language import ENGLISH

FEED = Feed(
    id=FeedId(7),
    url="https://example.org/feed",
    title="Town",
    home="https://example.org/",
    label=None,
    owners=frozenset({5}),
    approved=False,
    added_at=datetime(2026, 1, 5, tzinfo=UTC),
    look_at=None,
    state=FeedState(),
)


@pytest.mark.parametrize("failure", [*Unfetched, *Unparsed, None, "of-another-version"])
def test_a_notice_is_a_sentence(failure: str | None) -> None:
    """Nobody is shown a slug."""
    html = render_notice(FeedNotice(feed=FEED, news=News.FAILS, failure=failure), ENGLISH).html

    assert html.endswith(". I go on trying.")
    assert "-" not in html.replace("https://example.org/", "")
    assert ": ." not in html


def test_every_failure_has_words_of_its_own() -> None:
    """Those of fetching and of reading; what is too large is so in both."""
    assert {*map(str, Unfetched), *map(str, Unparsed)} == set(map(str, topic_texts.FEED_FAILURES))


def test_a_feed_that_robots_txt_closes_is_refused() -> None:
    """It says so, where the server's own refusal is told as that of a page."""
    closed = FetchError(Unfetched.BLOCKED, "robots.txt")
    forbidden = FetchError(Unfetched.BLOCKED, status=403)

    assert render_refusal(closed, ENGLISH).html == ENGLISH.say(topic_texts.FEED_CLOSED)
    assert render_refusal(forbidden, ENGLISH).html == ENGLISH.say(
        texts.UNFETCHED[Unfetched.BLOCKED]
    )


def test_a_site_that_is_down_is_not_said_to_refuse() -> None:
    """That its robots.txt could not be asked for is only how it showed."""
    closed = FetchError(Unfetched.BLOCKED, "robots.txt")
    closed.__cause__ = FetchError(Unfetched.UNREACHABLE)

    assert render_refusal(closed, ENGLISH).html == ENGLISH.say(
        texts.UNFETCHED[Unfetched.UNREACHABLE]
    )
