"""How the bot fares: the processes that share the database, and what came of each day."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Integer, String, Table

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

#: What happened on a day, counted by all processes together.
day_count = Table(
    "day_count",
    metadata,
    # Of UTC, as ISO 8601 has it.
    Column("day", String(10), primary_key=True),
    # See bot.metrics.days.Daily.
    Column("name", String(10), primary_key=True),
    Column("count", Integer, nullable=False),
)

#: Who did something on a day, until these are counted.
day_person = Table(
    "day_person",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
)
