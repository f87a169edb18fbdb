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

    #: By which reports of its event are known (see ``summarizer.stories``).
    event_key: bytes = b""
    seen_at: datetime


#: Stories to the places of those of one event, each place once.
Group = Callable[[Sequence[DigestStory]], Sequence[Sequence[int]]]


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
    group: Group,
    settings: ChatSettings,
    due_at: datetime,
    now: datetime,
) -> tuple[Digest, ...]:
    """Return the digests of a chat, one for each thread.

    Args:
        stories: What waits, the oldest first.
        group: Tells which stories are of one event.
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
            topics=_topics([s for s in stories if s.thread_id == thread], group),
        )
        for thread in threads
    )


def _topics(stories: Sequence[DigestStory], group: Group) -> tuple[DigestTopic, ...]:
    labels = {story.topic: story.label for story in stories}
    topics = [
        DigestTopic(label, _events([s for s in stories if s.topic == topic], group))
        for topic, label in labels.items()
    ]
    return tuple(sorted(topics, key=lambda topic: -max(e.weight for e in topic.events)))


def _events(stories: Sequence[DigestStory], group: Group) -> tuple[DigestEvent, ...]:
    """Return the events of a topic's stories, each with the one that most outlets print first."""
    ordered = sorted(stories, key=lambda s: (-s.outlets, -s.story_id))
    events = [DigestEvent(tuple(ordered[n] for n in places)) for places in group(ordered)]
    return tuple(sorted(events, key=lambda e: -e.weight))
