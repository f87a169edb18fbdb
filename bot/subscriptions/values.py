"""The values of the second half: who follows what, and how a chat wants to be told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from enum import Enum, auto

from bot.subscriptions.looks import PLAIN, Look
from bot.subscriptions.narrowing import WIDE, Narrowing
from bot.subscriptions.refusals import MatchRefusal
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.zones import zone_of

#: What begins the topic of those who follow all of a feed: no key of a topic has a colon.
FEED_PREFIX = "feed:"

#: When the digest comes to those who follow something by digest and set no time.
DEFAULT_DIGEST = DigestTime(time(8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A topic that a chat follows."""

    chat_id: int

    #: A key of ``summarizer.topics``, or ``feed:7``.
    topic: str

    #: As the person wrote it.
    label: str

    #: Whether it comes with the digest only; None: as the chat is set.
    digest: bool | None = None

    #: The forum topic where it is told.
    thread_id: int | None = None

    followed_at: datetime

    #: Matches of it that are wanted no more.
    refused: tuple[MatchRefusal, ...] = ()

    #: What of it is wanted alone.
    narrowing: Narrowing = WIDE

    def needs(self, topic: str) -> bool:
        """Whether nothing comes of it once nothing is about a topic any more, as of a feed that ended."""
        site = self.narrowing.site
        return topic == self.topic or (site is not None and topic == site.topic)


class FollowOutcome(Enum):
    """What came of following a topic."""

    NEW = auto()
    #: It was followed already; only how it is told may differ now.
    ALREADY = auto()
    #: The chat follows as much as one may.
    TOO_MANY = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatSettings:
    """How a chat wants to be told."""

    #: A name that ``zone_of`` takes; None: it was not set, UTC.
    timezone: str | None = None

    quiet: QuietHours | None = None

    #: None: none was asked for.
    digest: DigestTime | None = None

    #: Keys of topics of which nothing is wanted.
    mutes: frozenset[str] = frozenset()

    #: Whether no stories are wanted for now.
    on_hold: bool = False

    #: When they are wanted again, in UTC; None: nobody said.
    on_hold_until: datetime | None = None

    #: Whether links that are shared here become stories for all.
    share: bool = False

    #: The tag of its language, as whoever set it has it; None: it is not known.
    language: str | None = None

    #: How articles look here.
    look: Look = PLAIN

    #: Whether what comes unasked makes no sound.
    silent: bool = False

    #: Whether clients show the page below what is told of it.
    preview: bool = False

    @property
    def zone(self) -> tzinfo:
        return zone_of(self.timezone)

    def wants_digest(self, subscriptions: Iterable[Subscription]) -> bool:
        """Whether anything that the chat follows comes by digest."""
        by_digest = self.digest is not None
        return any(by_digest if s.digest is None else s.digest for s in subscriptions)

    def free_at(self, now: datetime) -> datetime:
        """Return when something that was not asked for may come: now, or when the quiet ends."""
        quiet = self.quiet.until(now, self.zone) if self.quiet else None
        return quiet or now

    def next_digest_at(self, now: datetime) -> datetime:
        """Return when the next digest is to be put together."""
        return (self.digest or DEFAULT_DIGEST).next_after(now, self.zone)
