"""The values that pass between looking at feeds, deciding, and storage."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, StrEnum, auto
from typing import NewType

from bot.models import Entry, Hub, Validators

FeedId = NewType("FeedId", int)
EntryId = NewType("EntryId", int)


#: For whom a feed is watched: a chat; None: the operator.
Owner = int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is remembered of earlier looks at a feed; the default: it was never looked at."""

    validators: Validators = field(default_factory=Validators)

    #: How long it asks to be left alone between two looks; None: it does not.
    ttl: timedelta | None = None

    #: The first and the last look that had an answer; None: there was none yet.
    first_seen_at: datetime | None = None
    seen_at: datetime | None = None

    #: How many times a day it brought something, lately.
    brings_a_day: float = 0.0

    #: Looks without an answer since the last that had one.
    failures: int = 0

    #: The first and the last of these; None where there is none.
    failing_since: datetime | None = None

    #: Why the last one had none: a slug of ``FetchError`` or ``FeedError``; None where it had.
    failure: str | None = None

    #: Whether it was told that the feed fails.
    told: bool = False

    #: Where permanent redirects led, in how many looks on end, and since when.
    moved_to: str | None = None
    moved_seen: int = 0
    moved_since: datetime | None = None


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


class News(StrEnum):
    """What somebody is to be told of a feed."""

    #: It has failed for days, and is still looked at.
    FAILS = "fails"
    #: It works again, after it was told that it fails.
    WORKS_AGAIN = "works-again"
    #: Its server says that it is gone for good; it is not looked at any more.
    ENDED = "ended"
    #: Redirects led to another site for days: it is watched there.
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A feed in a list of feeds."""

    url: str

    #: Empty where the list gives none.
    title: str = ""

    home: str | None = None

    #: A tag for all of its articles; None: none.
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that is watched."""

    id: FeedId

    #: Where it is fetched.
    url: str

    #: As it calls itself; the URL until it was read.
    title: str

    #: The site's page that it belongs to; None: not known yet.
    home: str | None

    #: A tag that all of its articles get; None: none.
    label: str | None

    #: Chats that added it: those that did first, a hundred at most. Empty: the operator alone did.
    owners: frozenset[int]

    #: Whether the operator vouches for it: it is his, whoever added it, until he ends it.
    approved: bool

    #: Whether he banned it: it is neither looked at, nor anybody's.
    banned: bool = False

    added_at: datetime

    #: When to look next; None: it has ended.
    look_at: datetime | None

    state: FeedState

    #: Until when its hub, which did so before, tells when it brings something; None: none does.
    pushed_until: datetime | None = None

    @property
    def accounts(self) -> frozenset[Owner]:
        """On whose account it has a place: chats', and the operator's if it is his."""
        return self.owners if self.owners and not self.approved else self.owners | {None}


class Left(Enum):
    """What came of a chat's leaving a feed."""

    #: It did not have it.
    NEVER_HAD = auto()
    #: It is watched on, for others or for the operator.
    WATCHED_ON = auto()
    #: Nobody else had it, so it is watched no more.
    ENDED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedNotice:
    """News of a feed, for the chats that added it and, where it is theirs, for the operators."""

    feed: Feed
    news: News

    #: Why it fails, as in ``FeedState.failure``; None where it does not.
    failure: str | None = None

    #: Where it moved; None where it did not.
    moved_to: str | None = None

    @property
    def key(self) -> str:
        """Return what is the same whenever the same is to be told."""
        if self.moved_to:
            place = zlib.crc32(self.moved_to.encode(errors="replace"))
            return f"feed:{self.feed.id}:{self.news}:{place:08x}"
        since = self.feed.state.failing_since
        of = f":{since:%Y%m%d%H%M%S}" if since and self.news is not News.ENDED else ""
        return f"feed:{self.feed.id}:{self.news}{of}"


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
class WaitingFeed:
    """A feed with entries whose articles are to be read."""

    id: FeedId
    owners: frozenset[Owner]


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
