"""A chat has a feed watched, or stops: what came of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from functools import partial
from urllib.parse import urlsplit

from bot.feeds.discover import DiscoveredFeed
from bot.feeds.entries import Headline, MarkedFeed, Seen
from bot.feeds.identity import credible, sift
from bot.feeds.values import Feed, FeedId, Left, Outline
from bot.locales.languages import Languages
from bot.render.feeds import render_ended_by_operator
from bot.reports import HEALTH_OF, Health
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.feeds.feeds import FeedStore
from bot.subscriptions.values import FEED_PREFIX, Subscription

#: Feeds that one chat can have watched.
MAX_FEEDS = 50

#: The feeds behind an address; raises FetchError.
Discover = Callable[[str], Awaitable[tuple[DiscoveredFeed, ...]]]


#: That are shown of a feed when it is added.
_HEADLINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of a chat's adding a feed."""

    feed: Feed

    #: Whether the chat did not have it before.
    new: bool

    #: What it lists, the newest first, three at most.
    newest: tuple[Headline, ...] = ()


class Removed(Enum):
    """What came of a chat's removing a feed."""

    #: It is none of its own.
    NOT_YOURS = auto()
    #: It is watched for the chat no more.
    FOR_YOU = auto()
    #: The same, and the operator may end it for the others that have it.
    FOR_YOU_ALONE = auto()
    #: The operator ended it for all, and they are told.
    FOR_ALL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What came of a chat's removing a feed, and of what it followed of it."""

    outcome: Removed

    #: The topics that the chat followed of this feed alone, which end with it.
    ended: tuple[Subscription, ...] = ()


class Watching:
    """Keeps which feeds are watched for whom."""

    def __init__(
        self,
        discover: Discover,
        feeds: FeedStore,
        subscriptions: SubscriptionStore,
        *,
        languages: Languages,
        wake_poller: Callable[[], None],
        wake_intake: Callable[[], None],
        wake_sender: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._discover = discover
        self._feeds = feeds
        self._subscriptions = subscriptions
        self._languages = languages
        self._wake_poller = wake_poller
        self._wake_intake = wake_intake
        self._wake_sender = wake_sender
        self._clock = clock

    async def has_room(self, chat_id: int, url: str) -> bool:
        """Whether a chat has a feed already, or may add one more."""
        own = await self._feeds.of_chat(chat_id)
        return len(own) < MAX_FEEDS or any(feed.url == url for feed in own)

    async def any(self) -> bool:
        """Whether any feed is watched, for whomever."""
        return await self._feeds.next_at() is not None

    async def add(self, chat_id: int, url: str, *, approved: bool) -> Added | None:
        """Watch the feed behind an address: the site's own choice where it has several.

        Args:
            chat_id: For whom.
            url: The feed's, or its site's.
            approved: Whether it is the operator who adds it.

        Returns:
            What came of it; None if there is no feed.

        Raises:
            FetchError: The address could not be had.
        """
        now = self._clock()
        if await self._feeds.by_url(url):
            # What is watched need not be looked for.
            feed, new = await self._feeds.add(url, now, chat_id=chat_id, approved=approved)
            return Added(
                feed=feed, new=new, newest=await self._feeds.newest(feed.id, chat_id, _HEADLINES)
            )
        found = await self._discover(url)
        if not found:
            return None
        first = found[0]
        feed, new = await self._feeds.add(
            first.url,
            now,
            title=first.feed.title or site_of(url),
            home=first.feed.url,
            chat_id=chat_id,
            approved=approved,
            first_look=sift(first.feed, Seen(), now),
        )
        self._wake_poller()
        self._wake_intake()
        return Added(feed=feed, new=new, newest=headlines(first.feed, now))

    async def import_all(
        self, chat_id: int, outlines: Iterable[Outline], *, approved: bool
    ) -> tuple[int, int]:
        """Watch feeds of a list, unseen: a look tells whether they are any.

        Returns:
            How many were added, and how many were left out because the chat has enough.
        """
        own = {feed.url for feed in await self._feeds.of_chat(chat_id)}
        room, added, left = max(MAX_FEEDS - len(own), 0), 0, 0
        for outline in outlines:
            if outline.url in own:
                continue
            if added >= room:
                left += 1
                continue
            _, new = await self._feeds.add(
                outline.url,
                self._clock(),
                title=outline.title,
                home=outline.home,
                chat_id=chat_id,
                approved=approved,
            )
            own.add(outline.url)
            added += new
        self._wake_poller()
        return added, left

    async def by_url(self, url: str) -> Feed | None:
        """Return the feed at an address, whoever added it."""
        return await self._feeds.by_url(url)

    async def of_chat(self, chat_id: int) -> tuple[Feed, ...]:
        """Return the feeds that a chat added, as it does by following one."""
        return await self._feeds.of_chat(chat_id)

    async def health(self, feeds: Iterable[Feed]) -> dict[FeedId, Health]:
        """Return what came of the entries of feeds lately; a feed without any has none."""
        ids = [feed.id for feed in feeds]
        return await self._feeds.health(ids, self._clock() - HEALTH_OF)

    async def remove(self, feed: Feed, chat_id: int, *, operator: bool) -> Removal:
        """Stop watching a feed for a chat; the operator can end any.

        He ends his own, and those that his chat does not have; from one that others have, too, his
        chat is taken first. What the chat followed of the feed alone ends: nothing would come of it.
        """
        topic = f"{FEED_PREFIX}{feed.id}"
        followed = await self._subscriptions.of_chat(chat_id)
        needed = [one for one in followed if one.needs(topic)]
        await self._subscriptions.unfollow(chat_id, [one.topic for one in needed])
        outcome = await self._leave(feed, chat_id, operator=operator)
        return Removal(outcome=outcome, ended=tuple(one for one in needed if one.topic != topic))

    async def _leave(self, feed: Feed, chat_id: int, *, operator: bool) -> Removed:
        left = await self._feeds.leave(feed.id, chat_id, end=operator)
        if left is Left.ENDED or (left is Left.WATCHED_ON and not operator):
            return Removed.FOR_YOU
        if left is Left.WATCHED_ON:
            return Removed.FOR_YOU_ALONE
        if not operator:
            return Removed.NOT_YOURS
        told = await self._feeds.remove(
            feed.id, self._clock(), self._languages.notice(partial(render_ended_by_operator, feed))
        )
        self._wake_sender()
        return Removed.NOT_YOURS if told is None else Removed.FOR_ALL


def headlines(feed: MarkedFeed, now: datetime) -> tuple[Headline, ...]:
    """Return the newest headlines of a feed; of those without a date the first that it lists."""
    entries = [marked.entry for marked in feed.entries if marked.entry.title and marked.entry.url]
    never = datetime.min.replace(tzinfo=UTC)
    # Of one moment the one on top is the newest, and stays there.
    newest = sorted(
        entries,
        key=lambda entry: credible(entry.published or entry.updated, now) or never,
        reverse=True,
    )
    return tuple(Headline(entry.title, entry.url) for entry in newest[:_HEADLINES])


def site_of(url: str) -> str:
    """Return a link's host, as people name a site."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
