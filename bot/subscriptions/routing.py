"""Decide how a story reaches a chat that follows what it is about. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.subscriptions.narrowing import WIDE, Narrowing, Origin
from bot.subscriptions.refusals import MatchRefusal, is_refused
from bot.subscriptions.values import ChatSettings
from summarizer.topics.relevance.evidence import Match


@dataclass(frozen=True, slots=True)
class Interest:
    """A topic of the story that a chat follows."""

    topic: str

    #: As a subscription has it: None is as the chat is set.
    digest: bool | None
    thread_id: int | None = None

    #: How surely the story matches it, and by what; None: not known, or all of a feed is followed.
    match: Match | None = None

    #: Matches of it that the chat wants no more.
    refused: tuple[MatchRefusal, ...] = ()

    #: What of it the chat wants alone.
    narrowing: Narrowing = WIDE

    @property
    def sureness(self) -> float:
        return self.match.sureness if self.match else 0.0


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
    interests: Sequence[Interest],
    settings: ChatSettings,
    about: Collection[str],
    origin: Origin,
    now: datetime,
) -> AtOnce | ByDigest | None:
    """Choose the fastest way of a chat's topics, and of those as fast the one that fits best.

    Args:
        interests: What the chat follows of the story's topics, the oldest subscription first; at
            least one.
        settings: The chat's.
        about: All topics that the story matches, for what is muted or left out.
        origin: Where the story was printed.
        now: The time.

    Returns:
        None if the chat wants no story now, none of something that this one is about, or none that
        matches in such a way.
    """
    if settings.on_hold or not settings.mutes.isdisjoint(about):
        return None
    wanted = [
        one
        for one in interests
        if not is_refused(one.match, one.refused)
        and one.narrowing.admits(origin, about.__contains__)
    ]
    wanted.sort(key=lambda one: -one.sureness)
    by_digest = settings.digest is not None
    for one in wanted:
        if not (by_digest if one.digest is None else one.digest):
            return AtOnce(one.thread_id, settings.free_at(now))
    return ByDigest(wanted[0].topic, wanted[0].thread_id) if wanted else None
