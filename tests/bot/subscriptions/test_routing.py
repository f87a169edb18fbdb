from datetime import UTC, datetime, time
from itertools import permutations

import pytest

from bot.subscriptions.routing import AtOnce, ByDigest, Match, route
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings

NOW = datetime(2026, 1, 5, 22, tzinfo=UTC)
MOSCOW = Match("moscow", digest=None)
DAILY = Match("russia", digest=True)
AT_ONCE = Match("treaties", digest=False)


@pytest.mark.parametrize("order", list(permutations([DAILY, MOSCOW])))
def test_the_fastest_way_wins(order: tuple[Match, ...]) -> None:
    """A chat that follows two topics of a story gets it once, in the faster way."""
    assert route(order, ChatSettings(), {"moscow"}, NOW) == AtOnce(None, NOW)


def test_a_chat_with_a_digest_gets_it_all_there() -> None:
    """But for what it follows at once."""
    settings = ChatSettings(digest=DigestTime(time(8)))

    assert route([MOSCOW, DAILY], settings, (), NOW) == ByDigest("moscow", None)
    assert route([MOSCOW, AT_ONCE], settings, (), NOW) == AtOnce(None, NOW)


def test_a_muted_topic_silences_a_story() -> None:
    """Also where another topic of it is followed."""
    settings = ChatSettings(mutes=frozenset({"football"}))

    assert route([MOSCOW], settings, {"moscow", "football"}, NOW) is None
    assert route([MOSCOW], settings, {"moscow"}, NOW) == AtOnce(None, NOW)


def test_a_chat_on_hold_gets_nothing() -> None:
    """Neither now nor with the next digest."""
    assert route([MOSCOW, DAILY], ChatSettings(on_hold=True), (), NOW) is None


def test_quiet_hours_put_a_story_off() -> None:
    """It comes when they end."""
    settings = ChatSettings(quiet=QuietHours(time(22), time(7)))

    way = route([MOSCOW], settings, (), NOW)

    assert way == AtOnce(None, datetime(2026, 1, 6, 7, tzinfo=UTC))


def test_a_story_stays_in_the_thread_of_its_topic() -> None:
    """A forum has a thread for each subject."""
    match = Match("moscow", digest=None, thread_id=7)

    assert route([match], ChatSettings(), (), NOW) == AtOnce(7, NOW)
