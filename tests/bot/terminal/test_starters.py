"""Feeds to begin with, in a terminal."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from bot.polling.starter import starter_feeds
from bot.storage.engine.database import Database
from bot.storage.feeds.feeds import FeedStore
from bot.terminal.starters import TAKEN, starters_offered


async def typed(*texts: str) -> AsyncIterator[str]:
    for text in texts:
        yield text


@pytest.mark.parametrize(
    ("texts", "heard", "taken"),
    [
        (("y", "hello", "y"), ["hello", "y"], True),
        ((" Yes ",), [], True),
        (("https://a.example/1", "y"), ["https://a.example/1", "y"], False),
        ((), [], False),
    ],
)
async def test_feeds_are_watched_while_it_is_open(
    database: Database,
    now: datetime,
    *,
    texts: tuple[str, ...],
    heard: list[str],
    taken: bool,
) -> None:
    """If the first that is typed says so; they end with it, and nothing else that is typed is lost."""
    store = FeedStore(database)
    said: list[str] = []

    async with starters_offered(typed(*texts), store, ["en"], said.append, lambda: now) as messages:
        assert [text async for text in messages] == heard
        watched = {feed.url for feed in await store.all()}
    assert watched == ({feed.url for feed in starter_feeds(["en"])} if taken else set())
    assert await store.all() == ()
    assert f"{len(starter_feeds(['en']))} well-known public feeds (en)" in said[0]
    assert said[1:] == ([TAKEN] if taken else [])


async def test_who_watches_feeds_is_offered_none(database: Database, now: datetime) -> None:
    """His stay; and so does one of these that he adds himself."""
    store = FeedStore(database)
    said: list[str] = []
    async with starters_offered(typed("y"), store, ["en"], said.append, lambda: now) as messages:
        assert [text async for text in messages] == []
        await store.add(starter_feeds(["en"])[0].url, now, chat_id=5)
    (kept,) = await store.all()
    async with starters_offered(typed("y"), store, ["en"], said.append, lambda: now) as messages:
        assert [text async for text in messages] == ["y"]

    assert (await store.all())[0].id == kept.id
    assert len(said) == 2, "the offer, and that it was taken"
