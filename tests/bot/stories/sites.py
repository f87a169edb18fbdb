"""Sites of ten manners: how each shows an article to a bot, and what its feed says of it."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from enum import StrEnum
from html import escape

from bot.errors import FetchError, Unfetched
from bot.feeds.entries import ToldFrom
from bot.models import Page, Revisit, Validators

_WHO = "council court union harbour museum ministry parliament company hospital university club port railway bank farmers teachers firefighters engineers doctors tenants".split()
_DID = "approved rejected delayed repaired bought sold closed opened measured praised criticised halved doubled investigated inspected abandoned".split()
_WHAT = "bridge tunnel library stadium ferry market hall theatre orchard reservoir tramline lighthouse bakery archive cinema quarry vineyard greenhouse dyke warehouse".split()
_WHERE = "valley island coast suburb mountains delta capital village province border".split()
_WHEN = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo".split()
_WHY = "storm flood strike shortage lawsuit vote survey fire drought merger".split()

#: Of a feed, newest first.
_LISTED = 30

#: Since when the sites have published when their feeds are first looked at.
_BEFORE = timedelta(days=2)


class Manner(StrEnum):
    """How a site treats a bot that wants to read an article."""

    OPEN = "open"
    FORBIDDEN = "403"
    ROBOTS = "robots"
    WALL = "wall"
    SCRIPTS = "script-only"
    FULL_TEXT = "full-text feed"
    SUMMARY = "summary feed"
    MOVED = "moved"
    SLOW = "slow"
    BROKEN = "broken"


#: What may come of an entry of a site of each manner, and why.
EXPECTED: dict[Manner, set[tuple[ToldFrom, str | None]]] = {
    Manner.OPEN: {(ToldFrom.READ, None)},
    Manner.FORBIDDEN: {(ToldFrom.FEED, "blocked")},
    Manner.ROBOTS: {(ToldFrom.FEED, "blocked")},
    Manner.WALL: {(ToldFrom.FEED, "paywalled"), (ToldFrom.FEED, "not-an-article")},
    Manner.SCRIPTS: {(ToldFrom.FEED, "script-only")},
    Manner.FULL_TEXT: {(ToldFrom.READ, None)},
    Manner.SUMMARY: {(ToldFrom.READ, None)},
    Manner.MOVED: {(ToldFrom.READ, None)},
    # The last of its tries may have met a fault.
    Manner.SLOW: {
        (ToldFrom.READ, None),
        *((ToldFrom.FEED, why) for why in ("too-slow", "unreachable", "broken-answer")),
    },
    Manner.BROKEN: {(ToldFrom.HEADLINE, "server-error"), (ToldFrom.NOT, "bad-link")},
}


@dataclass(frozen=True, slots=True)
class Item:
    """An article of a site."""

    number: int
    at: datetime
    sentences: tuple[str, ...]

    @property
    def title(self) -> str:
        """Return its headline, with a word that stands in no other."""
        return f"Mark{self.number}x {self.sentences[0].removesuffix('.').removeprefix('The ')}"


@dataclass(slots=True)
class Site:
    """A site, its articles and its feed."""

    name: str
    manner: Manner
    items: list[Item]
    fetched: Counter[int] = field(default_factory=Counter)

    @property
    def feed(self) -> str:
        """Return the address of its feed, at first."""
        return f"https://{self.name}/feed"

    def link(self, item: Item) -> str:
        """Return where an article is; every fourth of the broken sites' has none."""
        if self.manner is Manner.BROKEN and item.number % 4 == 0:
            return ""
        return f"https://{self.name}/{item.number}"


@dataclass(slots=True)
class Web:
    """All of them."""

    sites: dict[str, Site]
    chance: random.Random
    faults: float
    now: datetime
    moves_at: datetime

    async def ask(self, url: str, validators: Validators) -> Revisit:
        """Answer like a server that is asked for a feed."""
        site = self._site(url)
        self._may_fail()
        listed = [item for item in site.items if item.at <= self.now]
        etag = f'"{len(listed)}"'
        moved = site.manner is Manner.MOVED and self.now > self.moves_at and "new." not in url
        moved_to = f"https://new.{site.name}/feed" if moved else None
        if validators.etag == etag:
            return Revisit(page=None, validators=validators, max_age=None, moved_to=moved_to)
        page = Page(
            url=moved_to or url,
            status=200,
            body=_rss(site, listed[-_LISTED:][::-1]),
            content_type="application/rss+xml",
        )
        fresh = Validators(etag=etag)
        return Revisit(page=page, validators=fresh, max_age=None, moved_to=moved_to)

    async def fetch(self, url: str) -> Page:
        """Answer like a server that is asked for an article."""
        if not url.startswith("https://"):
            raise FetchError(Unfetched.BAD_LINK)
        site, number = self._site(url), int(url.rpartition("/")[2])
        site.fetched[number] += 1
        item = next(item for item in site.items if item.number == number)
        match site.manner:
            case Manner.FORBIDDEN:
                raise FetchError(Unfetched.BLOCKED, status=403)
            case Manner.ROBOTS:
                raise FetchError(Unfetched.BLOCKED, "robots.txt")
            case Manner.SLOW if site.fetched[number] < number % 9:
                raise FetchError(Unfetched.TOO_SLOW)
            case Manner.BROKEN:
                raise FetchError(Unfetched.SERVER_ERROR, status=500)
            case _:
                self._may_fail()
        answered = url
        if site.manner is Manner.MOVED and self.now > self.moves_at:
            answered = url.replace("https://", "https://new.")
        body = _page(site, item).encode()
        return Page(url=answered, status=200, body=body, content_type="text/html; charset=utf-8")

    def _site(self, url: str) -> Site:
        return self.sites[url.split("/")[2].removeprefix("new.")]

    def _may_fail(self) -> None:
        if self.chance.random() < self.faults:
            raise FetchError(self.chance.choice([Unfetched.UNREACHABLE, Unfetched.BROKEN_ANSWER]))


def publish(
    count: int, start: datetime, days: float, a_day: float, chance: random.Random
) -> dict[str, Site]:
    """Return sites that publish from some days before a time on."""
    sites: dict[str, Site] = {}
    number = 0
    for place in range(count):
        manner = list(Manner)[place % len(Manner)]
        items = []
        at = start - _BEFORE
        while (at := at + timedelta(days=chance.expovariate(a_day))) < start + timedelta(days=days):
            number += 1
            town = _town(number)
            items.append(Item(number, at, tuple(_sentence(chance, town) for _ in range(18))))
        name = f"site{place}.example"
        sites[name] = Site(name, manner, items)
    return sites


def _town(number: int) -> str:
    """Return a name that no other article has, so that none is taken for another's copy."""
    name = ""
    while number:
        number, place = divmod(number, len(_SYLLABLES))
        name += _SYLLABLES[place]
    return name.capitalize()


def _sentence(chance: random.Random, town: str) -> str:
    of = chance.choice
    return (
        f"The {of(_WHO)} of the {of(_WHERE)} {of(_DID)} the {of(_WHAT)} of {town} on "
        f"{of(_WHEN)} after a {of(_WHY)} that the {of(_WHO)} of {town} had {of(_DID)} {chance.randrange(2, 90)} days before."
    )


def _page(site: Site, item: Item) -> str:
    title = escape(item.title)
    head = f'<title>{title}</title><meta property="og:type" content="article">'
    if site.manner is Manner.SCRIPTS:
        return (
            "<html><head><title>Loading</title></head><body><div id='root'></div>"
            "<noscript>You need to enable JavaScript to run this app.</noscript>"
            "<script src='/app.js'></script></body></html>"
        )
    said = item.sentences
    if site.manner is Manner.WALL:
        head += (
            '<script type="application/ld+json">{"@context": "https://schema.org", '
            f'"@type": "NewsArticle", "headline": "{title}", "isAccessibleForFree": false}}</script>'
        )
        said = (said[0], "Subscribe to read the whole article.")
    body = "".join(f"<p>{escape(line)}</p>" for line in said)
    return (
        f'<html lang="en"><head>{head}</head><body><article><h1>{title}</h1>{body}</article>'
        "</body></html>"
    )


def _rss(site: Site, items: list[Item]) -> bytes:
    rows = []
    for item in items:
        link = site.link(item)
        said = {
            Manner.FULL_TEXT: "".join(f"<p>{line}</p>" for line in item.sentences),
            Manner.OPEN: "",
            Manner.BROKEN: "Comments",
        }.get(site.manner, " ".join(item.sentences[:4]) + " [&hellip;]")
        name = "content:encoded" if site.manner is Manner.FULL_TEXT else "description"
        rows.append(
            f"<item><title>{escape(item.title)}</title>"
            + (f"<link>{link}</link>" if link else "")
            + f"<guid isPermaLink='false'>{item.number}</guid>"
            f"<pubDate>{format_datetime(item.at)}</pubDate><{name}>{escape(said)}</{name}></item>"
        )
    return (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>{site.name}</title><link>https://{site.name}/</link>{''.join(rows)}</channel></rss>"
    ).encode()
