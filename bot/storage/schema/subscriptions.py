"""Who follows what, and what waits for a digest."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.storage.schema.base import RowId, UtcDateTime, metadata

#: Who follows what.
subscription = Table(
    "subscription",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("chat_id", BigInteger, ForeignKey("chat.id", ondelete="CASCADE"), nullable=False),
    # The key of a topic (summarizer.topics), or ``feed:7`` for all of a feed.
    Column("topic", String(130), nullable=False),
    # As the person wrote it.
    Column("label", Text, nullable=False),
    # Whether it comes with the digest only; NULL: as the chat is set.
    Column("digest", Boolean),
    # The forum topic where it is told; NULL: the chat has none.
    Column("thread_id", BigInteger),
    Column("followed_at", UtcDateTime, nullable=False),
    # Matches of it that are wanted no more (bot.subscriptions.refusals), as JSON; NULL: none.
    Column("refused", JSON(none_as_null=True)),
    # What of it is wanted alone (bot.subscriptions.narrowing), as JSON; NULL: all.
    Column("narrowing", JSON(none_as_null=True)),
    UniqueConstraint("chat_id", "topic"),
    Index("ix_subscription_topic_chat_id", "topic", "chat_id"),
)

#: Topics that a chat follows, whose newest story it was promised: the past of its feeds is being read.
awaited = Table(
    "awaited",
    metadata,
    Column(
        "chat_id",
        BigInteger,
        ForeignKey("chat.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("topic", String(130), primary_key=True),
    # The forum topic where it is told; NULL: the chat has none.
    Column("thread_id", BigInteger),
    # When to look for it next, and how often that was done.
    Column("due_at", UtcDateTime, nullable=False, index=True),
    Column("looks", Integer, nullable=False),
    sqlite_with_rowid=False,
)

#: Where an admin wants every link answered.
auto = Table(
    "auto",
    metadata,
    Column(
        "chat_id",
        BigInteger,
        ForeignKey("chat.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    # A forum's topic; 0: what is in none.
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

#: Channels of which the bot is an admin, and people who look after them, or did.
channel = Table(
    "channel",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("title", Text, nullable=False),
    # Whether the commands of the person's private chat are for it; of his channels one at most.
    Column("chosen", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

#: Stories that wait for a chat's digest, and those that one told.
digest_item = Table(
    "digest_item",
    metadata,
    Column(
        "chat_id",
        BigInteger,
        ForeignKey("chat.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column(
        "story_id",
        RowId,
        ForeignKey("story.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    # The topic under which it is listed.
    Column("topic", String(130), nullable=False),
    Column("thread_id", BigInteger),
    # NULL: it waits.
    Column("told_at", UtcDateTime),
    sqlite_with_rowid=False,
)
