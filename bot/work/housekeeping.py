"""Drop what is not needed any more, once a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.storage.articles.articles import ArticleStore
from bot.storage.articles.search import SearchStore
from bot.storage.chats.complaints import ComplaintStore
from bot.storage.chats.invitations import InvitationStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.inbox import InboxStore
from bot.storage.operating.days import DayStore
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.broadcasts import BroadcastStore

#: Telegram sends an update again for a day at most, so its id need not be known for longer.
KEEP_UPDATE_IDS = timedelta(days=2)

#: The operator sees failures for so long; keys of answers do not come again after two days.
_KEEP_DELIVERIES = timedelta(days=30)

#: For /latest and for what a new follower is told of; a copy is known for four days.
_KEEP_STORIES = timedelta(days=14)

#: What was called wrong waits for a release.
_KEEP_COMPLAINTS = timedelta(days=365)

#: Links that expired, with who came by them, and messages to all: longer than what the operator was
#: told of them has buttons, and than it is known what was sent, as SQLite may give their numbers to others.
_KEEP_OPERATORS = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """For how long, and how much of it, the operator wants things kept."""

    #: After this long, the buttons of an answer no longer work, and /search does not find it.
    articles: timedelta

    #: Of all articles. A person's share of it is in bot.storage.articles.article_budget.
    articles_bytes: int

    @property
    def deliveries(self) -> timedelta:
        """Return how long it is known what was sent."""
        return min(_KEEP_DELIVERIES, self.articles)

    @property
    def stories(self) -> timedelta:
        """Return how long stories are known."""
        return min(_KEEP_STORIES, self.articles)


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
        *,
        search: SearchStore,
        complaints: ComplaintStore,
        invitations: InvitationStore,
        broadcasts: BroadcastStore,
        days: DayStore,
        keep: Keep,
        clock: Callable[[], datetime],
    ) -> None:
        self._inbox = inbox
        self._articles = articles
        self._deliveries = deliveries
        self._stories = stories
        self._search = search
        self._complaints = complaints
        self._invitations = invitations
        self._broadcasts = broadcasts
        self._days = days
        self._keep = keep
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
        await self._inbox.prune(now - KEEP_UPDATE_IDS, now - self._keep.deliveries)
        await self._articles.prune(now - self._keep.articles)
        await self._stories.prune(now - self._keep.stories)
        # Messages that many got go when neither a story nor a delivery refers to them.
        await self._deliveries.prune(now - self._keep.deliveries)
        await self._complaints.prune(now - _KEEP_COMPLAINTS)
        await self._invitations.prune(now - _KEEP_OPERATORS)
        await self._broadcasts.prune(now - _KEEP_OPERATORS)
        await self._days.close(now.date())
        await self.shrink()
        # Once after an upgrade; then there are none.
        while await self._search.catch_up():
            pass

    async def shrink(self) -> None:
        """Drop what is too much."""
        await self._articles.shrink(self._keep.articles_bytes)
