from datetime import UTC, datetime, time
from itertools import permutations

import pytest

from bot.subscriptions.narrowing import Origin
from bot.subscriptions.refusals import MatchRefusal
from bot.subscriptions.routing import AtOnce, ByDigest, Interest, route
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings
from summarizer.topics.relevance.evidence import Evidence, Match, Where

NOW = datetime(2026, 1, 5, 22, tzinfo=UTC)
MOSCOW = Interest("moscow", digest=None)
DAILY = Interest("russia", digest=True)
AT_ONCE = Interest("treaties", digest=False)


@pytest.mark.parametrize("order", list(permutations([DAILY, MOSCOW])))
def test_the_fastest_way_wins(order: tuple[Interest, ...]) -> None:
    """A chat that follows two topics of a story gets it once, in the faster way."""
    assert route(order, ChatSettings(), {"moscow"}, Origin(), NOW) == AtOnce(None, NOW)


def test_a_chat_with_a_digest_gets_it_all_there() -> None:
    """But for what it follows at once."""
    settings = ChatSettings(digest=DigestTime(time(8)))

    assert route([MOSCOW, DAILY], settings, (), Origin(), NOW) == ByDigest("moscow", None)
    assert route([MOSCOW, AT_ONCE], settings, (), Origin(), NOW) == AtOnce(None, NOW)


def test_a_muted_topic_silences_a_story() -> None:
    """Also where another topic of it is followed."""
    settings = ChatSettings(mutes=frozenset({"football"}))

    assert route([MOSCOW], settings, {"moscow", "football"}, Origin(), NOW) is None
    assert route([MOSCOW], settings, {"moscow"}, Origin(), NOW) == AtOnce(None, NOW)


def test_a_chat_on_hold_gets_nothing() -> None:
    """Neither now nor with the next digest."""
    assert route([MOSCOW, DAILY], ChatSettings(on_hold=True), (), Origin(), NOW) is None


def test_quiet_hours_put_a_story_off() -> None:
    """It comes when they end."""
    settings = ChatSettings(quiet=QuietHours(time(22), time(7)))

    way = route([MOSCOW], settings, (), Origin(), NOW)

    assert way == AtOnce(None, datetime(2026, 1, 6, 7, tzinfo=UTC))


def test_a_story_stays_in_the_thread_of_its_topic() -> None:
    """A forum has a thread for each subject."""
    match = Interest("moscow", digest=None, thread_id=7)

    assert route([match], ChatSettings(), (), Origin(), NOW) == AtOnce(7, NOW)


def shown_by(where: Where, sureness: float) -> Match:
    return Match(sureness, (Evidence(where, "Moscow", 1),))


def test_a_story_stands_under_the_topic_that_it_fits_best() -> None:
    """Not under the one that is followed for longest; also in which thread it is told."""
    russia = Interest("russia", None, 7, shown_by(Where.TEXT, 0.4))
    moscow = Interest("moscow", None, 8, shown_by(Where.TITLE, 0.9))
    feed = Interest("feed:7", None, 9)
    digest = ChatSettings(digest=DigestTime(time(8)))

    assert route([feed, russia, moscow], digest, (), Origin(), NOW) == ByDigest("moscow", 8)
    assert route([feed, russia, moscow], ChatSettings(), (), Origin(), NOW) == AtOnce(8, NOW)


def test_a_match_that_was_called_wrong_brings_nothing() -> None:
    """Unless another topic does, or the topic is shown otherwise."""
    refused = (MatchRefusal(Where.TEXT),)
    wrong = Interest("russia", False, None, shown_by(Where.TEXT, 0.4), refused)
    right = Interest("russia", None, None, shown_by(Where.TITLE, 0.4), refused)

    assert route([wrong], ChatSettings(), (), Origin(), NOW) is None
    assert route([wrong, DAILY], ChatSettings(), (), Origin(), NOW) == ByDigest("russia", None)
    assert route([right], ChatSettings(), (), Origin(), NOW) == AtOnce(None, NOW)
