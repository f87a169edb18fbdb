from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.errors import FeedError, FetchError, Unfetched, Unparsed
from bot.feeds.entries import BROKE, SOURCE_BANNED, SOURCE_FLOODS, Headline
from bot.feeds.values import Feed, FeedId, FeedNotice, FeedState, News
from bot.render import texts, topic_texts
from bot.render.feeds import (
    health_line,
    render_added,
    render_feeds,
    render_notice,
    render_refusal,
    render_unread,
)
from bot.render.html import escape
from bot.render.language import ENGLISH
from bot.reports import Health, Trust
from summarizer.errors import Unreadable

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


@pytest.mark.parametrize("reason", [r for r in Unparsed if r is not Unparsed.NOT_A_FEED])
def test_a_feed_that_cannot_be_read_is_refused_with_the_reason(reason: Unparsed) -> None:
    """As what is no feed at all is said to be none."""
    html = render_unread(FeedError(reason, "5242881 bytes"), ENGLISH).html

    assert html == f"I cannot watch that: {ENGLISH.say(topic_texts.FEED_FAILURES[reason])}."
    none = render_unread(FeedError(Unparsed.NOT_A_FEED), ENGLISH).html
    assert none == ENGLISH.say(topic_texts.NO_FEED)


def test_a_move_tells_the_site_alone() -> None:
    """The rest of its address may be a secret."""
    there = "https://news.example.net/feed?key=0123456789abcdef"
    notice = FeedNotice(feed=FEED, news=News.MOVED, moved_to=there)
    html = render_notice(notice, ENGLISH).html

    assert f"at {escape('news.example.net')} from now on" in html
    assert "key" not in html
    assert replace(notice, moved_to="https://example.com/").key != notice.key


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


def test_a_feed_behind_a_login_is_refused() -> None:
    """As a feed, and no article."""
    refused = render_refusal(FetchError(Unfetched.PAYWALLED, status=401), ENGLISH)

    assert refused.html == ENGLISH.say(topic_texts.FEED_LOGIN)


def test_a_site_that_is_down_is_not_said_to_refuse() -> None:
    """That its robots.txt could not be asked for is only how it showed."""
    closed = FetchError(Unfetched.BLOCKED, "robots.txt")
    closed.__cause__ = FetchError(Unfetched.UNREACHABLE)

    assert render_refusal(closed, ENGLISH).html == ENGLISH.say(
        texts.UNFETCHED[Unfetched.UNREACHABLE]
    )


def test_a_feed_is_listed_with_what_came_of_its_entries() -> None:
    """What there was none of is left out, and so is a feed that brought nothing."""
    health = Health(
        read=12, from_feed=3, untold=1, reasons=(("blocked", 3), ("video", 1), ("of-later", 1))
    )
    html = render_feeds([FEED, replace(FEED, id=FeedId(8))], {FeedId(7): health}, ENGLISH).html

    first, second = html.splitlines()[1:3]
    assert first.endswith(
        ": 12 read, 3 told from the feed's own text, 1 not told; "
        "closed to bots (3), a video (1), for other reasons (1)"
    )
    assert second.endswith("</a>")
    assert health_line(Health(read=2), ENGLISH) == "2 read"


def test_every_reason_has_words_of_its_own() -> None:
    """Of fetching, of reading, and ours."""
    slugs = {*map(str, Unfetched), *map(str, Unreadable), SOURCE_BANNED, SOURCE_FLOODS, BROKE}

    assert slugs == set(map(str, topic_texts.ENTRY_REASONS))


def test_who_adds_a_feed_sees_its_newest() -> None:
    """Each headline links to its page; of a banned feed nothing is shown."""
    trust = Trust(frozenset(), everybody=True)
    newest = [
        Headline("A <bridge>", "https://example.org/1"),
        Headline("B", "https://example.org/2"),
    ]

    html = render_added(FEED, trust, ENGLISH, new=True, newest=newest).html
    assert html.endswith(
        'Its newest:\n• <a href="https://example.org/1">A &lt;bridge&gt;</a>\n'
        '• <a href="https://example.org/2">B</a>'
    )
    banned = render_added(replace(FEED, banned=True), trust, ENGLISH, new=False, newest=newest)
    assert "Its newest" not in banned.html
