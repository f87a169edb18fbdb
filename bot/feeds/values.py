"""The values that pass between looking at feeds, deciding, and storage."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.models import Entry, Validators

FeedId = NewType("FeedId", int)
EntryId = NewType("EntryId", int)


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

    #: Where permanent redirects led, and in how many looks on end.
    moved_to: str | None = None
    moved_seen: int = 0


class News(StrEnum):
    """What somebody is to be told of a feed."""

    #: It has failed for days, and is still looked at.
    FAILS = "fails"
    #: It works again, after it was told that it fails.
    WORKS_AGAIN = "works-again"
    #: Its server says that it is gone for good; it is not looked at any more.
    ENDED = "ended"


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

    #: The chat that added it; None: the operator did.
    chat_id: int | None

    added_at: datetime

    #: When to look next; None: it has ended.
    look_at: datetime | None

    state: FeedState


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedNotice:
    """News of a feed, for the chat that added it, or for the operators."""

    feed: Feed
    news: News

    #: Why it fails, as in ``FeedState.failure``; None where it does not.
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """By what an entry is known when it comes again; within one feed only."""

    #: The feed's own id, or what stands in for one that is none.
    guid: str

    #: Signed 64 bits; 0: the entry has none that tells it from others.
    link_hash: int
    text_hash: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """An entry that was not seen before."""

    entry: Entry
    fingerprint: Fingerprint

    #: When it was published as far as that can be true, else when it was seen first.
    dated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedEntry:
    """An entry whose article is to be read."""

    id: EntryId
    feed: Feed
    entry: Entry
    dated_at: datetime

    #: How often that was tried.
    attempts: int
