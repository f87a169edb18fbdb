"""A day of a bot whose clock is ours: feeds, stories, digests, and processes that are killed."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from bot.feeds.entries import MarkedFeed
from bot.feeds.marks import marked
from bot.feeds.parse import parse_feed
from bot.feeds.values import FeedNotice
from bot.locales.languages import shipped
from bot.models import Page
from bot.outgoing import SendText
from bot.polling.intake import Intake
from bot.polling.poll import Poller
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database, open_database
from bot.storage.engine.roles import next_epoch
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.digests import DigestStore
from bot.storage.telling.fan_outs import FanOutStore
from bot.stories.analysis import Analysis, analyse
from bot.stories.feed_text import FeedText, article_of
from bot.stories.ingest import Ingest
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings, Subscription
from bot.telling.digests import Digests
from bot.telling.stories import Telling
from summarizer import summarize
from summarizer.models import Article, Summary
from summarizer.topics import topic_key
from tests.bot.in_chats import text_of
from tests.bot.stories.newsroom import left_out
from tests.bot.stories.world import TOPICS, Event, Press

START = datetime(2026, 3, 28, 12, tzinfo=UTC)

_ZONES = ("Europe/Berlin", "Asia/Kolkata", "America/New_York", "Asia/Kathmandu", None)
_TICK = timedelta(minutes=1)

#: What is set apart in a message and begins with an event's mark.
_HEADLINE = re.compile(r">(mark\d+x) ")


class Killed(BaseException):
    """The process is gone; nothing catches it."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A chat, what it follows and how."""

    chat_id: int
    topics: tuple[str, ...]
    settings: ChatSettings


@dataclass(frozen=True, slots=True)
class Received:
    """A message as a chat got it."""

    at: datetime

    #: Of the stories that it tells. The text is not kept: tens of thousands would hide what memory
    #: the bot takes.
    marks: tuple[str, ...]


@dataclass(slots=True)
class Day:
    """The world of one run."""

    directory: Path
    press: Press
    subscribers: list[Subscriber]
    chance: random.Random

    #: The share of minutes in which the process dies.
    kills: float

    #: Whose feeds they are; of the others the operator approves.
    owners: dict[str, frozenset[int]] = field(default_factory=dict)

    now: datetime = START
    killed: int = 0

    #: So many looks at the clock until the process dies; None: it lives.
    looks_left: int | None = None
    received: dict[int, list[Received]] = field(default_factory=dict)
    edits: int = 0

    def clock(self) -> datetime:
        """Tell the time; the process dies at one of the looks at it, which come before each write."""
        if self.looks_left == 0:
            self.looks_left = None
            raise Killed
        if self.looks_left is not None:
            self.looks_left -= 1
        return self.now

    def reaches(self, event: Event, one: Subscriber) -> bool:
        """Whether a subscriber has a feed that brings an event, or if all have."""
        feeds = [self.owners.get(url) for url in self.press.printed_by[event.mark]]
        return any(owners is None or one.chat_id in owners for owners in feeds)

    async def live(self, hours: float, stories: int) -> None:
        """Live through some hours in which so many things happen, and two more for what is late."""
        end = self.now + timedelta(hours=hours)
        for _ in range(stories):
            self.press.happens(self.now + (end - self.now) * self.chance.uniform(0.05, 1))
        async with open_database(self.directory) as database:
            await self._settle_in(database)
        while self.now < end + timedelta(hours=2):
            async with open_database(self.directory) as database:
                await self._run(database, end + timedelta(hours=2))

    async def _settle_in(self, database: Database) -> None:
        feeds, chats, subscriptions = (
            FeedStore(database),
            ChatStore(database),
            SubscriptionStore(database),
        )
        for url in self.press.urls():
            for chat in sorted(self.owners.get(url, ())) or (None,):
                await feeds.add(url, self.now, chat_id=chat)
        for one in self.subscribers:
            for topic in one.topics:
                wanted = Subscription(
                    chat_id=one.chat_id,
                    topic=topic_key(topic),
                    label=topic,
                    followed_at=self.now,
                )
                await subscriptions.follow(wanted, 100)
            await chats.save(one.chat_id, one.settings, self.now)
            if one.settings.digest:
                await chats.schedule_digest(one.chat_id, one.settings.next_digest_at(self.now))

    async def _run(self, database: Database, end: datetime) -> None:
        """Be one process, until it is killed or the time is over."""
        epoch = await next_epoch(database, "sender")
        jobs = self._jobs(database)
        while self.now < end:
            self.press.now = self.now
            if self.chance.random() < self.kills:
                self.looks_left = self.chance.randrange(12)
            try:
                await self._minute(jobs)
            except Killed:
                self.killed += 1
                return
            self.looks_left = None
            await self._send(DeliveryStore(database), epoch)
            self.now += _TICK

    def _jobs(self, database: Database) -> tuple[Poller, Intake, Telling, Digests]:
        def nothing() -> None:
            pass

        async def parse(page: Page) -> MarkedFeed:
            return marked(parse_feed(page.body, page.url, page.content_type))

        async def look(article: Article, points: int) -> Analysis:
            return analyse(article, points)

        async def condense(article: Article, points: int) -> Summary:
            return summarize(article, points)

        async def tell(told: FeedText) -> Article:
            return article_of(told)

        async def ignore(notice: FeedNotice) -> None:
            pass

        poller = Poller(
            FeedStore(database),
            self.press.ask,
            parse,
            notify=ignore,
            wake_intake=nothing,
            clock=self.clock,
            chance=self.chance.random,
            shortest=timedelta(minutes=10),
        )
        ingest = Ingest(
            self.press.fetch,
            self.press.read,
            look,
            tell,
            store=StoryStore(database),
            told=nothing,
            clock=self.clock,
        )
        fan_outs, amendments = FanOutStore(database), AmendmentStore(database)
        return (
            poller,
            Intake(EntryQueue(database), ingest.entry, ingest.from_feed, self.clock),
            Telling(
                fan_outs, amendments, shipped(), condense, wake_sender=nothing, clock=self.clock
            ),
            Digests(DigestStore(database, left_out), shipped(), nothing, self.clock),
        )

    async def _minute(self, jobs: tuple[Poller, Intake, Telling, Digests]) -> None:
        for job in jobs:
            await job.work_off()

    async def _send(self, store: DeliveryStore, epoch: int) -> None:
        """Be the sender and Telegram in one: what is taken arrives."""
        while rows := await store.due(self.now, limit=500):
            for row in rows:
                message = text_of(row)
                assert await store.take(row.id, epoch)
                if isinstance(message, SendText):
                    got = Received(self.now, tuple(_HEADLINE.findall(message.reply.html)))
                    self.received.setdefault(message.chat_id, []).append(got)
                else:
                    self.edits += 1
                await store.sent(row, row.id, self.now)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of what was owed."""

    owed: int
    lost: int
    twice: int

    #: Told to somebody who does not follow it, or who has no feed that brought it.
    wrong: int

    #: Digests that came at another minute than the chat's, and single stories in quiet hours.
    untimely: int


def judge(day: Day) -> Verdict:
    """Compare what chats got with what they follow."""
    owed = lost = twice = wrong = untimely = 0
    for one in day.subscribers:
        got = day.received.get(one.chat_id, [])
        counts = Counter(mark for message in got for mark in message.marks)
        for event in day.press.events:
            if event.topic not in one.topics or not day.reaches(event, one):
                wrong += counts[event.mark]
            elif _is_due(day, one.settings, event.at):
                owed += 1
                lost += counts[event.mark] == 0
                twice += max(counts[event.mark] - 1, 0)
        untimely += sum(not _is_timely(one.settings, message) for message in got)
    return Verdict(owed, lost, twice, wrong, untimely)


def _is_due(day: Day, settings: ChatSettings, at: datetime) -> bool:
    """Whether what happened at a time should have come: late feeds and the quiet counted in."""
    late = at + timedelta(hours=2)
    comes = settings.next_digest_at(late) if settings.digest else settings.free_at(late)
    return comes < day.now


def _is_timely(settings: ChatSettings, message: Received) -> bool:
    if settings.digest:
        due = settings.digest.next_after(message.at - timedelta(seconds=1), settings.zone)
        return due - message.at < timedelta(minutes=1)
    return settings.quiet is None or settings.quiet.until(message.at, settings.zone) is None


def strangers(
    urls: list[str], subscribers: list[Subscriber], chance: random.Random
) -> dict[str, frozenset[int]]:
    """Return whose every other feed is: one chat's, or that of two."""
    chats = [one.chat_id for one in subscribers]
    return {url: frozenset(chance.sample(chats, chance.choice([1, 2]))) for url in urls[1::2]}


def people(count: int, chance: random.Random) -> list[Subscriber]:
    """Return subscribers: half get stories at once, some of them not at night, half by digest."""
    found = []
    for number in range(1, count + 1):
        digest = DigestTime(_clock(chance)) if number % 2 else None
        quiet = QuietHours(_clock(chance), _clock(chance)) if number % 4 == 0 else None
        if quiet and quiet.start == quiet.end:
            quiet = None
        settings = ChatSettings(timezone=chance.choice(_ZONES), digest=digest, quiet=quiet)
        topics = tuple(chance.sample(TOPICS, chance.choice([1, 2, 5])))
        found.append(Subscriber(number, topics, settings))
    return found


def _clock(chance: random.Random) -> time:
    return time(chance.randrange(24), chance.choice([0, 15, 30, 59]))
