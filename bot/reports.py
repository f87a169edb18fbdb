"""What the operator is told of the bot, and whom he trusts. All values are frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.models import DeliveryState


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose feeds and shared links serve everybody without being approved."""

    #: The people who run the bot.
    operators: frozenset[int]

    #: Whether everybody whom the bot serves is trusted.
    everybody: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedSource:
    """A feed, or a chat that shares links, as the operator sees it."""

    #: One of the two.
    feed_id: int | None
    chat_id: int | None

    #: By which a feed is known from another that gets its number, in seconds; 0: a chat.
    stamp: int

    #: A feed's; empty: a chat.
    title: str
    url: str

    #: How many have it.
    chats: int

    #: What it brought in 14 days.
    stories: int

    approved: bool
    banned: bool

    #: Whether it brought more than a day's stories today.
    floods: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """A page of what the operator may want to approve or ban."""

    total: int

    #: How many of these wait for approval.
    waiting: int

    listed: tuple[ReportedSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A message that did not arrive for sure."""

    id: int
    chat_id: int
    why: str
    settled_at: datetime


class RowKind(StrEnum):
    """What a row that is worked on stands for."""

    UPDATE = "update"
    #: A story on its way to those who follow it.
    STORY = "story"
    #: One more outlet, to the messages of a story.
    EDIT = "edit"
    DIGEST = "digest"
    ENTRY = "entry"
    FEED = "feed"
    #: A message of the operator's on its way to all chats.
    BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A row that was given up after several attempts."""

    kind: RowKind

    #: Its key in its table: of a digest the chat's, of an edit the story's.
    id: int
    why: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What came of some entries of feeds."""

    read: int = 0
    from_feed: int = 0
    headlines: int = 0
    untold: int = 0

    #: Of those that were not read, how many by reason; the commonest first.
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def entries(self) -> int:
        """Return how many there were."""
        return self.read + self.from_feed + self.headlines + self.untold

    @property
    def is_whole(self) -> bool:
        """Return whether all were read."""
        return self.read == self.entries


#: As far back as health is told.
HEALTH_OF = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerReport:
    """The state of what comes in and goes out."""

    #: Updates that are not handled yet.
    updates: int

    #: Rows that were set aside; and the latest of them, five at most.
    given_up: int
    set_aside: tuple[SetAside, ...]

    #: How many messages are in each state.
    messages: dict[DeliveryState, int]

    #: When the message that waits longest was due; None while none is due.
    oldest_due_at: datetime | None

    paused_chats: int

    #: The latest first, ten at most.
    unknown: tuple[Settled, ...]
    failed: tuple[Settled, ...]

    #: What came of the entries of all feeds lately.
    entries: Health = field(default_factory=Health)


@dataclass(frozen=True, slots=True)
class UnsureLine:
    """What says of an answer that it may be lost."""

    state: DeliveryState

    #: Telegram's id of it; None while it is not known.
    message_id: int | None


class WrongPart(StrEnum):
    """What of an answer somebody called wrong."""

    POINTS = "points"
    BYLINE = "byline"
    DATE = "date"
    TITLE = "title"
    #: As his words say.
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What somebody called wrong."""

    url: str

    #: Of the article; may be empty.
    title: str
    part: WrongPart

    #: In his words; empty: he pressed a button.
    note: str = ""
    made_at: datetime
