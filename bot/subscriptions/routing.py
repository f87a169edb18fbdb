"""Decide how a story reaches a chat that follows what it is about. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.subscriptions.values import ChatSettings


@dataclass(frozen=True, slots=True)
class Match:
    """A topic of the story that a chat follows."""

    topic: str

    #: As a subscription has it: None is as the chat is set.
    digest: bool | None
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class AtOnce:
    """The story is a message of its own."""

    thread_id: int | None

    #: Now, or when the chat's quiet hours end.
    due_at: datetime


@dataclass(frozen=True, slots=True)
class ByDigest:
    """The story is a line of the next digest."""

    topic: str
    thread_id: int | None


def route(
    matches: Sequence[Match], settings: ChatSettings, about: Collection[str], now: datetime
) -> AtOnce | ByDigest | None:
    """Choose the fastest way of a chat's matching topics.

    Args:
        matches: What the chat follows of the story's topics, the oldest subscription first; at
            least one.
        settings: The chat's.
        about: All topics that the story matches, for what is muted.
        now: The time.

    Returns:
        None if the chat wants no story now, or none of something that this one is about.
    """
    if settings.on_hold or not settings.mutes.isdisjoint(about):
        return None
    by_digest = settings.digest is not None
    for match in matches:
        if not (by_digest if match.digest is None else match.digest):
            return AtOnce(match.thread_id, settings.free_at(now))
    return ByDigest(matches[0].topic, matches[0].thread_id)
