"""What features share, put together."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from bot.app.clock import utc_now
from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.fairness.quota import Quota
from bot.feeds.discover import discover
from bot.fetching import Fetcher
from bot.following.topics import Following
from bot.handlers.articles.documents import Files
from bot.handlers.asking.hints import Hints
from bot.interactions.answering import Answering
from bot.interactions.channels import Channels
from bot.interactions.gate import Gate
from bot.interactions.presses import Presses
from bot.interactions.telegram import Telegram
from bot.locales.languages import Languages
from bot.metrics.days import Days
from bot.metrics.meter import Metrics
from bot.polling.watching import Watching
from bot.reading.onward import Onward
from bot.reports import Trust
from bot.settings import Settings
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.bans import BanStore
from bot.storage.chats.channels import ChannelStore
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.sources import SourceStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.ledger import Ledger
from bot.storage.messages.shown import ShownStore
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.tags import TagStore
from bot.storage.stories.told_by_feeds import ToldByFeeds
from bot.storage.stories.topic_index import TopicIndex
from bot.stories.ingest import Ingest
from bot.work.pool import WorkerPool


@dataclass(frozen=True, slots=True)
class Bells:
    """Rung where something new may be due; each wakes the sweep that it is named for."""

    telling: asyncio.Event = field(default_factory=asyncio.Event)
    digests: asyncio.Event = field(default_factory=asyncio.Event)
    polling: asyncio.Event = field(default_factory=asyncio.Event)
    intake: asyncio.Event = field(default_factory=asyncio.Event)
    pauses: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a feature is given."""

    settings: Settings
    database: Database
    pool: WorkerPool
    fetcher: Fetcher

    #: Queues messages; and wakes what sends them, for stores that queue by themselves.
    outbox: Outbox
    wake_sender: Callable[[], None]

    bells: Bells

    #: In which people are answered, and chats told.
    languages: Languages

    #: What people do, and how it is answered.
    telegram: Telegram
    quota: Quota
    days: Days
    gate: Gate
    answering: Answering
    presses: Presses
    hints: Hints
    files: Files
    trust: Trust

    articles: Articles
    ingest: Ingest
    following: Following
    watching: Watching

    article_store: ArticleStore
    chats: ChatStore
    deliveries: DeliveryStore
    feeds: FeedStore
    ledger: Ledger
    sources: SourceStore
    stories: StoryStore
    subscriptions: SubscriptionStore


def build_parts(
    settings: Settings,
    database: Database,
    pool: WorkerPool,
    fetcher: Fetcher,
    *,
    telegram: Telegram,
    wake_sender: Callable[[], None],
    quota: Quota,
    languages: Languages,
    metrics: Metrics,
    days: Days,
) -> Parts:
    """Put them together.

    Args:
        settings: What the operator set.
        database: The database.
        pool: Reads what comes from outside.
        fetcher: Gets it.
        telegram: Asks the Bot API.
        wake_sender: Called when messages were queued.
        quota: What one person, and all together, may ask for.
        languages: Those that there are.
        metrics: Told what happens.
        days: Counts by days what it is told of people.
    """
    bells = Bells()
    channels = Channels(ChannelStore(database), telegram, BanStore(database).any_of)
    deliveries = DeliveryStore(database)
    outbox = Outbox(deliveries, wake_sender, utc_now)
    trust = Trust(settings.admins, everybody=settings.access == "allowlist")
    article_store, chats = ArticleStore(database), ChatStore(database)
    feeds, subscriptions = FeedStore(database), SubscriptionStore(database)
    stories = StoryStore(database, trusted=trust.everybody)
    shown = ShownStore(database)
    onward = Onward(fetcher.crawl, pool.read, pool.find_leads, pool.join)
    told_by_feed = ToldByFeeds(database).by_link
    articles = Articles(
        fetcher.get,
        pool.read,
        article_store,
        told_by_feed,
        utc_now,
        onward=onward,
        metrics=metrics,
    )
    # As it will be polled: a feed that robots.txt closes would bring nothing.
    find = partial(discover, fetch=fetcher.crawl, parse=pool.read_feed, linked=pool.find_feeds)
    return Parts(
        settings=settings,
        database=database,
        pool=pool,
        fetcher=fetcher,
        outbox=outbox,
        wake_sender=wake_sender,
        bells=bells,
        languages=languages,
        telegram=telegram,
        quota=quota,
        days=days,
        gate=Gate(quota, outbox, telegram, time.monotonic, utc_now),
        answering=Answering(outbox, settings.admins, channels),
        presses=Presses(shown, articles, outbox, telegram, channels),
        hints=Hints(shown),
        files=Files(telegram),
        trust=trust,
        articles=articles,
        ingest=Ingest(
            fetcher.crawl,
            pool.read_to_analyse,
            pool.analyse,
            pool.read_feed_text,
            store=stories,
            told=bells.telling.set,
            clock=utc_now,
            metrics=metrics,
        ),
        following=Following(
            subscriptions,
            chats,
            TopicIndex(database),
            tags=TagStore(database),
            wake_digests=bells.digests.set,
            clock=utc_now,
        ),
        watching=Watching(
            find,
            feeds,
            subscriptions,
            languages=languages,
            wake_poller=bells.polling.set,
            wake_intake=bells.intake.set,
            wake_sender=wake_sender,
            clock=utc_now,
        ),
        article_store=article_store,
        chats=chats,
        deliveries=deliveries,
        feeds=feeds,
        ledger=Ledger(database),
        sources=SourceStore(database),
        stories=stories,
        subscriptions=subscriptions,
    )
