"""The bot, put together."""

from __future__ import annotations

import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, TypeHandler

from bot.app.clock import steady_now, utc_now
from bot.app.features import features
from bot.app.operator import entrance
from bot.app.parts import Parts, build_parts
from bot.deliveries.limits import SendingLimits, SendingPace
from bot.deliveries.send import Sender
from bot.deliveries.settlement import Settlement
from bot.fairness.quota import Quota
from bot.fetching import Fetcher
from bot.gateway.arrivals import Arrivals
from bot.gateway.inbox import QUEUE as UPDATES
from bot.gateway.inbox import Defer, Inbox
from bot.gateway.requests import Requests
from bot.gateway.updates import Updates
from bot.interactions.answering import Command
from bot.interactions.failures import Failures
from bot.interactions.feature import Feature
from bot.interactions.reception import Handler, Reception
from bot.interactions.speech import Speech
from bot.interactions.telegram import Telegram
from bot.interactions.updates import UpdateReader
from bot.locales.languages import Languages
from bot.metrics.days import Days
from bot.metrics.meter import UNMEASURED, Metrics
from bot.settings import Settings
from bot.storage.engine.clock_steps import ClockSteps
from bot.storage.engine.database import Database, open_database
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.inbox import InboxStore
from bot.sweeping import Sweeping
from bot.work.clock_watch import ClockWatch
from bot.work.dispatcher import Dispatcher
from bot.work.embedded import Embedded
from bot.work.pool import WorkerPool
from bot.work.roles import EVERY_ROLE, Role

#: A stop takes no longer than five seconds in all: work that is under way has half of them.
FINISH_SECONDS = 2.5

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Precis:
    """The bot, ready to run: what comes in, what goes out, and the handlers between."""

    database: Database
    #: Not in the repr: python-telegram-bot's shows the token.
    application: AnyApplication = field(repr=False)
    failures: Failures
    inbox: Inbox
    dispatcher: Dispatcher
    sender: Sender
    feeds: FeedStore

    #: Wakes who looks at feeds.
    look_at_feeds: Callable[[], None]

    #: All that are heard, in the order in which they are told of.
    commands: tuple[Command, ...]

    #: The kinds of updates that some handler hears.
    hears: frozenset[str]

    #: The sender at work: a role of its own, which one process holds, and no work of the dispatcher's.
    sending: Sweeping


@asynccontextmanager
async def build(
    settings: Settings,
    token: str,
    requests: Requests,
    *,
    pace: SendingPace,
    quota: Quota,
    languages: Languages,
    metrics: Metrics = UNMEASURED,
    roles: frozenset[Role] = EVERY_ROLE,
) -> AsyncIterator[Precis]:
    """Build the bot, its storage opened; nothing is sent or asked for yet.

    Args:
        settings: What the operator set.
        token: The bot's, or the terminal's stand-in.
        requests: The ways to the Bot API.
        pace: How fast messages may leave.
        quota: What one person, and all together, may ask for.
        languages: In which people are answered, and chats told.
        metrics: Told what happens.
        roles: What this process may do; with SQLite all of it.

    Raises:
        StorageError: The database cannot be used.
    """
    async with AsyncExitStack() as stack:
        url = settings.database_url.get_secret_value() if settings.database_url else None
        metrics = days = Days(metrics, lambda: utc_now().date())
        database = await stack.enter_async_context(open_database(settings.data_dir, url))
        pool = await stack.enter_async_context(WorkerPool(metrics=metrics))
        fetcher = await stack.enter_async_context(
            Fetcher(
                allowed_networks=settings.allowed_networks,
                robots=pool.read_robots,
                metrics=metrics,
            )
        )
        application = _application(settings, token, requests)
        sender = _sender(database, application, pace, languages, metrics)
        dispatcher = await stack.enter_async_context(_dispatcher(url, roles))
        parts = build_parts(
            settings,
            database,
            pool,
            fetcher,
            telegram=Telegram(application.bot),
            wake_sender=dispatcher.add_bell("sender", sender.wake, here=Role.SENDER in roles),
            quota=quota,
            languages=languages,
            metrics=metrics,
            days=days,
        )
        yield _together(parts, features(parts), application, dispatcher, sender, metrics=metrics)


@asynccontextmanager
async def _dispatcher(url: str | None, roles: frozenset[Role]) -> AsyncIterator[Dispatcher]:
    """Give what has work done: in this process, or by all that share a PostgreSQL."""
    if url is None:
        yield Embedded(utc_now, FINISH_SECONDS)
        return
    # What it needs is an extra.
    from bot.work.cluster import Cluster  # noqa: PLC0415
    from bot.work.cluster_jobs import open_jobs  # noqa: PLC0415

    async with open_jobs(url) as jobs:
        yield Cluster(jobs, utc_now, FINISH_SECONDS, works=Role.WORKER in roles)


def _together(
    parts: Parts,
    every: Sequence[Feature],
    application: AnyApplication,
    dispatcher: Dispatcher,
    sender: Sender,
    *,
    metrics: Metrics,
) -> Precis:
    """Return what comes in, what falls due and what goes out, with the features between."""
    commands = tuple(command for feature in every for command in feature.commands)
    handlers = [
        *(parts.answering.command(command) for command in commands),
        *(handler for feature in every for handler in feature.handlers),
    ]
    failures = _hear(parts, handlers, application)
    inbox_store = InboxStore(parts.database)
    updates = Updates(
        inbox_store,
        application.bot,
        partial(failures.handle, process=application.process_update),
        failures.apologise,
        failures.give_up,
        clock=utc_now,
        metrics=metrics,
    )
    dispatcher.add_queue(UPDATES, updates)
    for due in (sweep for feature in every for sweep in feature.sweeps):
        dispatcher.add_sweep(due.name, due.sweep, due.woken, everywhere=due.everywhere)
    clock_watch = ClockWatch(
        ClockSteps(parts.database), (sender.wake, dispatcher.wake_all), utc_now, time.monotonic
    )
    dispatcher.add_sweep("clock", clock_watch, everywhere=True)
    defer: Defer = dispatcher.defer
    if parts.settings.webhook_url and not parts.database.is_postgres:
        arrivals = Arrivals(dispatcher.recover, utc_now)
        dispatcher.add_sweep("arrivals", arrivals, arrivals.woken)
        defer = arrivals.wake
    return Precis(
        database=parts.database,
        application=application,
        failures=failures,
        inbox=Inbox(inbox_store, defer, utc_now, metrics),
        dispatcher=dispatcher,
        sender=sender,
        feeds=parts.feeds,
        look_at_feeds=parts.bells.polling.set,
        commands=commands,
        hears=frozenset().union(*(handler.hears for handler in handlers)),
        sending=Sweeping(sender, utc_now, sender.woken),
    )


def _hear(parts: Parts, handlers: Sequence[Handler], application: AnyApplication) -> Failures:
    """Give all that people do to handlers; returns what becomes of what these raise."""
    read = UpdateReader(parts.telegram, parts.outbox.has, parts.languages).read
    speech = Speech(parts.chats, parts.languages)
    reception = Reception(read, entrance(parts).serves, speech.hear, parts.gate, handlers)
    failures = Failures(parts.outbox, parts.telegram, read, speech.recall)
    application.add_handler(TypeHandler(Update, reception.take))
    application.add_error_handler(failures.note)
    return failures


def _application(settings: Settings, token: str, requests: Requests) -> AnyApplication:
    api = settings.telegram_api_url.rstrip("/")
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .request(requests.calls)
        .get_updates_request(requests.polls)
        .updater(None)
        .job_queue(None)
        .build()
    )


def _sender(
    database: Database,
    application: AnyApplication,
    pace: SendingPace,
    languages: Languages,
    metrics: Metrics,
) -> Sender:
    deliveries = DeliveryStore(database)
    settlement = Settlement(
        deliveries,
        languages,
        utc_now,
        lambda: random.uniform(0.8, 1.2),  # noqa: S311
        steady=steady_now,
        metrics=metrics,
    )
    return Sender(
        application.bot,
        deliveries,
        settlement,
        SendingLimits(pace),
        utc_now,
        steady=steady_now,
        metrics=metrics,
    )
