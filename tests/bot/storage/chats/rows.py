"""A row of each table for a chat, by the schema: a new table has one, too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from sqlalchemy import JSON, Boolean, Column, DateTime, Integer, LargeBinary, select
from sqlalchemy.types import TypeDecorator

from bot.models import Menu
from bot.storage.engine.database import Database
from bot.storage.schema import metadata
from tests.bot.conftest import NOW

#: Columns that hold the id of a chat, or of a person, whose private chat has the same.
CHATS = {"chat_id", "asked_by", "after_chat_id", "person"}

#: Columns that are called otherwise.
_IDS = {"chat.id", "allowed.id", "banned.id"}

#: Of a number of digits that nothing else has.
ADA, BOB = 731_055_290_117, 731_055_290_228

_numbers = count(1_000)


async def fill(database: Database, chat: int) -> None:
    """Write a row about a chat into each table that there is."""
    special = _special(chat)
    ids: dict[Column[Any], Any] = {}
    async with database.write() as connection:
        for table in metadata.sorted_tables:
            values = {
                column.name: special.get(f"{table.name}.{column.name}", _value(column, chat, ids))
                for column in table.c
            }
            await connection.execute(table.insert().values(values))
            ids |= {column: values[column.name] for column in table.c}


def _special(chat: int) -> Mapping[str, Any]:
    """Return what the constraints, or the program, want in some columns."""
    update = {"message": {"chat": {"id": chat}, "from": {"id": chat}, "text": "hello"}}
    return {
        "chat.id": chat,
        "allowed.id": chat,
        "banned.id": chat,
        "broadcast.state": "done",
        "invitation.uses": 2,
        "invitation.uses_left": 1,
        "set_aside.kind": "digest",
        "set_aside.row_id": chat,
        "inbox.body": json.dumps(update),
        "delivery.state": "sent",
        "delivery.dedup_key": f"story:{next(_numbers)}:{chat}",
        "shown.article_id": None,
        "shown.menu": Menu.TOPICS,
        "story.feed_id": None,
        "body.original_id": None,
        "article.content": {"title": f"Title {chat}", "url": "https://example.org/1"},
        "chat.share_banned_at": None,
        "feed.approved_at": None,
    }


def _value(column: Column[Any], chat: int, ids: Mapping[Column[Any], Any]) -> Any:  # noqa: PLR0911
    for key in column.foreign_keys:
        return ids.get(key.column)
    if column.name in CHATS:
        return chat
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    match kind:
        case Boolean():
            return True
        case DateTime():
            return NOW
        case Integer():
            return next(_numbers) % 30_000
        case LargeBinary():
            return b"bytes"
        case JSON():
            return []
        case _:
            return f"t{next(_numbers)}"


async def cells(database: Database, chat: int) -> set[str]:
    """Return the columns in which some row names a chat, in whatever way."""
    return {name async for name in _cells(database, chat)}


async def _cells(database: Database, chat: int) -> Any:
    async with database.read() as connection:
        for table in metadata.sorted_tables:
            for row in (await connection.execute(select(table))).mappings():
                for name, value in row.items():
                    if re.search(rf"\b{chat}\b", repr(value)):
                        yield f"{table.name}.{name}"


def columns_of_chats() -> Iterator[str]:
    """Yield the columns that by their names hold a chat or a person, or refer to a chat."""
    for table in metadata.sorted_tables:
        for column in table.c:
            named = re.search("chat|person|user|asked|asker", column.name)
            refers = any(key.column.table.name == "chat" for key in column.foreign_keys)
            if named or refers or f"{table.name}.{column.name}" in _IDS:
                yield f"{table.name}.{column.name}"
