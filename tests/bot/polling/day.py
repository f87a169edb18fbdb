"""A day of feeds on a clock of its own: sites that publish, that fail, and a bot that is killed.

The web is a function, the database a real one. What a site listed in an honest answer after the
first look must be told once, whatever went wrong in between.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from zlib import crc32

from sqlalchemy import update

from bot.errors import FetchError, Unfetched
from bot.feeds.entries import MarkedFeed, Outcome, QueuedEntry, ToldFrom
from bot.feeds.marks import marked
from bot.feeds.parse import parse_feed
from bot.feeds.values import FeedNotice
from bot.models import Page, Revisit, Validators
from bot.polling.intake import Intake
from bot.polling.poll import Poller
from bot.storage.engine.database import Database
from bot.storage.feeds.entries import EntryQueue, mark_done
from bot.storage.feeds.feeds import FeedStore
from bot.storage.schema import entry, feed

#: What a feed lists at most.
_LISTED = 30

_BAD_DATES = (None, datetime(1970, 1, 1), datetime(3000, 1, 1))  # noqa: DTZ001  # as written


class Killed(BaseException):
    """The process ends here."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a site published."""

    number: int
    at: datetime


@dataclass(slots=True)
class Site:
    """A site with a feed."""

    name: str
    items: list[Item]

    #: Where its feed is by now.
    host: str = ""

    #: Links of what it listed in honest answers, those of the first apart.
    before: set[str] | None = None
    owed: set[str] = field(default_factory=set)
    asked: int = 0

    def link(self, item: Item) -> str:
        return f"https://{self.name}/{item.number}"

    def listed(self, now: datetime) -> list[Item]:
        return [item for item in self.items if item.at <= now][-_LISTED:][::-1]


@dataclass(slots=True)
class Day:
    """What happens, and what came of it."""

    database: Database
    now: datetime
    sites: dict[str, Site]
    chance: random.Random

    #: Of the answers, and of the steps after which the process may end.
    faults: float
    kills: float

    told: Counter[str] = field(default_factory=Counter)
    delays: list[timedelta] = field(default_factory=list)
    notices: list[FeedNotice] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)

    async def run(self, until: datetime) -> None:
        """Let it happen; a process that was killed is started again a minute later."""
        store, queue = FeedStore(self.database), EntryQueue(self.database)
        while self.now < until:
            poller, intake = self._process(store, queue)
            try:
                while self.now < until:
                    await poller.work_off()
                    await intake.work_off()
                    at = [at for at in (await store.next_at(), await queue.next_at()) if at]
                    self.now = max(min(at, default=until), self.now)
            except Killed:
                self.met["kill"] += 1
                self.now += timedelta(minutes=1)

    def _process(self, store: FeedStore, queue: EntryQueue) -> tuple[Poller, Intake]:
        poller = Poller(
            store,
            self.ask,
            self.parse,
            notify=self.notify,
            wake_intake=lambda: None,
            clock=lambda: self.now,
            chance=self.chance.random,
            shortest=timedelta(minutes=10),
        )
        return poller, Intake(queue, self.ingest, self.from_feed, lambda: self.now)

    async def ask(self, url: str, validators: Validators) -> Revisit:
        """Answer for a site."""
        name = url.split("/")[2]
        site = self.sites[name.removeprefix("new.")]
        site.asked += 1
        self.may_die()
        fault = self.chance.random() < self.faults
        answer = self._fault(site) if fault else None
        if answer is None:
            answer = self._honest(site, url, validators)
        self.may_die()
        return answer

    async def parse(self, page: Page) -> MarkedFeed:
        return marked(parse_feed(page.body, page.url, page.content_type))

    async def notify(self, notice: FeedNotice) -> None:
        self.notices.append(notice)

    async def ingest(self, queued: QueuedEntry) -> None:
        """Tell an entry, once: what marks it done is what tells it."""
        self.may_die()
        if self.chance.random() < self.faults:
            self.met["page away"] += 1
            raise FetchError(Unfetched.TOO_SLOW)
        async with self.database.write() as connection:
            done = await mark_done(connection, queued.id, Outcome(ToldFrom.READ), self.now)
        if done and queued.changed:
            # Of what was told already: its message is edited, if it tells news.
            self.met["changed"] += 1
        elif done:
            link = queued.entry.url.partition("?")[0]
            self.told[link] += 1
            _, _, name, number = link.split("/")
            if not queued.past:
                self.delays.append(self.now - self.sites[name].items[int(number)].at)
        self.may_die()

    async def from_feed(self, queued: QueuedEntry, why: str) -> bool:
        raise AssertionError(f"{queued.entry.url} was given up: {why}")

    def may_die(self) -> None:
        if self.chance.random() < self.kills:
            raise Killed

    def _honest(self, site: Site, url: str, validators: Validators) -> Revisit:
        listed = site.listed(self.now)
        etag = f'"{len([i for i in site.items if i.at <= self.now])}"'
        moved_to = f"https://new.{site.name}/feed" if site.host and "new." not in url else None
        if validators.etag == etag:
            return Revisit(page=None, validators=Validators(), max_age=None, moved_to=moved_to)
        links = {site.link(item) for item in listed}
        if site.before is None:
            site.before = links
        site.owed |= links - site.before
        return _page(site, _rss(site, listed), etag, moved_to)

    def _fault(self, site: Site) -> Revisit | None:
        kind = self.chance.choice(_FAULTS)
        self.met[kind] += 1
        match kind:
            case "too slow" | "unreachable" | "server error" | "blocked":
                raise FetchError(Unfetched(kind.replace(" ", "-")))
            case "rate limited":
                again = self.now + timedelta(minutes=self.chance.randrange(120))
                raise FetchError(Unfetched.RATE_LIMITED, status=429, retry_at=again)
            case "moves":
                site.host = "new"
                return None
            case _:
                pass
        return _page(site, self._odd(site, kind))

    def _odd(self, site: Site, kind: str) -> bytes:
        listed = site.listed(self.now)
        bodies: dict[str, Callable[[], bytes]] = {
            "no feed": lambda: b"<html><p>Back soon</html>",
            "empty": lambda: _rss(site, []),
            "cut off": lambda: _rss(site, listed)[:-200],
            "other guids": lambda: _rss(site, listed, guid="x"),
            "other links": lambda: _rss(site, listed, query="?utm_source=feed"),
            "updated": lambda: _rss(site, listed, title="Updated: "),
            "bad dates": lambda: _rss(site, listed, dates=_BAD_DATES),
            "listed twice": lambda: _rss(site, listed + listed),
        }
        return bodies[kind]()


_FAULTS = (
    "too slow,unreachable,server error,blocked,rate limited,no feed,empty,moves,cut off,"
    "other guids,other links,updated,bad dates,listed twice"
).split(",")


def publish(count: int, start: datetime, hours: float, chance: random.Random) -> dict[str, Site]:
    """Return sites that publish from once in three days to five times an hour, before and after."""
    sites = {}
    for number in range(count):
        a_day = 0.3 * 400 ** chance.random()
        at = start - timedelta(days=10)
        items: list[Item] = []
        while at < start + timedelta(hours=hours):
            items.append(Item(len(items), at))
            at += timedelta(days=chance.expovariate(a_day))
        name = f"site{number}.example"
        sites[name] = Site(name, items)
    return sites


async def day(
    database: Database,
    now: datetime,
    *,
    sites: int,
    hours: float,
    seed: int,
    faults: float = 0.05,
    kills: float = 0.002,
) -> Day:
    """Simulate some hours of some feeds."""
    chance = random.Random(seed)  # noqa: S311  # a simulation
    made = Day(database, now, publish(sites, now, hours, chance), chance, faults, kills)
    store = FeedStore(database)
    for site in made.sites.values():
        await store.add(f"https://{site.name}/feed", now)
    # Whatever a feed lists at the first look is no news, so that look is one.
    calm = replace(made, faults=0.0, kills=0.0)
    await calm.run(now + timedelta(seconds=1))
    made.now = calm.now
    await made.run(now + timedelta(hours=hours))
    # What was put off is done in peace.
    async with database.write() as connection:
        for column in (feed.c.look_at, entry.c.due_at):
            waiting = update(column.table).where(column.is_not(None))
            await connection.execute(waiting.values({column: made.now}))
    calm.now = made.now
    await calm.run(calm.now + timedelta(minutes=15))
    return made


def _rss(
    site: Site,
    items: list[Item],
    *,
    guid: str = "",
    query: str = "",
    title: str = "",
    dates: tuple[datetime | None, ...] = (),
) -> bytes:
    rows = []
    for item in items:
        at = dates[item.number % len(dates)] if dates else item.at
        date = f"<pubDate>{format_datetime(at)}</pubDate>" if at else ""
        link = escape(site.link(item) + query)
        words = f"{title}Story {crc32(f'{site.name}{item.number}'.encode())} of {site.name}"
        rows.append(
            f"<item><title>{words}</title><link>{link}</link>{date}"
            f'<guid isPermaLink="false">{guid}{item.number}</guid></item>'
        )
    head = f"<title>{site.name}</title><link>https://{site.name}/</link>"
    return f"<rss version='2.0'><channel>{head}{''.join(rows)}</channel></rss>".encode()


def _page(site: Site, body: bytes, etag: str | None = None, moved_to: str | None = None) -> Revisit:
    url = moved_to or f"https://{site.name}/feed"
    page = Page(url=url, status=200, body=body, content_type="application/rss+xml")
    return Revisit(page=page, validators=Validators(etag=etag), max_age=None, moved_to=moved_to)
