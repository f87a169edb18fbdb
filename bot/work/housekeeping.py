"""Drop what is not needed any more, once a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.storage.articles.articles import ArticleStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.inbox import InboxStore
from bot.storage.stories.stories import StoryStore

#: Telegram sends an update again for a day at most, so its id need not be known for longer.
KEEP_UPDATE_IDS = timedelta(days=2)

#: After this long, the buttons of an answer no longer work.
KEEP_ARTICLES = timedelta(days=90)

#: What a small disk has to spare: 200,000 articles of usual length (9 kB), as 200 feeds bring in 90
#: days. A person's share of it is in bot.storage.articles.article_budget.
KEEP_ARTICLES_BYTES = 2 * 10**9

#: The operator sees failures for so long; keys of answers do not come again after two days.
KEEP_DELIVERIES = timedelta(days=30)

#: For /latest and for what a new follower is told of; a copy is known for four days.
KEEP_STORIES = timedelta(days=14)

#: What is too much is dropped sooner than what is too old.
_PRUNE_EVERY, _SHRINK_EVERY = timedelta(days=1), timedelta(hours=1)


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
        self._pruned_at: datetime | None = None

    async def work_off(self) -> None:
        """Prune at the start and once a day; keep small what is kept."""
        now = self._clock()
        if self._pruned_at is None or now - self._pruned_at >= _PRUNE_EVERY:
            await self.prune()
            self._pruned_at = now
        else:
            await self.shrink()

    async def next_due_at(self) -> datetime:
        """Return when to look next."""
        return self._clock() + _SHRINK_EVERY

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
