"""Feeds, stories, subscriptions, and messages that many chats get."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import RowId, UtcDateTime

revision = "0003"
down_revision = "0002"
step = "pre"


def upgrade() -> None:
    _chats_and_messages()
    _feeds()
    _stories()
    _subscriptions()


def _chats_and_messages() -> None:
    op.add_column("chat", sa.Column("on_hold_at", UtcDateTime))
    op.add_column("chat", sa.Column("timezone", sa.String(64)))
    op.add_column("chat", sa.Column("quiet", sa.String(11)))
    op.add_column("chat", sa.Column("digest", sa.String(9)))
    op.add_column("chat", sa.Column("digest_at", UtcDateTime))
    op.add_column("chat", sa.Column("muted", sa.JSON))
    op.add_column("chat", sa.Column("share", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index("ix_chat_digest_at", "chat", ["digest_at"])
    op.create_table(
        "body",
        sa.Column("id", RowId, primary_key=True),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("made_at", UtcDateTime, nullable=False),
    )
    # SQLite adds a foreign key with its column, in the one statement that it has for it.
    kind = RowId.compile(op.get_bind().dialect)
    op.execute(f"ALTER TABLE delivery ADD COLUMN body_id {kind} REFERENCES body (id)")
    op.create_index("ix_delivery_body_id_chat_id", "delivery", ["body_id", "chat_id"])


def _feeds() -> None:
    op.create_table(
        "feed",
        sa.Column("id", RowId, primary_key=True),
        sa.Column("url", sa.Text, nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("home", sa.Text),
        sa.Column("label", sa.String(64)),
        sa.Column("chat_id", sa.BigInteger, index=True),
        sa.Column("added_at", UtcDateTime, nullable=False),
        sa.Column("look_at", UtcDateTime, index=True),
        sa.Column("state", sa.JSON),
    )
    op.create_table(
        "entry",
        sa.Column("id", RowId, primary_key=True),
        sa.Column("feed_id", RowId, sa.ForeignKey("feed.id", ondelete="CASCADE"), nullable=False),
        sa.Column("guid", sa.String(200), nullable=False),
        sa.Column("link_hash", sa.BigInteger, nullable=False),
        sa.Column("text_hash", sa.BigInteger, nullable=False),
        sa.Column("seen_at", UtcDateTime, nullable=False),
        sa.Column("content", sa.JSON),
        sa.Column("due_at", UtcDateTime, index=True),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.UniqueConstraint("feed_id", "guid"),
        sa.Index("ix_entry_seen_at", "seen_at"),
    )


def _stories() -> None:
    op.create_table(
        "story",
        sa.Column("id", RowId, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("point", sa.JSON, nullable=False),
        sa.Column("seen_at", UtcDateTime, nullable=False, index=True),
        sa.Column("topics", sa.LargeBinary, nullable=False),
        sa.Column("event_key", sa.LargeBinary, nullable=False),
        sa.Column(
            "article_id", RowId, sa.ForeignKey("article.id", ondelete="SET NULL"), index=True
        ),
        sa.Column("body_id", RowId, sa.ForeignKey("body.id")),
    )
    op.create_table(
        "copy",
        _reference("article_id", "article.id", primary_key=True),
        _reference("story_id", "story.id", nullable=False, index=True),
        sa.Column("feed_id", RowId, sa.ForeignKey("feed.id", ondelete="SET NULL"), index=True),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("seen_at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "story_band",
        sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False),
        _reference("article_id", "copy.article_id", primary_key=True, index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fan_out",
        sa.Column("id", RowId, primary_key=True),
        _reference("story_id", "story.id", nullable=False, index=True),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("about", sa.JSON, nullable=False),
        sa.Column("after_chat_id", sa.BigInteger),
    )
    op.create_table(
        "amendment",
        _reference("story_id", "story.id", primary_key=True),
        sa.Column("due_at", UtcDateTime, nullable=False),
        sa.Column("after_chat_id", sa.BigInteger),
    )
    op.create_table(
        "tag",
        sa.Column("topic", sa.String(130), primary_key=True),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("stories", sa.Integer, nullable=False),
        sa.Column("seen_at", UtcDateTime, nullable=False, index=True),
    )


def _subscriptions() -> None:
    op.create_table(
        "subscription",
        sa.Column("id", RowId, primary_key=True),
        sa.Column(
            "chat_id", sa.BigInteger, sa.ForeignKey("chat.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("topic", sa.String(130), nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("digest", sa.Boolean),
        sa.Column("thread_id", sa.BigInteger),
        sa.Column("followed_at", UtcDateTime, nullable=False),
        sa.UniqueConstraint("chat_id", "topic"),
        sa.Index("ix_subscription_topic_chat_id", "topic", "chat_id"),
    )
    op.create_table(
        "digest_item",
        sa.Column(
            "chat_id",
            sa.BigInteger,
            sa.ForeignKey("chat.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        _reference("story_id", "story.id", primary_key=True, index=True),
        sa.Column("topic", sa.String(130), nullable=False),
        sa.Column("thread_id", sa.BigInteger),
        sa.Column("told_at", UtcDateTime),
        sqlite_with_rowid=False,
    )


def _reference(name: str, to: str, **options: Any) -> sa.Column[Any]:  # noqa: ANN401  # Column's
    """Return a column that goes with the row it refers to."""
    return sa.Column(
        name, RowId, sa.ForeignKey(to, ondelete="CASCADE"), autoincrement=False, **options
    )
