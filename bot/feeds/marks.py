"""By what the entries of a feed are known when they come again.

An entry is known by its guid, else by its link, else by its text and day: feeds change guids when
they change their software, links when they change their address, and both when they do as they like.
The day is kept by all of these; a report that is called the same every day has another.

Made where the feed is parsed, in a worker: what it costs grows with what a stranger wrote.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter

from bot.feeds.entries import EntryFingerprint, MarkedEntry, MarkedFeed
from bot.fetching.links import clean_link
from bot.models import Entry, ParsedFeed

#: Longer guids are known by a hash; of what the table of entries holds.
_MAX_GUID = 200

#: A title alone that is shorter ("Weather", "Morning briefing") is that of many an entry.
_MIN_TEXT = 30

_SCHEME = re.compile(r"^https?://(?:www\.)?")

#: From the first of a run, and no slash given back: of a thousand that end nowhere, each is read once.
_END = re.compile(r"(?<!/)/++(?=$|[?#])")
_NO_WORD = re.compile(r"[\W_]+")


def marked(feed: ParsedFeed) -> MarkedFeed:
    """Return a feed with what its entries are known by; what is listed twice by one guid is once."""
    entries: dict[str, MarkedEntry] = {}
    listed: set[tuple[str, str]] = set()
    for entry, fingerprint in zip(feed.entries, fingerprints(feed), strict=True):
        if fingerprint.guid in entries:
            continue
        said = (_link(entry.url), _text(entry))
        again = bool(entry.url) and said in listed
        listed.add(said)
        entries[fingerprint.guid] = MarkedEntry(entry=entry, fingerprint=fingerprint, again=again)
    return MarkedFeed(
        title=feed.title,
        url=feed.url,
        ttl=feed.ttl,
        hub=feed.hub,
        entries=tuple(entries.values()),
    )


def fingerprints(feed: ParsedFeed) -> tuple[EntryFingerprint, ...]:
    """Return one for each entry, in the feed's order.

    What different entries of a feed share, or share with the feed, tells none from the others: some
    feeds give all the same guid, or all their home page's link.
    """
    marks = [(entry.id, _link(entry.url), _text(entry)) for entry in feed.entries]
    # An entry that is listed twice shares all with itself.
    of_guid, of_link, of_text = Counter[str](), Counter[str](), Counter[str]()
    of_guid.update(guid for guid, _, _ in set(marks))
    of_link.update(link for link, _ in {(link, text) for _, link, text in marks})
    links = [link for _, link, _ in marks]
    told = [_of_its_day(mark[2], entry) for mark, entry in zip(marks, feed.entries, strict=True)]
    of_text.update(text for _, text in set(zip(links, told, strict=True)))
    common = {"", _link(feed.url)}
    found = []
    for entry, (guid, link, _), text in zip(feed.entries, marks, told, strict=True):
        own_link = _hash(link) if of_link[link] == 1 and link not in common else 0
        own_text = _hash(text) if of_text[text] == 1 and text else 0
        own_guid = guid if of_guid[guid] == 1 else ""
        stand_in = f"{_hash(link)} {_hash(_words(entry.title + entry.summary))}"
        found.append(EntryFingerprint(_bounded(own_guid or stand_in), own_link, own_text))
    return tuple(found)


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


def _of_its_day(text: str, entry: Entry) -> str:
    """Return an entry's text with its day: the daily report has yesterday's title."""
    return f"{text} {entry.published:%Y-%m-%d}" if text and entry.published else text


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
