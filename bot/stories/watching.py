"""A chat has a feed watched, or stops: what came of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from urllib.parse import urlsplit

from bot.feeds.discover import Found
from bot.feeds.values import Feed, FeedId, Outline
from bot.storage.feeds import FeedStore
from bot.storage.subscriptions import SubscriptionStore
from bot.subscriptions.values import FEED_PREFIX

#: Feeds that one chat can have watched.
MAX_FEEDS = 50

#: The feeds behind an address; raises FetchError.
Discover = Callable[[str], Awaitable[tuple[Found, ...]]]


class Watching:
    """Keeps which feeds are watched for whom."""

    def __init__(
        self,
        discover: Discover,
        feeds: FeedStore,
        subscriptions: SubscriptionStore,
        *,
        wake_poller: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._discover = discover
        self._feeds = feeds
        self._subscriptions = subscriptions
        self._wake_poller = wake_poller
        self._clock = clock

    async def room(self, chat_id: int) -> int:
        """Return how many feeds a chat may still add."""
        return max(MAX_FEEDS - len(await self._feeds.of_chat(chat_id)), 0)

    async def any(self) -> bool:
        """Whether any feed is watched, for whomever."""
        return await self._feeds.next_at() is not None

    async def add(self, chat_id: int, url: str) -> tuple[Feed, bool] | None:
        """Watch the feed behind an address: the site's own choice where it has several.

        Returns:
            The feed, and whether it was not watched before; None if there is no feed.

        Raises:
            FetchError: The address could not be had.
        """
        found = await self._discover(url)
        if not found:
            return None
        first = found[0]
        added = await self._feeds.add(
            first.url,
            self._clock(),
            title=first.feed.title or site_of(url),
            home=first.feed.url,
            chat_id=chat_id,
            listed=first.feed.fingerprints,
        )
        self._wake_poller()
        return added

    async def import_all(self, chat_id: int, outlines: Iterable[Outline]) -> tuple[int, int]:
        """Watch feeds of a list, unseen: a look tells whether they are any.

        Returns:
            How many were added, and how many were left out because the chat has enough.
        """
        room, added, left = await self.room(chat_id), 0, 0
        for outline in outlines:
            if await self._feeds.by_url(outline.url):
                continue
            if added >= room:
                left += 1
                continue
            await self._feeds.add(
                outline.url,
                self._clock(),
                title=outline.title,
                home=outline.home,
                chat_id=chat_id,
            )
            added += 1
        self._wake_poller()
        return added, left

    async def by_url(self, url: str) -> Feed | None:
        """Return the feed at an address, whoever added it."""
        return await self._feeds.by_url(url)

    async def of_chat(self, chat_id: int) -> tuple[Feed, ...]:
        """Return the feeds that a chat added, and those that it follows."""
        own = {feed.id: feed for feed in await self._feeds.of_chat(chat_id)}
        for subscription in await self._subscriptions.of_chat(chat_id):
            feed_id = feed_id_of(subscription.topic)
            if feed_id in own or feed_id is None:
                continue
            if feed := await self._feeds.by_id(feed_id):
                own[feed.id] = feed
        return tuple(own.values())

    async def remove(self, feed: Feed, chat_id: int, *, admin: bool) -> bool:
        """Stop watching a feed for a chat.

        A feed that others follow is watched on, as the operator's.

        Returns:
            False if it is another's, and the chat does not follow it.
        """
        topic = f"{FEED_PREFIX}{feed.id}"
        followed = await self._subscriptions.unfollow(chat_id, [topic])
        if not admin and feed.chat_id != chat_id:
            return bool(followed)
        if not admin and await self._subscriptions.is_followed(topic):
            await self._feeds.disown(feed.id)
        else:
            await self._feeds.remove(feed.id)
        return True


def feed_id_of(topic: str) -> FeedId | None:
    """Return the feed that a subscription is for; None if it is for a topic."""
    number = topic.removeprefix(FEED_PREFIX)
    return FeedId(int(number)) if number != topic and number.isdecimal() else None


def site_of(url: str) -> str:
    """Return a link's host, as people name a site."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
