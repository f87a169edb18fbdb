"""Articles that were read, and the links that led to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.models import ArticleId, StoredArticle
from bot.storage.article_json import article_from_json, article_to_json
from bot.storage.schema import article, link
from bot.storage.statements import insert
from summarizer.models import Article


class ArticleStore:
    """Rows of ``article`` and ``link``."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def by_id(self, article_id: ArticleId) -> StoredArticle | None:
        """Return an article, if it is still kept."""
        async with self._engine.begin() as connection:
            rows = await connection.execute(select(article).where(article.c.id == article_id))
            row = rows.first()
            return stored_article(row) if row else None

    async def by_link(self, url: str) -> StoredArticle | None:
        """Return what a cleaned link led to when it was followed last."""
        statement = select(article).join(link).where(link.c.url == url)
        async with self._engine.begin() as connection:
            row = (await connection.execute(statement)).first()
            return stored_article(row) if row else None

    async def keep(self, read: Article, read_at: datetime, asked_for: str = "") -> StoredArticle:
        """Keep an article, in place of what was kept of the same page.

        Args:
            read: The article; without ``url`` it is kept as a text of its own.
            read_at: Now.
            asked_for: The cleaned link that led to it; empty for a text.
        """
        async with self._engine.begin() as connection:
            return await keep_article(connection, read, read_at, asked_for)

    async def prune(self, before: datetime) -> None:
        """Drop the articles that were read last before a time."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(article).where(article.c.read_at < before))


async def keep_article(
    connection: AsyncConnection, read: Article, read_at: datetime, asked_for: str = ""
) -> StoredArticle:
    """Keep an article in a transaction of the caller's; see :meth:`ArticleStore.keep`."""
    values = {"content": article_to_json(read), "read_at": read_at}
    statement = insert(connection, article).values(url=read.url or None, **values)
    if read.url:
        statement = statement.on_conflict_do_update(index_elements=[article.c.url], set_=values)
    rows = await connection.execute(statement.returning(article.c.id))
    kept = StoredArticle(id=ArticleId(rows.scalar_one()), article=read, read_at=read_at)
    for url in {read.url, asked_for} - {""}:
        await connection.execute(
            insert(connection, link)
            .values(url=url, article_id=kept.id)
            .on_conflict_do_update(index_elements=[link.c.url], set_={"article_id": kept.id})
        )
    return kept


def stored_article(row: Row[Any]) -> StoredArticle:
    """Return the article of a row with the columns of ``article``."""
    return StoredArticle(
        id=ArticleId(row.id), article=article_from_json(row.content), read_at=row.read_at
    )
