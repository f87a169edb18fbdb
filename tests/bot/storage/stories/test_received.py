"""What a chat received."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from sqlalchemy import update

from bot.fetching.followed import FollowedLink
from bot.models import ArticleId, Reply
from bot.outgoing import SendText
from bot.storage.articles.article_json import article_from_json
from bot.storage.articles.articles import ArticleStore
from bot.storage.engine.database import Database
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.shown import ShownStore
from bot.storage.schema import article as articles
from bot.storage.schema import digest_item
from bot.storage.stories.received import MOST, MOST_BYTES, ReceivedStore
from bot.storage.stories.stories import StoryStore
from tests.bot.stories.newsroom import article, follow, record, report, send_all, serve

CHAT, OTHER = 5, 6


async def told(database: Database, number: int, now: datetime) -> None:
    """Have a story reported, and told to who follows it."""
    await record(StoryStore(database), report(article(number)), now)
    await serve(database, now)
    await send_all(database, now)


async def answered(database: Database, number: int, now: datetime, chat: int = CHAT) -> ArticleId:
    """Owe a chat the answer to a link."""
    read = article(number)
    stored = await ArticleStore(database).keep(read, now, FollowedLink.to(read.url, read.url))
    message = SendText(
        key=f"test:{stored.id}", chat_id=chat, reply=Reply("summary"), article_id=stored.id
    )
    await DeliveryStore(database).queue([message], now)
    return stored.id


async def titles(database: Database, since: datetime, chat: int = CHAT) -> list[str]:
    found = await ReceivedStore(database).latest(chat, since)
    return [article_from_json(json.loads(one.content)).title[-2:].strip() for one in found]


async def test_stories_digests_and_answers_are_received(database: Database, now: datetime) -> None:
    """The last first, each once; what only waits was not, and what others got is theirs."""
    await follow(database, CHAT, now)
    await told(database, 1, now)
    await answered(database, 2, now)
    await send_all(database, now + timedelta(hours=1))
    await answered(database, 1, now)
    await send_all(database, now + timedelta(hours=2))
    await answered(database, 3, now)
    await answered(database, 4, now, OTHER)

    assert await titles(database, now - timedelta(1)) == ["1", "2"]
    assert await titles(database, now + timedelta(minutes=90)) == ["1"]
    assert await titles(database, now - timedelta(1), OTHER) == []


async def test_a_digest_told_it(database: Database, now: datetime) -> None:
    """From the moment that it was told."""
    await follow(database, CHAT, now, digest=True)
    await told(database, 1, now)
    assert await titles(database, now - timedelta(1)) == []

    async with database.write() as connection:
        await connection.execute(update(digest_item).values(told_at=now))
    assert await titles(database, now - timedelta(1)) == ["1"]


async def test_what_is_looked_at_is_bounded(database: Database, now: datetime) -> None:
    """By number and by bytes; the last is looked at however long it is."""
    for number in range(MOST + 1):
        await answered(database, number, now)
    while await send_all(database, now):
        pass
    since = now - timedelta(1)
    assert len(await titles(database, since)) == MOST

    async with database.write() as connection:
        await connection.execute(update(articles).values(size_bytes=MOST_BYTES // 2))
    assert len(await titles(database, since)) == 2
    async with database.write() as connection:
        await connection.execute(update(articles).values(size_bytes=MOST_BYTES * 2))
    assert len(await titles(database, since)) == 1


async def test_the_last_message_with_an_article_is_known(database: Database, now: datetime) -> None:
    """And whether there is one, or will be."""
    shown = ShownStore(database)
    assert not await shown.has_article(CHAT)
    await answered(database, 1, now)
    assert await shown.has_article(CHAT)
    assert await shown.last_article(CHAT) is None
    await send_all(database, now)

    assert await shown.has_article(CHAT)
    assert await shown.last_article(CHAT) is not None
    assert not await shown.has_article(OTHER)
