from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.subscriptions.digest import DigestItem, arrange
from bot.subscriptions.values import ChatSettings
from tests.bot.subscriptions.test_listing import alone, story

DUE = datetime(2026, 1, 5, 8, tzinfo=UTC)


def item(number: int, topic: str = "moscow", outlets: int = 1) -> DigestItem:
    return DigestItem(topic=topic, label=topic, story=story(number, outlets=outlets))


def test_the_topic_with_the_largest_event_comes_first() -> None:
    """Where matches are as sure."""
    items = [item(1), item(2, outlets=4), item(3, "paris", outlets=9)]
    (digest,) = arrange(items, alone, ChatSettings(), DUE, DUE)

    assert [topic.label for topic in digest.topics] == ["paris", "moscow"]
    assert [e.stories[0].story_id for e in digest.topics[1].events] == [2, 1]


def test_each_thread_has_a_digest_of_its_own() -> None:
    """A forum tells each subject where it belongs."""
    items = [item(1), replace(item(2), thread_id=7)]

    digests = arrange(items, alone, ChatSettings(), DUE, DUE)

    assert [digest.thread_id for digest in digests] == [None, 7]


def test_a_digest_that_is_late_says_so() -> None:
    """By the chat's own clock; some minutes are nobody's concern."""
    settings = ChatSettings(timezone="Asia/Kolkata")
    (prompt,) = arrange([item(1)], alone, settings, DUE, DUE + timedelta(minutes=5))
    (late,) = arrange([item(1)], alone, settings, DUE, DUE + timedelta(hours=5))

    assert prompt.late_since is None
    assert late.late_since
    assert f"{late.late_since:%H:%M}" == "13:30"
    assert late.day == date(2026, 1, 5)


def test_nothing_waits_nothing_is_said() -> None:
    """No empty digest."""
    assert arrange([], alone, ChatSettings(), DUE, DUE) == ()
