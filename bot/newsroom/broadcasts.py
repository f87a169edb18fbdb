"""A message of the operator's to all chats, and how it gets on; pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class BroadcastState(StrEnum):
    """How far it is."""

    #: Shown to its author, and to nobody else.
    DRAFT = "draft"
    SENDING = "sending"
    #: Nothing of it waits any more.
    DONE = "done"
    #: By its author; what had not left is dropped.
    STOPPED = "stopped"


class Reach(StrEnum):
    """Chats of a kind."""

    PRIVATE = "private"
    GROUPS = "groups"
    CHANNELS = "channels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """It."""

    id: int
    author: int
    state: BroadcastState

    #: To whom.
    reach: frozenset[Reach]

    #: The message that says how it gets on; None: it was not begun.
    message_id: int | None = None

    #: Chats when it was begun.
    total: int = 0

    #: When that was said last.
    told_at: datetime | None = None

    began_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What came of it so far, in chats."""

    sent: int = 0

    #: Telegram refused it: who blocked the bot, a group that it may not write to.
    failed: int = 0

    #: Of which nobody knows whether it arrived.
    unknown: int = 0


#: At first, and later on, it is said so often how it gets on: Telegram counts edits, too.
_SOON, _LATER = timedelta(seconds=10), timedelta(minutes=1)

#: Until when that is.
_AT_FIRST = timedelta(minutes=2)


def is_to_be_told(broadcast: Broadcast, now: datetime) -> bool:
    """Whether it is time to say how one gets on; of one that is over it always is."""
    if broadcast.state is not BroadcastState.SENDING or broadcast.told_at is None:
        return True
    every = _SOON if now - broadcast.began_at < _AT_FIRST else _LATER
    return now - broadcast.told_at >= every


def reached(counts: Mapping[Reach, int], reach: Collection[Reach]) -> int:
    """Return how many chats are of some kinds."""
    return sum(counts.get(each, 0) for each in reach)
