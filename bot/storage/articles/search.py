"""What a chat received, found by its words: SQLite's FTS5, or PostgreSQL's full text search.

The words are the same for both (``bot.newsroom.search_words``): letters, digits and marks alone, so
nothing that a person types is a query's syntax.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    Select,
    cast,
    column,
    func,
    literal,
    select,
    table,
    true,
    union,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.newsroom.lines import ArticleLine, Lines
from bot.newsroom.search_words import SearchTerm, index_words
from bot.storage.articles.article_json import article_from_json
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.schema import article, digest_item, searchable, shown, story
from summarizer.models import Article

#: More are not counted: who finds as many says what he looks for with another word.
MOST_FOUND = 500

#: Articles of earlier versions whose words are kept in one transaction.
_BATCH = 50

#: SQLite's index; its column of the same name takes a query.
_FTS5 = table("searchable_words", column("rowid"), column("searchable_words"))


class SearchStore:
    """Rows of ``searchable``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, chat_id: int, terms: Sequence[SearchTerm], start: int, most: int) -> Lines:
        """Return articles that a chat has in a message or had in a digest, the newest first.

        Args:
            chat_id: Whose.
            terms: Each of them is in the article; one at least.
            start: The first of those found; one that is not there (any more) is the last.
            most: So many at most.
        """
        found = (
            select(article.c.id)
            .where(article.c.id.in_(_received(chat_id)), self._has(terms))
            .order_by(article.c.id.desc())
            .limit(MOST_FOUND)
        )
        async with self._database.read() as connection:
            ids = (await connection.scalars(found)).all()
            start = max(min(start, len(ids) - 1), 0)
            lines = await _lines(connection, ids[start : start + most])
        return Lines(total=len(ids), start=start, lines=lines)

    async def catch_up(self) -> bool:
        """Keep the words of some articles that an earlier version kept; returns if more are left."""
        # From the newest on: what stands below the lowest that has its words was not reached yet.
        async with self._database.read() as connection:
            lowest = await connection.scalar(select(func.min(searchable.c.article_id)))
            without = (
                select(article.c.id, article.c.content)
                .where(true() if lowest is None else article.c.id < lowest)
                .order_by(article.c.id.desc())
                .limit(_BATCH)
            )
            rows = (await connection.execute(without)).all()
        # In a thread: others want answers meanwhile.
        words = await asyncio.to_thread(
            lambda: {row.id: index_words(article_from_json(row.content)) for row in rows}
        )
        async with self._database.write() as connection:
            for article_id, said in words.items():
                await _keep(connection, article_id, said)
        return len(rows) == _BATCH

    def _has(self, terms: Sequence[SearchTerm]) -> ColumnElement[bool]:
        """Return what is true of articles with all of these words."""
        if self._database.is_postgres:
            query = cast(literal(to_tsquery(terms)), TSQUERY)
            found = select(searchable.c.article_id).where(searchable.c.words.op("@@")(query))
        else:
            query_column = _FTS5.c.searchable_words
            found = select(_FTS5.c.rowid).where(query_column.match(to_fts5(terms)))
        return article.c.id.in_(found)


async def make_searchable(connection: AsyncConnection, article_id: int, kept: Article) -> None:
    """Keep the words of an article, in the transaction of the caller's that keeps it."""
    await _keep(connection, article_id, index_words(kept))


async def _keep(connection: AsyncConnection, article_id: int, words: str) -> None:
    # It may be gone by now.
    of_article = select(article.c.id, literal(words, searchable.c.words.type)).where(
        article.c.id == article_id
    )
    await connection.execute(
        insert(connection, searchable)
        .from_select(["article_id", "words"], of_article)
        .on_conflict_do_nothing()
    )


def to_fts5(terms: Sequence[SearchTerm]) -> str:
    """Return a query of SQLite's. Source: https://www.sqlite.org/fts5.html#full_text_query_syntax"""
    return " AND ".join(_phrase(term, '"', " ", '"', "*") for term in terms)


def to_tsquery(terms: Sequence[SearchTerm]) -> str:
    """Return a query of PostgreSQL's.

    Source: https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY
    """
    return " & ".join(_phrase(term, "('", "' <-> '", "'", ":*") + ")" for term in terms)


def _phrase(term: SearchTerm, head: str, between: str, end: str, begins: str) -> str:
    return f"{head}{between.join(term.words)}{end}{begins * term.begins}"


def _received(chat_id: int) -> Select[tuple[int]]:
    """Return a SELECT of what a chat's messages show, and of what its digests told."""
    in_messages = select(shown.c.article_id).where(
        shown.c.chat_id == chat_id, shown.c.article_id.is_not(None)
    )
    in_digests = (
        select(story.c.article_id)
        .join(digest_item, digest_item.c.story_id == story.c.id)
        .where(
            digest_item.c.chat_id == chat_id,
            digest_item.c.told_at.is_not(None),
            story.c.article_id.is_not(None),
        )
    )
    return select(union(in_messages, in_digests).subquery().c[0])


async def _lines(connection: AsyncConnection, ids: Sequence[int]) -> tuple[ArticleLine, ...]:
    said = article.c.content
    rows = await connection.execute(
        select(
            article.c.read_at,
            *(
                func.coalesce(said[name].as_string(), "").label(name)
                for name in ("title", "url", "publisher")
            ),
        )
        .where(article.c.id.in_(ids))
        .order_by(article.c.id.desc())
    )
    return tuple(
        ArticleLine(title=row.title, url=row.url, outlet=row.publisher, at=row.read_at)
        for row in rows
    )
