"""Decide which entries of a feed are new.

Runs where the bot answers people, so it compares marks (see ``bot.feeds.marks``) and dates alone,
never what a stranger wrote. That an entry was updated never makes it new.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.feeds.formats.limits import MAX_ENTRIES
from bot.feeds.values import Fingerprint, MarkedFeed, NewEntry, Seen

#: No entry of a feed was published before there were feeds.
_FIRST_FEEDS = datetime(1999, 1, 1, tzinfo=UTC)

#: Dates without an hour, or without a zone, are off by so much.
_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """A look's entries, each once."""

    #: What is to be read, oldest first.
    new: tuple[NewEntry, ...]

    #: How many more are new; they are found again at the next look.
    left: int

    #: What is none of that; known by these from now on.
    old: tuple[Fingerprint, ...]


def sift(feed: MarkedFeed, seen: Seen, now: datetime, most: int = MAX_ENTRIES) -> Sifted:
    """Return which entries are new.

    At the first look none is: nobody wants a backlog. Later, what comes into view at the end of
    the list since newer entries were withdrawn is none either, if it is dated before.

    Args:
        feed: As read now.
        seen: What was seen of it, of these entries at least.
        now: When.
        most: How many may be new; of more, the oldest are, which would leave the feed first.
    """
    known = [seen.knows(marked.fingerprint) for marked in feed.entries]
    since = _since(seen, any_known=any(known))
    below = max((place for place, is_known in enumerate(known) if is_known), default=-1)
    new: list[NewEntry] = []
    old: list[Fingerprint] = []
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
    return Sifted(new=tuple(new[:most]), left=len(new[most:]), old=tuple(old))


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
