"""The composition root: the only place that builds what the others are given."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from telegram.ext import ApplicationBuilder

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.deliveries.send import Sender
from bot.fetching import Fetcher
from bot.fetching.quota import LINKS_A_MINUTE, Quota
from bot.gateway.inbox import InboxQueue, InboxRunner
from bot.gateway.polling import AnyApplication
from bot.gateway.requests import Requests
from bot.handlers.answer import Handler
from bot.handlers.failures import Failures
from bot.handlers.links import LinkAnswers
from bot.handlers.points import PointsButtons
from bot.handlers.start import Introduction
from bot.settings import Settings
from bot.storage.articles import ArticleStore
from bot.storage.database import open_database
from bot.storage.deliveries import DeliveryStore
from bot.storage.inbox import InboxStore
from bot.work.pool import WorkerPool

#: Telegram sends an update again for a day at most, so its id need not be known for longer.
_KEEP_UPDATE_IDS = timedelta(days=2)

#: After this long, the buttons of an answer no longer work.
_KEEP_ARTICLES = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Precis:
    """The bot, ready to run: what comes in, what goes out, and the handlers between."""

    #: Not in the repr: python-telegram-bot's shows the token.
    application: AnyApplication = field(repr=False)
    inbox: InboxQueue
    runner: InboxRunner
    sender: Sender


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


@asynccontextmanager
async def build(
    settings: Settings, token: str, requests: Requests, links_a_minute: int = LINKS_A_MINUTE
) -> AsyncIterator[Precis]:
    """Build the bot, its storage opened; nothing is sent or asked for yet.

    Args:
        settings: As the operator made them.
        token: The bot's.
        requests: Ways to the Bot API.
        links_a_minute: What one person may ask for.

    Raises:
        StorageError: The database cannot be used.
    """
    async with AsyncExitStack() as stack:
        engine = await stack.enter_async_context(open_database(settings.data_dir))
        fetcher = await stack.enter_async_context(
            Fetcher(allowed_networks=settings.allowed_networks)
        )
        pool = await stack.enter_async_context(WorkerPool())
        article_store, inbox_store = ArticleStore(engine), InboxStore(engine)
        await inbox_store.prune(utc_now() - _KEEP_UPDATE_IDS)
        await article_store.prune(utc_now() - _KEEP_ARTICLES)

        inbox = InboxQueue(inbox_store, utc_now)
        api = settings.telegram_api_url.rstrip("/")
        application: AnyApplication = (
            ApplicationBuilder()
            .token(token)
            .base_url(f"{api}/bot")
            .base_file_url(f"{api}/file/bot")
            .request(requests.calls)
            .get_updates_request(requests.polls)
            .update_queue(inbox)
            .job_queue(None)
            .build()
        )
        deliveries = DeliveryStore(engine)
        sender = Sender(application.bot, deliveries, utc_now)
        outbox = Outbox(deliveries, sender.wake, utc_now)
        articles = Articles(fetcher.get, pool.read, article_store, utc_now)
        quota = Quota(utc_now, links_a_minute)
        application.add_handlers(_handlers(articles, pool, outbox, quota))
        application.add_error_handler(Failures(outbox).handle)
        yield Precis(application, inbox, InboxRunner(inbox, application.process_update), sender)


def _handlers(articles: Articles, pool: WorkerPool, outbox: Outbox, quota: Quota) -> list[Handler]:
    # The first that fits takes an update, so the one that takes any message is last.
    return [
        *Introduction(outbox).handlers(),
        PointsButtons(articles, pool.summarise, outbox).handler(),
        LinkAnswers(articles, pool.summarise, outbox, quota).handler(),
    ]
