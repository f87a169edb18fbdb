"""Put a digest in order: by topic, the surest and largest first. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from bot.subscriptions.listing import Group, ListedStory, TopicList, arrange_events
from bot.subscriptions.values import ChatSettings

#: A digest that comes later than this after its time says so.
LATE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestItem:
    """A story that waits for a digest, or that one told."""

    #: The topic under which it is listed, and as the chat wrote it.
    topic: str
    label: str
    thread_id: int | None = None

    story: ListedStory


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDigest:
    """A chat's digest that is to be put together."""

    chat_id: int
    settings: ChatSettings

    #: When it was to come.
    due_at: datetime

    #: Whether another comes after it: something is followed by digest.
    goes_on: bool

    #: What waits, the oldest first.
    items: tuple[DigestItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A digest, ready to be rendered: one for each thread of a forum."""

    thread_id: int | None

    #: The day that it is of, where the chat is, and the chat's time zone.
    day: date
    zone: tzinfo

    #: When it was to come, where the chat is; None if it is not late.
    late_since: datetime | None

    #: When it was due, and when it was put together, to the second: by this it is found again.
    due_at: datetime
    told_at: datetime

    topics: tuple[TopicList, ...]


def arrange(
    items: Sequence[DigestItem],
    group: Group,
    settings: ChatSettings,
    due_at: datetime,
    told_at: datetime,
) -> tuple[Digest, ...]:
    """Return the digests of a chat, one for each thread.

    Args:
        items: What waits, the oldest first.
        group: Tells which stories are of one event.
        settings: The chat's.
        due_at: When it was to come.
        told_at: When it is put together.
    """
    due = due_at.astimezone(settings.zone)
    threads = dict.fromkeys(item.thread_id for item in items)
    return tuple(
        Digest(
            thread_id=thread,
            day=due.date(),
            zone=settings.zone,
            late_since=due if told_at - due_at > LATE else None,
            due_at=due_at,
            told_at=told_at,
            topics=_topics([item for item in items if item.thread_id == thread], group),
        )
        for thread in threads
    )


def _topics(items: Sequence[DigestItem], group: Group) -> tuple[TopicList, ...]:
    labels = {item.topic: item.label for item in items}
    topics = [
        TopicList(topic, label, arrange_events([i.story for i in items if i.topic == topic], group))
        for topic, label in labels.items()
    ]
    return tuple(sorted(topics, key=lambda topic: topic.events[0].rank))
