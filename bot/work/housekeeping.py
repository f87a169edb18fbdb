"""Drop what is not needed any more, once a day."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.articles import ArticleStore
from bot.storage.database import cause_of
from bot.storage.deliveries import DeliveryStore
from bot.storage.inbox import InboxStore
from bot.storage.stories import StoryStore

log = structlog.stdlib.get_logger(__name__)

#: Telegram sends an update again for a day at most, so its id need not be known for longer.
KEEP_UPDATE_IDS = timedelta(days=2)

#: After this long, the buttons of an answer no longer work.
KEEP_ARTICLES = timedelta(days=90)

#: What a small disk has to spare: 200,000 articles of usual length (9 kB), as 200 feeds bring in 90
#: days. A person's share of it is in bot.storage.article_budget.
KEEP_ARTICLES_BYTES = 2 * 10**9

#: The operator sees failures for so long; keys of answers do not come again after two days.
KEEP_DELIVERIES = timedelta(days=30)

#: For /latest and for what a new follower is told of; a copy is known for four days.
KEEP_STORIES = timedelta(days=14)

_EVERY = timedelta(days=1)

#: What is too much is dropped sooner than what is too old.
_LOOKS_A_DAY = 24


class Housekeeping:
    """Prunes the tables."""

    def __init__(
        self,
        inbox: InboxStore,
        articles: ArticleStore,
        deliveries: DeliveryStore,
        stories: StoryStore,
        clock: Callable[[], datetime],
    ) -> None:
        self._inbox = inbox
        self._articles = articles
        self._deliveries = deliveries
        self._stories = stories
        self._clock = clock

    async def run(self) -> None:
        """Prune now and once a day, and keep what is kept small, until cancelled."""
        for look in itertools.count():
            try:
                await (self.shrink() if look % _LOOKS_A_DAY else self.prune())
            except SQLAlchemyError as error:
                log.error("cannot prune", cause=cause_of(error))  # noqa: TRY400
            await asyncio.sleep(_EVERY.total_seconds() / _LOOKS_A_DAY)

    async def prune(self) -> None:
        """Drop what is too old."""
        now = self._clock()
        await self._inbox.prune(now - KEEP_UPDATE_IDS, now - KEEP_DELIVERIES)
        await self._articles.prune(now - KEEP_ARTICLES)
        await self._stories.prune(now - KEEP_STORIES)
        # Messages that many got go when neither a story nor a delivery refers to them.
        await self._deliveries.prune(now - KEEP_DELIVERIES)
        await self.shrink()

    async def shrink(self) -> None:
        """Drop what is too much."""
        await self._articles.shrink(KEEP_ARTICLES_BYTES)
