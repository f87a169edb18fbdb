"""Decide which entries of a feed are new.

Runs where the bot answers people, so it compares marks (see ``bot.feeds.marks``) and dates alone,
never what a stranger wrote. That an entry was changed never makes it new; its article is read again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.feeds.entries import (
    ChangedEntry,
    EntryFingerprint,
    MarkedEntry,
    MarkedFeed,
    NewEntry,
    ReadEntry,
    Seen,
)
from bot.feeds.formats.limits import MAX_ENTRIES

#: No entry of a feed was published before there were feeds.
_FIRST_FEEDS = datetime(1999, 1, 1, tzinfo=UTC)

#: Dates without an hour, or without a zone, are off by so much.
_SLACK = timedelta(days=1)

#: How much of a feed's past is read, so that who begins to follow a topic sees what there was.
PAST = timedelta(days=7)
MAX_PAST = 60


#: How long after its publication a changed article is read again, and how soon after it was read; from
#: then on its age doubles in between, so that it is five times at most. Of one look so many are.
CHANGES = timedelta(days=1)
_CHANGES_APART = timedelta(hours=1)
MAX_CHANGED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """A look's entries, each once."""

    #: What is to be read, oldest first.
    new: tuple[NewEntry, ...]

    #: How many more are new; they are found again at the next look.
    left: int

    #: What is none of that; known by these from now on.
    old: tuple[EntryFingerprint, ...]

    #: At the first look what was published lately, newest first: it is read, and is no news.
    past: tuple[NewEntry, ...] = ()

    #: What was read, and says something else by now; the newest first.
    changed: tuple[ChangedEntry, ...] = ()


def sift(feed: MarkedFeed, seen: Seen, now: datetime, most: int = MAX_ENTRIES) -> Sifted:
    """Return which entries are new.

    At the first look none is, as nobody wants a backlog; what is dated within the last week is the
    feed's past. Later, what comes into view at the end of
    the list since newer entries were withdrawn is none either, if it is dated before.

    Args:
        feed: As read now.
        seen: What was seen of it, of these entries at least.
        now: When.
        most: How many may be new; of more, the oldest are, which would leave the feed first. Half as
            many may be past, so that news have room beside it.
    """
    if seen.first_at is None:
        return _first(feed, now, min(MAX_PAST, most // 2))
    known = [seen.knows(marked.fingerprint) for marked in feed.entries]
    since = _since(seen, any_known=any(known))
    below = max((place for place, is_known in enumerate(known) if is_known), default=-1)
    new: list[NewEntry] = []
    old: list[EntryFingerprint] = []
    for place, marked in enumerate(feed.entries):
        stated = credible(marked.entry.published, now)
        before = since is None or (place > below and stated is not None and stated < since)
        if known[place] or before or marked.again:
            old.append(marked.fingerprint)
        else:
            new.append(
                NewEntry(entry=marked.entry, fingerprint=marked.fingerprint, dated_at=stated or now)
            )
    # Feeds have the newest on top, so that of one moment the last is the oldest.
    new.reverse()
    new.sort(key=_dated_at)
    room = min(MAX_CHANGED, most - len(new[:most]))
    return Sifted(
        new=tuple(new[:most]),
        left=len(new[most:]),
        old=tuple(old),
        changed=_changed(feed, seen, now)[:room],
    )


def _changed(feed: MarkedFeed, seen: Seen, now: datetime) -> tuple[ChangedEntry, ...]:
    """Return what is to be read again, the newest first."""
    by_guid = {one.fingerprint.guid: one for one in seen.read}
    by_link = {hashed: one for one in seen.read if (hashed := one.fingerprint.link_hash)}
    found = []
    for marked in feed.entries:
        mark = marked.fingerprint
        known = by_guid.get(mark.guid) or by_link.get(mark.link_hash)
        if known and not marked.again and (dated_at := _changed_since(known, marked, now)):
            entry = NewEntry(entry=marked.entry, fingerprint=mark, dated_at=dated_at)
            found.append(ChangedEntry(now=entry, guid=known.fingerprint.guid))
    found.sort(key=lambda one: one.now.dated_at, reverse=True)
    return tuple(found)


def _changed_since(known: ReadEntry, marked: MarkedEntry, now: datetime) -> datetime | None:
    """Return when an entry was published that is to be read again now; None: it is not."""
    text = marked.fingerprint.text_hash
    published = credible(marked.entry.published, now)
    if text in (0, known.fingerprint.text_hash) or published is None:
        return None
    pause = max(_CHANGES_APART, known.read_at - published)
    is_due = now - CHANGES <= published and known.read_at + pause <= now
    return published if is_due else None


def _first(feed: MarkedFeed, now: datetime, most: int) -> Sifted:
    """Return the entries of a first look; of an entry's two dates the first is when it was made."""
    dated = [
        (at, marked)
        for marked in feed.entries
        if not marked.again
        and (stated := marked.entry.published or marked.entry.updated)
        and (at := credible(stated, now))
        and at > now - PAST
    ]
    # Of one moment the one on top is the newest.
    dated.sort(key=lambda row: row[0], reverse=True)
    past = tuple(
        NewEntry(entry=marked.entry, fingerprint=marked.fingerprint, dated_at=at)
        for at, marked in dated[:most]
    )
    taken = {one.fingerprint for one in past}
    old = tuple(one for one in feed.fingerprints if one not in taken)
    return Sifted(new=(), left=0, old=old, past=past)


def credible(published: datetime | None, now: datetime) -> datetime | None:
    """Return when an entry was published, as far as that can be true."""
    return published if published and _FIRST_FEEDS <= published <= now else None


def _since(seen: Seen, *, any_known: bool) -> datetime | None:
    """Return from when on dated entries are new; None: no entry is."""
    if seen.first_at is None or seen.last_at is None:
        return None
    # A feed in which nothing is as it was may be made anew, under another address, say; what a
    # busy feed brought since the last look is all new as well, but dated after it.
    return (seen.first_at if any_known else seen.last_at) - _SLACK


def _dated_at(new: NewEntry) -> datetime:
    return new.dated_at
