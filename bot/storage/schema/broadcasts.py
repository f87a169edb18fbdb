"""Messages of the operator's to all chats."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
)

from bot.newsroom.broadcasts import BroadcastState
from bot.storage.schema.base import RowId, UtcDateTime, metadata

broadcast = Table(
    "broadcast",
    metadata,
    Column("id", RowId, primary_key=True),
    # The operator, in whose private chat it is shown how it gets on.
    Column("author", BigInteger, nullable=False),
    # What it says; NULL: that is kept no more.
    Column("body_id", RowId, ForeignKey("body.id", ondelete="SET NULL")),
    Column("state", String(9), nullable=False),
    # To whom.
    Column("to_private", Boolean, nullable=False),
    Column("to_groups", Boolean, nullable=False),
    Column("to_channels", Boolean, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    # The message that says how it gets on; NULL: it was not begun.
    Column("message_id", BigInteger),
    # Chats when it was begun; NULL before.
    Column("total", Integer),
    # Chats up to this one are owed it; NULL: none is.
    Column("after_chat_id", BigInteger),
    # Whether all are.
    Column("is_owed", Boolean, nullable=False),
    # When it was said last how it gets on; NULL: it was not yet.
    Column("told_at", UtcDateTime),
    # When to go on with it; NULL: there is nothing to go on with.
    Column("due_at", UtcDateTime, index=True),
    Column("attempts", Integer, nullable=False),
    Column("error", Text),
    CheckConstraint(
        "state IN ({})".format(", ".join(f"'{state}'" for state in BroadcastState)), name="state"
    ),
)
