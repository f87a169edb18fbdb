"""Decide which entries of a feed are new.

An entry is known by its guid, else by its link, else by its text: feeds change guids when they
change their software, links when they change their address, and both when they do as they like.
That an entry was updated never makes it new.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.feeds.limits import MAX_ENTRIES
from bot.feeds.values import Fingerprint, NewEntry, Seen
from bot.fetching.links import clean_link
from bot.models import Entry, ParsedFeed

#: Longer guids are known by a hash; of what the table of entries holds.
_MAX_GUID = 200

#: A title alone that is shorter ("Weather", "Morning briefing") is that of many an entry.
_MIN_TEXT = 30

#: No entry of a feed was published before there were feeds.
_FIRST_FEEDS = datetime(1999, 1, 1, tzinfo=UTC)

#: Dates without an hour, or without a zone, are off by so much.
_SLACK = timedelta(days=1)

_SCHEME = re.compile(r"^https?://(?:www\.)?")
_END = re.compile(r"/+(?=$|[?#])")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """A look's entries, each once."""

    #: What is to be read, oldest first.
    new: tuple[NewEntry, ...]

    #: How many more are new; they are found again at the next look.
    left: int

    #: What is none of that; known by these from now on.
    old: tuple[Fingerprint, ...]


def fingerprints(feed: ParsedFeed) -> tuple[Fingerprint, ...]:
    """Return one for each entry, in the feed's order.

    What different entries of a feed share, or share with the feed, tells none from the others: some
    feeds give all the same guid, or all their home page's link.
    """
    marks = [(entry.id, _link(entry.url), _text(entry)) for entry in feed.entries]
    # An entry that is listed twice shares all with itself.
    of_guid, of_link, of_text = Counter[str](), Counter[str](), Counter[str]()
    of_guid.update(guid for guid, _, _ in set(marks))
    of_link.update(link for link, _ in {(link, text) for _, link, text in marks})
    of_text.update(text for _, text in {(link, text) for _, link, text in marks})
    common = {"", _link(feed.url)}
    found = []
    for entry, (guid, link, text) in zip(feed.entries, marks, strict=True):
        own_link = _hash(link) if of_link[link] == 1 and link not in common else 0
        own_text = _hash(text) if of_text[text] == 1 and text else 0
        own_guid = guid if of_guid[guid] == 1 else ""
        stand_in = f"{_hash(link)} {_hash(_words(entry.title + entry.summary))}"
        found.append(Fingerprint(_bounded(own_guid or stand_in), own_link, own_text))
    return tuple(found)


def sift(feed: ParsedFeed, seen: Seen, now: datetime, most: int = MAX_ENTRIES) -> Sifted:
    """Return which entries are new.

    At the first look none is: nobody wants a backlog. Later, what comes into view at the end of
    the list since newer entries were withdrawn is none either, if it is dated before.

    Args:
        feed: As read now.
        seen: What was seen of it, of these entries at least.
        now: When.
        most: How many may be new; of more, the oldest are, which would leave the feed first.
    """
    prints = fingerprints(feed)
    known = [seen.knows(fingerprint) for fingerprint in prints]
    since = _since(seen, any_known=any(known))
    below = max((place for place, is_known in enumerate(known) if is_known), default=-1)
    new: list[NewEntry] = []
    old: list[Fingerprint] = []
    listed: set[object] = set()
    for place, (entry, fingerprint) in enumerate(zip(feed.entries, prints, strict=True)):
        if fingerprint.guid in listed:
            continue
        twice = entry.url and (_link(entry.url), _text(entry)) in listed
        listed.update((fingerprint.guid, (_link(entry.url), _text(entry))))
        stated = credible(entry.published, now)
        before = since is None or (place > below and stated is not None and stated < since)
        if known[place] or before or twice:
            old.append(fingerprint)
        else:
            new.append(NewEntry(entry=entry, fingerprint=fingerprint, dated_at=stated or now))
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


def _link(url: str) -> str:
    """Return what of a link names the page: not the scheme, ``www.`` or a slash at the end."""
    return _END.sub("", _SCHEME.sub("", clean_link(url)))


def _text(entry: Entry) -> str:
    """Return by what an entry's text is known; empty where there is too little of it."""
    words = _words(f"{entry.title} {entry.summary}")
    if not words or len(words) + sum(map(_is_wide, words)) >= _MIN_TEXT:
        return words
    # With its hour it is one of a series: the forecast of that morning.
    return f"{words} {entry.published.isoformat()}" if entry.published else ""


def _is_wide(letter: str) -> bool:
    """Whether a letter is worth more than one: Chinese, Japanese or Korean."""
    return letter >= "\u2e80"


def _words(text: str) -> str:
    return _NO_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _hash(text: str) -> int:
    """Return signed 64 bits, never 0."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True) or 1


def _bounded(guid: str) -> str:
    return guid if len(guid) <= _MAX_GUID else f"{guid[:160]} {_hash(guid)}"
