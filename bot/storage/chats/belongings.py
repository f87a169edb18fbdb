"""What of the tables is about a chat, by the schema: what is handed out, and what /forget leaves.

A table with a column ``chat_id`` is a chat's: its rows are handed out and dropped, a new table's, too.
Whatever names a chat or a person in another way stands below, with what becomes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlalchemy import ColumnElement, Table, and_, or_

from bot.reports import RowKind
from bot.storage.schema import (
    allowance,
    allowed,
    article,
    banned,
    channel,
    chat,
    complaint,
    copy,
    day_person,
    delivery,
    feed_chat,
    invited,
    metadata,
    set_aside,
    story,
)

#: A chat's id to what is true of its rows. The id of a person is that of his private chat.
Owned = Callable[[int], ColumnElement[bool]]

#: Rows that are a chat's by another column, or are dropped with care: see bot.storage.chats.forgetting.
_BY_OTHERS: Mapping[Table, Owned] = MappingProxyType(
    {
        chat: lambda chat_id: chat.c.id == chat_id,
        article: lambda person: article.c.asked_by == person,
        set_aside: lambda chat_id: and_(
            set_aside.c.kind == RowKind.DIGEST, set_aside.c.row_id == chat_id
        ),
        # Of the channel, and of who looks after it.
        channel: lambda chat_id: or_(channel.c.chat_id == chat_id, channel.c.person == chat_id),
        # The operator's, of whom he serves; a person is told which number is his.
        allowed: lambda chat_id: allowed.c.id == chat_id,
        banned: lambda chat_id: banned.c.id == chat_id,
        invited: lambda person: invited.c.person == person,
        day_person: lambda person: day_person.c.person == person,
        allowance: lambda person: allowance.c.person == person,
    }
)

#: Tables whose rows stay, without the chat: they are others' as well.
STRIPPED = frozenset({copy, complaint})

#: And tables that take more than a DELETE.
_WITH_CARE = frozenset(
    {chat, article, allowed, allowance, banned, invited, delivery, feed_chat, story}
)

#: What names a chat or a person and stays, and why.
KEPT: Mapping[str, str] = MappingProxyType(
    {
        "allowed.id": "the operator decides whom he serves",
        "banned.id": "as that of allowed: else whoever is banned would lift it by himself",
        "invited.person": "the operator sees who came by his link; it goes with the link",
        "allowance.person": "the operator decides how much each may ask for",
        "shown.asked_by": "in a group: who asked may change the answer; it goes with its article",
        "fan_out.after_chat_id": "a place in the order of all chats, while a story is told",
        "amendment.after_chat_id": "as that of fan_out",
        "broadcast.after_chat_id": "as that of fan_out",
    }
)


def belongings() -> dict[Table, Owned]:
    """Return the tables that have rows of chats; those that refer to others first."""
    return {
        table: owned
        for table in reversed(metadata.sorted_tables)
        if (owned := _BY_OTHERS.get(table) or _by_chat(table)) is not None
    }


def dropped() -> dict[Table, Owned]:
    """Return those whose rows go as they are."""
    return {
        table: owned for table, owned in belongings().items() if table not in STRIPPED | _WITH_CARE
    }


def _by_chat(table: Table) -> Owned | None:
    if "chat_id" not in table.c:
        return None
    return lambda chat_id: table.c.chat_id == chat_id
