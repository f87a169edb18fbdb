"""/export: all that the tables hold about a chat, as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Row, Select, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.chats.belongings import Owned, belongings
from bot.storage.engine.database import Database
from bot.storage.schema import article, body, delivery, delivery_article, feed, story

#: Rows of one table; of more the newest are handed out, and it is said how many there are.
MOST_ROWS = 20_000

#: What others refer to, by the column that does: what it is called, and where it stands.
_NAMED: Mapping[str, tuple[Table, tuple[str, str]]] = MappingProxyType(
    {"feed_id": (feed, ("title", "url")), "story_id": (story, ("title", "url"))}
)

#: Of articles in place of their text: what is pasted is its sender's already.
_ARTICLE_COLUMNS = ("id", "read_at", "size_bytes")


#: Columns that number a person.
_PEOPLE = frozenset({"asked_by", "person"})


class Exporting:
    """Reads what is kept of a chat, by the schema: a new table's rows, too."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, chat_id: int) -> dict[str, Any]:
        """Return the rows of a chat by table, in JSON's own types; tables without any are left out.

        Each has how many there are in all, and the newest of them. What a row refers to is named in it.
        """
        document: dict[str, Any] = {}
        # One snapshot.
        async with self._database.read() as connection:
            for table, owned in sorted(belongings().items(), key=lambda each: each[0].name):
                found = await _rows(connection, table, owned, chat_id)
                if found["rows"]:
                    document[table.name] = found
        return document


async def _rows(
    connection: AsyncConnection, table: Table, owned: Owned, chat_id: int
) -> dict[str, Any]:
    mine = owned(chat_id)
    total = await connection.scalar(select(func.count()).select_from(table).where(mine))
    newest = [column.desc() for column in table.primary_key]
    statement = _select(table).where(mine).order_by(*newest).limit(MOST_ROWS)
    rows = await connection.execute(statement)
    return {"total": total, "rows": [dict(_told(row, chat_id)) for row in rows]}


def _select(table: Table) -> Select[Any]:
    """Return a SELECT of a table, with the names of what it refers to."""
    columns: list[ColumnElement[Any]] = _own(table)
    joined: FromClause = table
    for name, (other, named) in _NAMED.items():
        if name in table.c:
            there = other.alias()
            joined = joined.outerjoin(there, there.c.id == table.c[name])
            columns += _labelled(name, {each: there.c[each] for each in named})
    if table is delivery:
        # A story's delivery shares its message with others; an answer's names its article.
        shared, told, shows = body.alias(), story.alias(), delivery_article.alias()
        original = func.coalesce(shared.c.original_id, shared.c.id)
        joined = joined.outerjoin(shared, shared.c.id == delivery.c.body_id)
        joined = joined.outerjoin(told, told.c.body_id == original)
        joined = joined.outerjoin(shows, shows.c.delivery_id == delivery.c.id)
        joined, in_article = _with_article(joined, shows.c.article_id)
        columns += _labelled("story_id", {"title": told.c.title, "url": told.c.url})
        columns += _labelled("article_id", in_article)
    elif table is article:
        columns += _labelled("article_id", _said(article))
    elif "article_id" in table.c:
        joined, in_article = _with_article(joined, table.c.article_id)
        columns += _labelled("article_id", in_article)
    return select(*columns).select_from(joined)


def _own(table: Table) -> list[ColumnElement[Any]]:
    if table is article:
        return [article.c[name] for name in _ARTICLE_COLUMNS]
    return list(table.c)


def _with_article(
    joined: FromClause, article_id: Column[Any]
) -> tuple[FromClause, dict[str, ColumnElement[Any]]]:
    there = article.alias()
    return joined.outerjoin(there, there.c.id == article_id), _said(there)


def _said(there: FromClause) -> dict[str, ColumnElement[Any]]:
    return {name: there.c.content[name].as_string() for name in ("title", "url")}


def _labelled(name: str, columns: Mapping[str, ColumnElement[Any]]) -> list[ColumnElement[Any]]:
    kind = name.removesuffix("_id")
    return [column.label(f"{kind} {said}") for said, column in columns.items()]


def _told(row: Row[Any], chat_id: int) -> Iterator[tuple[str, Any]]:
    """Yield what of a row is there, in JSON's own types; what no person can read is left out.

    So are the numbers of people, but for the chat's own: all who read a channel see its file.
    """
    for name, value in row._mapping.items():  # noqa: SLF001  # as it is called there
        if name in _PEOPLE and value != chat_id:
            continue
        if isinstance(value, datetime):
            yield str(name), value.isoformat()
        elif value is not None and not isinstance(value, bytes):
            yield str(name), value
