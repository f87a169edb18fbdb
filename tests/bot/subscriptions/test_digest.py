from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.subscriptions.digest import DigestStory, arrange
from bot.subscriptions.values import ChatSettings

DUE = datetime(2026, 1, 5, 8, tzinfo=UTC)


def story(number: int, topic: str = "moscow", outlets: int = 1) -> DigestStory:
    return DigestStory(
        story_id=number,
        topic=topic,
        label=topic,
        title=f"Story {number}",
        url=f"https://example.org/{number}",
        outlet="Harbour Times",
        outlets=outlets,
        event_key=b"",
        seen_at=DUE - timedelta(hours=1),
    )


def alone(stories: Sequence[DigestStory]) -> list[list[int]]:
    return [[place] for place in range(len(stories))]


def together(stories: Sequence[DigestStory]) -> list[list[int]]:
    return [list(range(len(stories)))]


def test_what_most_outlets_print_comes_first() -> None:
    """Among topics, among events, and within one."""
    stories = [story(1), story(2, outlets=4), story(3, "paris", outlets=9)]
    (digest,) = arrange(stories, alone, ChatSettings(), DUE, DUE)

    assert [topic.label for topic in digest.topics] == ["paris", "moscow"]
    assert [e.stories[0].story_id for e in digest.topics[1].events] == [2, 1]


def test_stories_of_one_event_stand_together() -> None:
    """None is hidden."""
    (digest,) = arrange([story(1), story(2, outlets=4)], together, ChatSettings(), DUE, DUE)
    (event,) = digest.topics[0].events

    assert [s.story_id for s in event.stories] == [2, 1]
    assert event.weight == 5


def test_each_thread_has_a_digest_of_its_own() -> None:
    """A forum tells each subject where it belongs."""
    stories = [story(1), replace(story(2), thread_id=7)]

    digests = arrange(stories, alone, ChatSettings(), DUE, DUE)

    assert [digest.thread_id for digest in digests] == [None, 7]


def test_a_digest_that_is_late_says_so() -> None:
    """By the chat's own clock; some minutes are nobody's concern."""
    settings = ChatSettings(timezone="Asia/Kolkata")
    (prompt,) = arrange([story(1)], alone, settings, DUE, DUE + timedelta(minutes=5))
    (late,) = arrange([story(1)], alone, settings, DUE, DUE + timedelta(hours=5))

    assert prompt.late_since is None
    assert late.late_since
    assert f"{late.late_since:%H:%M}" == "13:30"
    assert late.day == date(2026, 1, 5)


def test_nothing_waits_nothing_is_said() -> None:
    """No empty digest."""
    assert arrange([], alone, ChatSettings(), DUE, DUE) == ()
