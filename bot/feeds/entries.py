"""What feeds list, by what it is known again, and what came of it; what a look at a feed brings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.feeds.values import Feed, FeedId, FeedState
from bot.models import Entry, Hub

EntryId = NewType("EntryId", int)


class ToldFrom(StrEnum):
    """From what an entry was told."""

    #: Its page, or the feed where that carries the whole article.
    READ = "read"
    #: What the feed says of it, as its page could not be had.
    FEED = "feed"
    #: Its headline alone.
    HEADLINE = "headline"
    #: It was not told.
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an entry."""

    told: ToldFrom

    #: Why its page was not read: a slug of ``FetchError`` or ``ReadingError``, or one of those below;
    #: None: it was.
    why: str | None = None


#: Why an entry was not told although its article could be had.
SOURCE_FLOODS = "source-floods"
SOURCE_BANNED = "source-banned"
#: By a fault of ours.
BROKE = "broke"


@dataclass(frozen=True, slots=True)
class Headline:
    """What a feed lists, in a line."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class EntryFingerprint:
    """By what an entry is known when it comes again; within one feed only."""

    #: The feed's own id, or what stands in for one that is none.
    guid: str

    #: Signed 64 bits; 0: the entry has none that tells it from others.
    link_hash: int
    text_hash: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedEntry:
    """An entry, and by what it is known."""

    entry: Entry
    fingerprint: EntryFingerprint

    #: Whether the feed lists it further up, under another guid.
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedFeed:
    """What a feed says, and by what its entries are known: all that leaves the worker."""

    #: As in ``ParsedFeed``.
    title: str
    url: str
    ttl: timedelta | None = None
    hub: Hub | None = None

    #: In the feed's order; no two have a guid in common.
    entries: tuple[MarkedEntry, ...] = ()

    @property
    def fingerprints(self) -> tuple[EntryFingerprint, ...]:
        """Return those of the entries, in their order."""
        return tuple(marked.fingerprint for marked in self.entries)


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry whose article was read, as it was listed then."""

    fingerprint: EntryFingerprint
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What of a look's entries was seen at that feed before."""

    #: When the feed was read for the first time, and for the last; None: it never was.
    first_at: datetime | None = None
    last_at: datetime | None = None

    guids: frozenset[str] = frozenset()
    link_hashes: frozenset[int] = frozenset()
    text_hashes: frozenset[int] = frozenset()

    #: Of these entries those whose articles were read lately.
    read: tuple[ReadEntry, ...] = ()

    #: Entries that are still to be read: of the feed, and of all that its chat added.
    queued: int = 0
    queued_of_owner: int = 0

    def knows(self, fingerprint: EntryFingerprint) -> bool:
        """Whether an entry is one that was seen."""
        return (
            fingerprint.guid in self.guids
            or (fingerprint.link_hash in self.link_hashes and fingerprint.link_hash != 0)
            or (fingerprint.text_hash in self.text_hashes and fingerprint.text_hash != 0)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """An entry that was not seen before."""

    entry: Entry
    fingerprint: EntryFingerprint

    #: When it was published as far as that can be true, else when it was seen first.
    dated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedEntry:
    """An entry that says something else than when its article was read."""

    now: NewEntry

    #: By which it was known so far.
    guid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedEntry:
    """An entry whose article is to be read."""

    id: EntryId
    feed: Feed
    entry: Entry
    dated_at: datetime

    #: How often that was tried.
    attempts: int

    #: What it broke with the last time, by a fault of ours; None: with nothing that was written down.
    error: str | None = None

    #: Whether the first look at its feed found it: it is no news.
    past: bool = False

    #: Whether its article was read before, and it was changed since.
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookRecord:
    """What of a look at a feed is kept."""

    feed_id: FeedId

    #: Its address, name and home page from now on; None: as before.
    url: str | None = None
    title: str | None = None
    home: str | None = None

    look_at: datetime | None
    state: FeedState

    new: tuple[NewEntry, ...] = ()

    #: Entries that were listed besides; None: the feed was not read.
    old: tuple[EntryFingerprint, ...] | None = None

    #: Of a first look, what was published lately: it is read as what there was.
    past: tuple[NewEntry, ...] = ()

    #: Where its hub is to call us, and which it names, if any; None: that is as it was.
    hub: tuple[str, Hub | None] | None = None

    #: What was read, and is to be read again.
    changed: tuple[ChangedEntry, ...] = ()
