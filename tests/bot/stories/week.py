"""A week of feeds whose sites show what they list, or do not, with processes that are killed.

The clock is the simulation's; the looks, the reading, the stories and their telling are the bot's.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select, update

from bot.feeds.entries import MarkedFeed, ToldFrom
from bot.feeds.marks import marked
from bot.feeds.parse import parse_feed
from bot.feeds.values import FeedNotice
from bot.locales.languages import shipped
from bot.models import Page
from bot.outgoing import SendText
from bot.polling.intake import Intake
from bot.polling.poll import Poller
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database, open_database
from bot.storage.engine.roles import next_epoch
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import entry, feed
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.fan_outs import FanOutStore
from bot.stories.analysis import Analysis, analyse
from bot.stories.feed_text import FeedText, article_of, condense
from bot.stories.ingest import Ingest
from bot.subscriptions.values import FEED_PREFIX, Subscription
from bot.telling.stories import Telling
from summarizer.models import Article, Summary
from summarizer.reading.read import read_article
from tests.bot.stories.sites import EXPECTED, Manner, Site, Web, publish

START = datetime(2026, 3, 2, 9, tzinfo=UTC)

#: An entry that a site keeps failing for is given up after five hours.
_LATE = timedelta(hours=30)

_HEADLINE = re.compile(r">Mark(\d+)x ")
_FROM_FEED = "From the feed's own text"


class Killed(BaseException):
    """The process is gone; nothing catches it."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of an entry."""

    told: ToldFrom | None
    why: str | None


@dataclass(slots=True)
class Week:
    """The world of one run."""

    directory: Path
    web: Web
    chance: random.Random

    #: By chat, the sites whose feeds it follows.
    followers: dict[int, frozenset[str]]

    #: The share of looks at the clock at which the process dies.
    kills: float

    #: The shortest time between two looks at a feed, and between two looks at what is due.
    shortest: timedelta
    step: timedelta

    now: datetime = START
    killed: int = 0
    received: Counter[tuple[int, int]] = field(default_factory=Counter)
    marked: set[int] = field(default_factory=set)
    rows: dict[int, Row] = field(default_factory=dict)

    def clock(self) -> datetime:
        """Tell the time; the process may die at it, which comes before each write."""
        if self.chance.random() < self.kills:
            raise Killed
        return self.now

    async def live(self, days: float) -> None:
        """Live through some days, and as long as it takes until what is late is settled."""
        async with open_database(self.directory) as database:
            calm, self.kills = self.kills, 0.0
            await self._settle_in(database)
            self.kills = calm
        end = START + timedelta(days=days) + _LATE
        while self.now < end:
            self.web.now = self.now
            async with open_database(self.directory) as database:
                try:
                    await self._run(database, end)
                except Killed:
                    self.killed += 1
                    self.now += timedelta(minutes=1)
        self.kills = 0.0
        async with open_database(self.directory) as database:
            async with database.write() as connection:
                await connection.execute(
                    update(feed).where(feed.c.look_at.is_not(None)).values(look_at=self.now)
                )
            await self._run(database, self.now + timedelta(hours=12))
            await self._collect(database)

    async def _settle_in(self, database: Database) -> None:
        """Have the feeds watched and looked at once, and followed."""
        feeds, subscriptions = FeedStore(database), SubscriptionStore(database)
        ids = {}
        for site in self.web.sites.values():
            added, _ = await feeds.add(site.feed, self.now)
            ids[site.name] = added.id
        for chat, sites in self.followers.items():
            for name in sorted(sites):
                topic = f"{FEED_PREFIX}{ids[name]}"
                wanted = Subscription(chat_id=chat, topic=topic, label=name, followed_at=self.now)
                await subscriptions.follow(wanted, 1000)
        faults, self.web.faults = self.web.faults, 0.0
        await self._run(database, self.now + timedelta(seconds=1))
        self.web.faults = faults

    async def _run(self, database: Database, end: datetime) -> None:
        """Be one process, until it is killed or the time is over."""
        epoch = await next_epoch(database, "sender")
        feeds, queue, deliveries = (
            FeedStore(database),
            EntryQueue(database),
            DeliveryStore(database),
        )
        poller, intake, telling = self._jobs(database)
        while self.now < end:
            self.web.now = self.now
            await poller.work_off()
            await intake.work_off()
            await telling.work_off()
            await self._send(deliveries, epoch)
            due = (await feeds.next_at(), await queue.next_at(), await telling.next_due_at())
            at = min((one for one in due if one), default=end)
            self.now = min(max(at, self.now + self.step), end)

    def _jobs(self, database: Database) -> tuple[Poller, Intake, Telling]:
        async def parse(page: Page) -> MarkedFeed:
            return marked(parse_feed(page.body, page.url, page.content_type))

        async def read(body: bytes, url: str, content_type: str | None) -> Article:
            return read_article(body, url, content_type)

        async def look(article: Article, points: int) -> Analysis:
            return analyse(article, points)

        async def tell(told: FeedText) -> Article:
            return article_of(told)

        async def summarise(article: Article, points: int) -> Summary:
            return condense(article, points)

        async def ignore(notice: FeedNotice) -> None:
            pass

        def nothing() -> None:
            pass

        poller = Poller(
            FeedStore(database),
            self.web.ask,
            parse,
            notify=ignore,
            wake_intake=nothing,
            clock=self.clock,
            chance=self.chance.random,
            shortest=self.shortest,
        )
        ingest = Ingest(
            self.web.fetch,
            read,
            look,
            tell,
            store=StoryStore(database),
            told=nothing,
            clock=self.clock,
        )
        intake = Intake(EntryQueue(database), ingest.entry, ingest.from_feed, self.clock)
        fan_outs, amendments = FanOutStore(database), AmendmentStore(database)
        return (
            poller,
            intake,
            Telling(
                fan_outs, amendments, shipped(), summarise, wake_sender=nothing, clock=self.clock
            ),
        )

    async def _send(self, store: DeliveryStore, epoch: int) -> None:
        """Be the sender and Telegram in one: what is taken arrives."""
        while rows := await store.due(self.now, limit=500):
            for row in rows:
                assert await store.take(row.id, epoch)
                match row.message:
                    case SendText(chat_id=chat, reply=reply):
                        for number in map(int, _HEADLINE.findall(reply.html)):
                            self.received[chat, number] += 1
                            if _FROM_FEED in reply.html:
                                self.marked.add(number)
                    case _:
                        pass
                await store.sent(row, row.id, self.now)

    async def _collect(self, database: Database) -> None:
        async with database.read() as connection:
            for row in await connection.execute(select(entry)):
                told = ToldFrom(row.told) if row.told else None
                self.rows[int(row.guid)] = Row(told, row.why)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of what was published after the first look."""

    entries: int

    #: How many messages were owed to followers, of which so many never came, and so many came twice.
    owed: int
    lost: int
    twice: int

    #: Entries of which nobody knows what came of them, or that came of them what should not.
    unknown: int
    wrong: int

    #: Messages of what was published before.
    old: int

    #: By manner, how many entries were told how, and why so.
    told: dict[Manner, Counter[tuple[ToldFrom | None, str | None]]]


def judge(week: Week) -> Verdict:
    """Compare what followers got with what the sites published."""
    entries = owed = lost = twice = unknown = wrong = old = 0
    told: dict[Manner, Counter[tuple[ToldFrom | None, str | None]]] = {m: Counter() for m in Manner}
    for site in week.web.sites.values():
        chats = [chat for chat, sites in week.followers.items() if site.name in sites]
        for item in site.items:
            got = [week.received[chat, item.number] for chat in chats]
            if item.at <= START:
                old += sum(got)
                continue
            entries += 1
            row = week.rows.get(item.number, Row(None, None))
            told[site.manner][row.told, row.why] += 1
            unknown += row.told is None
            wrong += not _is_right(week, site, item.number, row)
            if row.told is ToldFrom.NOT:
                wrong += sum(got)
                continue
            owed += len(got)
            lost += got.count(0)
            twice += sum(count - 1 for count in got if count)
    return Verdict(entries, owed, lost, twice, unknown, wrong, old, told)


def _is_right(week: Week, site: Site, number: int, row: Row) -> bool:
    """Whether what came of an entry is what its site allows, and its message says so."""
    if site.manner is Manner.FULL_TEXT and site.fetched[number]:
        return False
    followed = any(site.name in sites for sites in week.followers.values())
    says = number in week.marked
    should = followed and row.told in (ToldFrom.FEED, ToldFrom.HEADLINE)
    return (row.told, row.why) in EXPECTED[site.manner] and says == should


async def week(
    directory: Path,
    *,
    sites: int,
    days: float,
    a_day: float,
    chats: int,
    seed: int,
    faults: float = 0.05,
    kills: float = 0.001,
    shortest: timedelta = timedelta(minutes=10),
    step: timedelta = timedelta(seconds=1),
) -> Week:
    """Simulate some days of some sites."""
    chance = random.Random(seed)  # noqa: S311  # a simulation
    published = publish(sites, START, days, a_day, chance)
    names = sorted(published)
    followers = {
        chat: frozenset(chance.sample(names, max(len(names) // 3, 1)))
        for chat in range(1, chats + 1)
    }
    web = Web(published, chance, faults, START, START + timedelta(days=days / 2))
    made = Week(directory, web, chance, followers, kills, shortest, step)
    await made.live(days)
    return made
