"""What is known of feeds that are watched, and what somebody is told of them."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, StrEnum, auto
from typing import NewType

from bot.models import Validators

FeedId = NewType("FeedId", int)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFeed:
    """A feed with entries whose articles are to be read."""

    id: FeedId
    owners: frozenset[Owner]
