"""The bot, put together."""

from __future__ import annotations

import random
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from telegram.ext import Application, ApplicationBuilder

from bot.app.clock import steady_now, utc_now
from bot.app.topics import Topics, build_topics
from bot.articles import Articles
from bot.deliveries.limits import Limits, Pace
from bot.deliveries.outbox import Outbox
from bot.deliveries.send import Sender
from bot.deliveries.settle import Settlement
from bot.fairness.quota import Quota
from bot.fetching import Fetcher
from bot.gateway.inbox import QUEUE as UPDATES
from bot.gateway.inbox import Inbox
from bot.gateway.requests import Requests
from bot.gateway.updates import Updates
from bot.handlers.articles.again import AgainButtons
from bot.handlers.articles.article_answer import ArticleAnswers
from bot.handlers.articles.documents import DocumentAnswers, Files
from bot.handlers.articles.links import LinkAnswers
from bot.handlers.articles.points import PointsButtons
from bot.handlers.articles.shared_links import SharedLinks
from bot.handlers.migrations import GroupMigrations
from bot.handlers.operator.access import GROUP as ACCESS
from bot.handlers.operator.access import Access
from bot.handlers.operator.admin import AdminCommands
from bot.handlers.operator.sources import SourceButtons
from bot.handlers.start import Introduction
from bot.interactions.answer import Handler
from bot.interactions.failures import Failures
from bot.interactions.gate import Gate
from bot.interactions.presses import Presses
from bot.rounds import Rounds
from bot.settings import Settings
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.allowlist import Allowlist
from bot.storage.engine.clock_steps import ClockSteps
from bot.storage.engine.database import Database, open_database
from bot.storage.feeds.sources import SourceStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.inbox import InboxStore
from bot.storage.messages.ledger import Ledger
from bot.storage.messages.shown import ShownStore
from bot.work.clock_watch import ClockWatch
from bot.work.dispatcher import Dispatcher
from bot.work.embedded import Embedded
from bot.work.housekeeping import Housekeeping
from bot.work.pool import WorkerPool

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
    topics: Topics

    #: All that falls due: each runs until the bot ends.
    rounds: tuple[Rounds, ...]


@asynccontextmanager
async def build(
    settings: Settings,
    token: str,
    requests: Requests,
    *,
    pace: Pace,
    quota: Quota,
) -> AsyncIterator[Precis]:
    """Build the bot, its storage opened; nothing is sent or asked for yet.

    Args:
        settings: What the operator set.
        token: The bot's, or the terminal's stand-in.
        requests: The ways to the Bot API.
        pace: How fast messages may leave.
        quota: What one person, and all together, may ask for.

    Raises:
        StorageError: The database cannot be used.
    """
    async with AsyncExitStack() as stack:
        url = settings.database_url.get_secret_value() if settings.database_url else None
        database = await stack.enter_async_context(open_database(settings.data_dir, url))
        pool = await stack.enter_async_context(WorkerPool())
        fetcher = await stack.enter_async_context(
            Fetcher(allowed_networks=settings.allowed_networks, robots=pool.read_robots)
        )
        api = settings.telegram_api_url.rstrip("/")
        application: AnyApplication = (
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
        article_store, inbox_store = ArticleStore(database), InboxStore(database)
        deliveries = DeliveryStore(database)
        settlement = Settlement(
            deliveries,
            utc_now,
            lambda: random.uniform(0.8, 1.2),  # noqa: S311
            steady=steady_now,
        )
        sender = Sender(
            application.bot, deliveries, settlement, Limits(pace), utc_now, steady=steady_now
        )
        outbox = Outbox(deliveries, sender.wake, utc_now)
        articles = Articles(fetcher.get, pool.read, article_store, utc_now)
        ledger = Ledger(database)
        presses = Presses(ShownStore(database), articles, outbox)
        gate = Gate(quota, outbox, time.monotonic, utc_now)
        files = Files()
        topics = build_topics(
            database,
            fetcher,
            pool,
            outbox,
            settings,
            presses=presses,
            gate=gate,
            files=files,
            wake_sender=sender.wake,
        )
        shared = SharedLinks(topics.chats, articles, topics.ingest, gate)
        answers = ArticleAnswers(pool.summarise, outbox, gate, shared.take)
        sources = SourceButtons(
            presses,
            SourceStore(database),
            topics.feeds,
            outbox,
            operators=settings.admins,
            clock=utc_now,
        )
        access = Access(
            Allowlist(database),
            outbox,
            admins=settings.admins,
            is_open=settings.access == "open",
            clock=utc_now,
        )
        # The first that fits takes an update, so those that take any are last.
        handlers: list[Handler] = [
            *Introduction(outbox).handlers(),
            *access.handlers(),
            *AdminCommands(
                settings.admins, presses, ledger, sources, outbox, wake=sender.wake, clock=utc_now
            ).handlers(),
            AgainButtons(presses, ledger, sender.wake, utc_now).handler(),
            GroupMigrations(deliveries, utc_now).handler(),
            *topics.handlers,
            PointsButtons(presses, pool.summarise, topics.stories, outbox).handler(),
            presses.others(),
            DocumentAnswers(articles, answers, files).handler(),
            LinkAnswers(articles, answers, outbox, gate).handler(),
            shared.handler(),
        ]
        application.add_handlers(access.gates(), ACCESS)
        gate.stand_before(handlers)
        application.add_handlers(handlers)
        failures = Failures(outbox)
        application.add_error_handler(failures.note)
        updates = Updates(
            inbox_store,
            application.bot,
            partial(failures.handle, process=application.process_update),
            failures.apologise,
            failures.give_up,
            clock=utc_now,
        )
        dispatcher = Embedded({UPDATES: updates}, FINISH_SECONDS)
        falling_due = (Rounds(sender, utc_now, sender.woken), *topics.rounds)
        housekeeping = Housekeeping(inbox_store, article_store, deliveries, topics.stories, utc_now)
        clock_watch = ClockWatch(
            ClockSteps(database), [rounds.wake for rounds in falling_due], utc_now, time.monotonic
        )
        yield Precis(
            database=database,
            application=application,
            failures=failures,
            inbox=Inbox(inbox_store, dispatcher.defer, utc_now),
            dispatcher=dispatcher,
            sender=sender,
            topics=topics,
            rounds=(*falling_due, *(Rounds(job, utc_now) for job in (housekeeping, clock_watch))),
        )
