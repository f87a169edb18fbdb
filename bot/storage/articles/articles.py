"""Articles that were read, and the links that led to them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fetching.followed import FollowedLink
from bot.models import ArticleId, StoredArticle
from bot.storage.articles.article_budget import (
    BATCH,
    drop_oldest,
    held_bytes,
    make_room,
)
from bot.storage.articles.article_json import article_from_json, article_to_json
from bot.storage.articles.search import make_searchable
from bot.storage.engine.database import Database
from bot.storage.engine.statements import ARTICLES, insert, one_at_a_time
from bot.storage.schema import article, copy, link, story
from bot.storage.stories.audiences import is_open
from summarizer.models import Article


class ArticleStore:
    """Rows of ``article`` and ``link``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def by_id(self, article_id: ArticleId) -> StoredArticle | None:
        """Return an article, if it is still kept."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(article).where(article.c.id == article_id))
            row = rows.first()
            return stored_article(row) if row else None

    async def by_link(self, url: str) -> StoredArticle | None:
        """Return what a cleaned link led to when it was followed last, read at that time."""
        statement = select(article, link.c.followed_at).join(link).where(link.c.url == url)
        async with self._database.read() as connection:
            row = (await connection.execute(statement)).first()
            return replace(stored_article(row), read_at=row.followed_at) if row else None

    async def keep(
        self,
        read: Article,
        read_at: datetime,
        followed: FollowedLink | None = None,
        asked_by: int | None = None,
    ) -> StoredArticle:
        """Keep an article beside what was kept of the same page, if that said something else.

        Args:
            read: The article.
            read_at: Now.
            followed: The link that led to it; None: it is a text.
            asked_by: For whom it was read, who may have to give up older ones for it; None: a feed
                brought it.
        """
        async with self._database.write() as connection:
            return await keep_article(connection, read, read_at, followed, asked_by)

    async def prune(self, before: datetime) -> None:
        """Drop the articles that were read last before a time."""
        old = article.c.read_at < before
        some = select(article.c.id).where(old).order_by(article.c.read_at).limit(BATCH)
        dropped = BATCH
        while dropped == BATCH:
            async with self._database.write() as connection:
                await one_at_a_time(connection, ARTICLES)
                done = await connection.execute(delete(article).where(article.c.id.in_(some), old))
                dropped = done.rowcount

    async def shrink(self, most_bytes: int) -> None:
        """Drop articles until there are no more bytes of them.

        Those first that only the readers of strangers' feeds see: a feed costs nothing to make up.
        Then people's own, then any.
        """
        # Summed up once: a hundred thousand of them take longer than to drop some.
        async with self._database.read() as connection:
            excess = await held_bytes(connection) - most_bytes
        for which in (_of_strangers(), article.c.asked_by.is_not(None), true()):
            dropped = 1
            while excess > 0 and dropped:
                async with self._database.write() as connection:
                    await one_at_a_time(connection, ARTICLES)
                    dropped = await drop_oldest(connection, excess, which)
                excess -= dropped


def _of_strangers() -> ColumnElement[bool]:
    told = (
        select(copy.c.article_id)
        .join_from(copy, story, story.c.id == copy.c.story_id)
        .where(copy.c.article_id == article.c.id)
    )
    return and_(told.where(~is_open()).exists(), ~told.where(is_open()).exists())


async def keep_article(
    connection: AsyncConnection,
    read: Article,
    read_at: datetime,
    followed: FollowedLink | None = None,
    asked_by: int | None = None,
) -> StoredArticle:
    """Keep an article in a transaction of the caller's; see :meth:`ArticleStore.keep`."""
    # One that drops an article drops its links, too, which another points elsewhere just then.
    await one_at_a_time(connection, ARTICLES)
    own = followed.own if followed else None
    content = article_to_json(read)
    article_id = await _read_again(connection, own, content, read_at, asked_by)
    if article_id is None:
        values = {"content": content, "size_bytes": len(json.dumps(content))}
        statement = insert(connection, article).values(
            url=own, read_at=read_at, asked_by=asked_by, **values
        )
        article_id = (await connection.execute(statement.returning(article.c.id))).scalar_one()
        await make_searchable(connection, article_id, read)
    for url in followed.links if followed else ():
        led_to = {"article_id": article_id, "followed_at": read_at}
        await connection.execute(
            insert(connection, link)
            .values(url=url, **led_to)
            .on_conflict_do_update(index_elements=[link.c.url], set_=led_to)
        )
    if asked_by is not None:
        await make_room(connection, asked_by)
    return StoredArticle(id=ArticleId(article_id), article=read, read_at=read_at)


async def make_public(connection: AsyncConnection, article_id: ArticleId) -> bool:
    """Note that an article is not a person's alone any more; returns False if it is not kept."""
    noted = update(article).where(article.c.id == article_id).values(asked_by=None)
    return await connection.scalar(noted.returning(article.c.id)) is not None


async def _read_again(
    connection: AsyncConnection,
    own: str | None,
    content: dict[str, Any],
    read_at: datetime,
    asked_by: int | None,
) -> int | None:
    """Note that a page was read that says what it said; None: it does not, or is a new one."""
    if own is None:
        return None
    last = (
        select(article.c.id, article.c.content)
        .where(article.c.url == own)
        .order_by(article.c.read_at.desc(), article.c.id.desc())
        .limit(1)
    )
    row = (await connection.execute(last)).first()
    if row is None or row.content != content:
        return None
    # What a feed brings, too, is not a person's alone.
    values = {"read_at": read_at} | ({"asked_by": None} if asked_by is None else {})
    noted = update(article).where(article.c.id == row.id).values(**values)
    article_id: int | None = await connection.scalar(noted.returning(article.c.id))
    return article_id


def stored_article(row: Row[Any]) -> StoredArticle:
    """Return the article of a row with the columns of ``article``."""
    return StoredArticle(
        id=ArticleId(row.id), article=article_from_json(row.content), read_at=row.read_at
    )
