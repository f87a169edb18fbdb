"""Feeds to begin with, for as long as the terminal is open."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import datetime

from bot.feeds.values import Outline
from bot.polling.starter import starter_feeds, watch_starter_feeds
from bot.storage.feeds.feeds import FeedStore

OFFER = (
    "No feed is watched yet, so topics bring nothing. Type y to have {count} well-known public feeds "
    "({languages}) watched while this is open."
)
TAKEN = "They are watched from now on; /follow says what you want of them."


@asynccontextmanager
async def starters_offered(
    messages: AsyncIterator[str],
    store: FeedStore,
    languages: Iterable[str],
    say: Callable[[str], None],
    clock: Callable[[], datetime],
) -> AsyncIterator[AsyncIterator[str]]:
    """Offer well-known feeds where none is watched; those that are taken end with this.

    Args:
        messages: What is typed; the first may take the offer.
        store: What is watched.
        languages: ISO 639-1 codes.
        say: Shows a line.
        clock: The time.

    Yields:
        What is typed besides.

    Raises:
        SettingsError: There are no feeds in one of the languages.
    """
    wanted = tuple(languages)
    feeds = starter_feeds(wanted)
    if await store.next_at() is not None:
        yield messages
        return
    say(OFFER.format(count=len(feeds), languages=", ".join(wanted)))

    async def besides() -> AsyncIterator[str]:
        is_first = True
        async for text in messages:
            if is_first and _says_yes(text):
                await watch_starter_feeds(store, wanted, clock())
                say(TAKEN)
            else:
                yield text
            is_first = False

    try:
        yield besides()
    finally:
        await _end(store, feeds, clock())


async def _end(store: FeedStore, feeds: Iterable[Outline], now: datetime) -> None:
    for feed in feeds:
        watched = await store.by_url(feed.url)
        # One that was added as any other is its chat's.
        if watched and not watched.owners:
            await store.remove(watched.id, now)


def _says_yes(typed: str) -> bool:
    return typed.strip().casefold() in ("y", "yes")
