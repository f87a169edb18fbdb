"""Put a digest in order: by topic, what many print first, what tells of one event together. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.subscriptions.values import ChatSettings

#: A digest that comes later than this after its time says so.
LATE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestStory:
    """A story that waits for a digest."""

    story_id: int

    #: The topic under which it is listed, and as the chat wrote it.
    topic: str
    label: str
    thread_id: int | None = None

    title: str
    url: str

    #: Who printed it, as people know it, and how many did.
    outlet: str
    outlets: int = 1

    #: The first key point; empty if there is none.
    point: str = ""
    point_link: str | None = None

    #: By which events are told apart (see ``summarizer.stories``); empty: not known.
    fingerprint: bytes = b""


@dataclass(frozen=True, slots=True)
class DigestEvent:
    """Stories of one event, the one that most outlets print first."""

    stories: tuple[DigestStory, ...]

    @property
    def weight(self) -> int:
        return sum(story.outlets for story in self.stories)


@dataclass(frozen=True, slots=True)
class DigestTopic:
    """What a topic has, the event that most outlets print first."""

    label: str
    events: tuple[DigestEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A digest, ready to be rendered: one for each thread of a forum."""

    thread_id: int | None

    #: The day that it is of, where the chat is.
    day: date

    #: When it was to come, where the chat is; None if it is not late.
    late_since: datetime | None

    topics: tuple[DigestTopic, ...]


def arrange(
    stories: Sequence[DigestStory],
    same_event: Callable[[bytes, bytes], bool],
    settings: ChatSettings,
    due_at: datetime,
    now: datetime,
) -> tuple[Digest, ...]:
    """Return the digests of a chat, one for each thread.

    Args:
        stories: What waits, the oldest first.
        same_event: Whether two fingerprints are of one event.
        settings: The chat's.
        due_at: When it was to come.
        now: The time.
    """
    due = due_at.astimezone(settings.zone)
    threads = dict.fromkeys(story.thread_id for story in stories)
    return tuple(
        Digest(
            thread_id=thread,
            day=due.date(),
            late_since=due if now - due_at > LATE else None,
            topics=_topics([s for s in stories if s.thread_id == thread], same_event),
        )
        for thread in threads
    )


def _topics(
    stories: Sequence[DigestStory], same_event: Callable[[bytes, bytes], bool]
) -> tuple[DigestTopic, ...]:
    labels = {story.topic: story.label for story in stories}
    topics = [
        DigestTopic(label, _events([s for s in stories if s.topic == topic], same_event))
        for topic, label in labels.items()
    ]
    return tuple(sorted(topics, key=lambda topic: -max(e.weight for e in topic.events)))


def _events(
    stories: Sequence[DigestStory], same_event: Callable[[bytes, bytes], bool]
) -> tuple[DigestEvent, ...]:
    """Group stories by their likeness to the first of a group."""
    groups: list[list[DigestStory]] = []
    for story in sorted(stories, key=lambda s: (-s.outlets, -s.story_id)):
        mine = next((g for g in groups if same_event(g[0].fingerprint, story.fingerprint)), None)
        if mine is None:
            groups.append([story])
        else:
            mine.append(story)
    events = [DigestEvent(tuple(group)) for group in groups]
    return tuple(sorted(events, key=lambda e: -e.weight))
