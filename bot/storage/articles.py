"""Articles that were read, and the links that led to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Row, delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

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
            return _stored(rows.first())

    async def by_link(self, url: str) -> StoredArticle | None:
        """Return what a cleaned link led to when it was followed last."""
        statement = select(article).join(link).where(link.c.url == url)
        async with self._engine.begin() as connection:
            return _stored((await connection.execute(statement)).first())

    async def keep(self, read: Article, read_at: datetime, asked_for: str = "") -> StoredArticle:
        """Keep an article, in place of what was kept of the same page.

        Args:
            read: The article; without ``url`` it is kept as a text of its own.
            read_at: Now.
            asked_for: The cleaned link that led to it; empty for a text.
        """
        values = {"content": article_to_json(read), "read_at": read_at}
        async with self._engine.begin() as connection:
            if not read.url:
                rows = await connection.execute(
                    insert(connection, article).values(**values).returning(article.c.id)
                )
                return StoredArticle(id=ArticleId(rows.scalar_one()), article=read, read_at=read_at)
            rows = await connection.execute(
                insert(connection, article)
                .values(url=read.url, **values)
                .on_conflict_do_update(index_elements=[article.c.url], set_=values)
                .returning(article.c.id)
            )
            kept = StoredArticle(id=ArticleId(rows.scalar_one()), article=read, read_at=read_at)
            for url in {read.url, asked_for} - {""}:
                await connection.execute(
                    insert(connection, link)
                    .values(url=url, article_id=kept.id)
                    .on_conflict_do_update(
                        index_elements=[link.c.url], set_={"article_id": kept.id}
                    )
                )
        return kept

    async def prune(self, before: datetime) -> None:
        """Drop the articles that were read last before a time."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(article).where(article.c.read_at < before))


def _stored(row: Row[tuple[object, ...]] | None) -> StoredArticle | None:
    if row is None:
        return None
    return StoredArticle(
        id=ArticleId(row.id), article=article_from_json(row.content), read_at=row.read_at
    )
