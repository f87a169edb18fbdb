"""The processes that share the database, and what they say of themselves."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, String, Table

from bot.storage.schema.base import UtcDateTime, metadata

#: Processes that run the bot, or stand by. A row is written anew every few seconds; one that is old is
#: of a process that ended.
process = Table(
    "process",
    metadata,
    # Chance.
    Column("id", String(32), primary_key=True),
    Column("started_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False, index=True),
    # When Telegram was heard last; NULL: it never was.
    Column("heard_at", UtcDateTime),
    # Whether it receives and sends, as one process does.
    Column("leads", Boolean, nullable=False),
    # Of its version of the program; NULL: one that did not say.
    Column("schema", String(32)),
    # What it counted since it began (bot.metrics.tally).
    Column("tally", JSON, nullable=False),
)
