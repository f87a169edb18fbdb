"""A press of many feeds with faults of every kind, for days that pass in seconds."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

from bot.errors import FeedError, FetchError, Unfetched, Unparsed
from bot.models import Page, Revisit, Validators
from summarizer.models import Article, Tag

_SYLLABLES = "ba do fe gi ku la me no pa ri so ta ve wo zu bren drak flim gort plun".split()
TOPICS = [f"subject{letter}" for letter in "abcdefghijklmnopqrst"]

#: Of a feed, newest first; older ones are not listed any more.
_LISTED = 30


@dataclass(frozen=True, slots=True)
class Copy:
    """A story as one outlet prints it."""

    link: str
    title: str
    at: datetime
    topic: str
    article: Article


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, and is printed by some outlets."""

    #: A word that stands in nothing else.
    mark: str
    topic: str
    at: datetime


@dataclass(slots=True)
class Press:
    """Feeds, what they list when, and how they fail."""

    feeds: int
    faults: float
    chance: random.Random
    now: datetime
    events: list[Event] = field(default_factory=list)
    copies: dict[str, Copy] = field(default_factory=dict)
    met: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    #: By an event's mark, the addresses of the feeds that bring it.
    printed_by: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _lists: dict[str, list[Copy]] = field(default_factory=lambda: defaultdict(list))
    _reissued: set[str] = field(default_factory=set)

    def urls(self) -> list[str]:
        """Return the addresses of all feeds."""
        return [f"https://outlet{number}.example/feed" for number in range(self.feeds)]

    def happens(self, at: datetime) -> Event:
        """Have something happen, and one to four outlets print it within the hour."""
        number = len(self.events)
        event = Event(f"mark{number}x", self.chance.choice(TOPICS), at)
        self.events.append(event)
        sentences = [self._sentence(event) for _ in range(7)]
        for outlet in self.chance.sample(range(self.feeds), self.chance.choice([1, 1, 2, 3, 4])):
            link = f"https://outlet{outlet}.example/{number}"
            title = f"{event.mark} {event.topic} {self._words(5)}"
            article = Article(
                url=link,
                title=title,
                publisher=f"Outlet {outlet}",
                language="en",
                tags=(Tag(event.topic, channel="article:tag"),),
                paragraphs=tuple(sentences[: self.chance.choice([5, 6, 7])]),
            )
            later = timedelta(minutes=self.chance.choice([0, 1, 5, 20, 55]))
            self.copies[link] = Copy(link, title, at + later, event.topic, article)
            feed = f"https://outlet{outlet}.example/feed"
            self._lists[feed].append(self.copies[link])
            self.printed_by[event.mark].add(feed)
        return event

    async def ask(self, url: str, validators: Validators) -> Revisit:
        """Answer like a server that is asked for a feed."""
        self._may_fail("feed")
        listed = [copy for copy in self._lists[url] if copy.at <= self.now]
        newest = sorted(listed, key=lambda copy: copy.at, reverse=True)[:_LISTED]
        etag = f'"{len(listed)}"'
        if validators.etag == etag and url not in self._reissued:
            return Revisit(page=None, validators=validators, max_age=None, moved_to=None)
        body = self._rss(url, newest)
        page = Page(url=url, status=200, body=body, content_type="application/rss+xml")
        fresh = Validators(etag=etag)
        return Revisit(page=page, validators=fresh, max_age=None, moved_to=None)

    async def fetch(self, url: str) -> Page:
        """Answer like a server that is asked for an article."""
        self._may_fail("page")
        return Page(url=url, status=200, body=url.encode(), content_type="text/html")

    async def read(self, body: bytes, url: str, content_type: str | None) -> Article:
        """Read an article that :meth:`fetch` gave."""
        return self.copies[body.decode()].article

    def _may_fail(self, what: str) -> None:
        if self.chance.random() >= self.faults:
            return
        fault = self.chance.choice(
            [
                Unfetched.TOO_SLOW,
                Unfetched.UNREACHABLE,
                Unfetched.SERVER_ERROR,
                Unfetched.RATE_LIMITED,
                Unfetched.BROKEN_ANSWER,
            ]
        )
        self.met[f"{what} {fault}"] += 1
        retry_at = self.now + timedelta(minutes=3) if fault is Unfetched.RATE_LIMITED else None
        raise FetchError(fault, retry_at=retry_at)

    def _rss(self, url: str, copies: list[Copy]) -> bytes:
        """Return a feed, now and then broken, cut short, or with all of its ids changed."""
        fault = self.chance.choice(["broken", "cut", "ids"])
        if self.chance.random() < self.faults:
            self.met[f"feed {fault}"] += 1
            if fault == "broken":
                raise FeedError(Unparsed.NOT_A_FEED)
            if fault == "cut":
                copies = copies[: len(copies) // 2]
            elif fault == "ids":
                self._reissued ^= {url}
        prefix = "new-" if url in self._reissued else ""
        items = "".join(
            f"<item><title>{escape(copy.title)}</title><link>{copy.link}</link>"
            f"<guid isPermaLink='false'>{prefix}{copy.link}</guid>"
            f"<category>{copy.topic}</category>"
            f"<pubDate>{format_datetime(copy.at)}</pubDate></item>"
            for copy in copies
        )
        return f"<rss version='2.0'><channel><title>{url}</title>{items}</channel></rss>".encode()

    def _sentence(self, event: Event) -> str:
        return f"{self._words(9)} {event.mark} {self._words(7)}.".capitalize()

    def _words(self, count: int) -> str:
        return " ".join(
            "".join(self.chance.choices(_SYLLABLES, k=self.chance.choice([2, 3, 3, 4])))
            for _ in range(count)
        )
