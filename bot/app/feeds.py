"""Feeds, and what reads their entries, put together."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot.app.clock import utc_now
from bot.deliveries.outbox import Outbox
from bot.feeds.discover import discover
from bot.fetching import Fetcher
from bot.polling.intake import Intake
from bot.polling.poll import Poller
from bot.polling.watching import Watching
from bot.rounds import Rounds
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.feeds import FeedStore
from bot.stories.ingest import Ingest
from bot.telling.feed_notices import FeedNotices
from bot.work.pool import WorkerPool


@dataclass(frozen=True, slots=True)
class Feeds:
    """What looks at feeds."""

    store: FeedStore
    watching: Watching
    rounds: tuple[Rounds, ...]


def build_feeds(
    database: Database,
    fetcher: Fetcher,
    pool: WorkerPool,
    ingest: Ingest,
    outbox: Outbox,
    *,
    admins: Collection[int],
    wake_sender: Callable[[], None],
    shortest: timedelta,
) -> Feeds:
    """Build it.

    Args:
        database: The database.
        fetcher: Gets feeds and pages.
        pool: Reads them.
        ingest: Takes what feeds bring.
        outbox: For news of feeds.
        admins: Who is told of the operator's own feeds.
        wake_sender: Called when something is owed.
        shortest: The least time between two looks at one feed.
    """
    store = FeedStore(database)
    intake = Rounds(Intake(EntryQueue(database), ingest.entry, utc_now), utc_now)
    looks = Poller(
        store,
        fetcher.revisit,
        pool.read_feed,
        notify=FeedNotices(outbox, admins).send,
        wake_intake=intake.wake,
        clock=utc_now,
        chance=random.random,
        shortest=shortest,
    )
    poller = Rounds(looks, utc_now)
    # As it will be polled: a feed that robots.txt closes would bring nothing.
    find = partial(discover, fetch=fetcher.crawl, parse=pool.read_feed, linked=pool.find_feeds)
    watching = Watching(
        find,
        store,
        SubscriptionStore(database),
        wake_poller=poller.wake,
        wake_sender=wake_sender,
        clock=utc_now,
    )
    return Feeds(store=store, watching=watching, rounds=(poller, intake))
