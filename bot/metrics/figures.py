"""What the operator, or what watches for him, is told of the state of things. All values are frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.metrics.tally import Tally


class Rows(StrEnum):
    """Rows that wait to be worked on."""

    #: What people did.
    UPDATES = "updates"
    #: Messages to people who wait for an answer.
    ANSWERS = "answers"
    #: Messages of what chats follow.
    STORIES = "stories"
    #: Entries of feeds that are to be read.
    ENTRIES = "entries"
    #: Feeds that are to be looked at.
    FEEDS = "feeds"


class FeedCondition(StrEnum):
    """How a feed fares."""

    WELL = "well"
    NEW = "new"
    FAILING = "failing"
    ENDED = "ended"
    BANNED = "banned"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessReport:
    """What a process says of itself."""

    id: str
    started_at: datetime

    #: When it wrote this last; None: it never could.
    seen_at: datetime | None

    #: When Telegram was heard last; None: it never was.
    heard_at: datetime | None

    #: Whether it receives and sends, as one process does.
    leads: bool

    #: What it counted since it began.
    tally: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """What waits."""

    #: For how long that has been due which waits longest; rows of which none is due are left out.
    due_for: Mapping[Rows, timedelta]

    #: How many messages are in each state, but for those that were sent.
    messages: Mapping[str, int]

    database_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFigures:
    """How feeds fare; costs more to count."""

    conditions: Mapping[FeedCondition, int]

    #: Feeds that a hub tells us of.
    pushed: int

    #: Entries of the last seven days by what they were told from, and why pages were not read.
    told: Mapping[str, int]
    unread: Mapping[str, int]
