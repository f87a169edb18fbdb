"""Feeds belong to the chats that added them; the operator vouches for those that serve all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import RowId, UtcDateTime

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    _owners()


def _owners() -> None:
    op.create_table(
        "feed_chat",
        sa.Column(
            "feed_id",
            RowId,
            sa.ForeignKey("feed.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False, index=True),
        sa.Column("added_at", UtcDateTime, nullable=False),
    )
    op.add_column("feed", sa.Column("approved_at", UtcDateTime))
    op.execute("UPDATE feed SET approved_at = added_at WHERE chat_id IS NULL")
    op.execute(
        "INSERT INTO feed_chat (feed_id, chat_id, added_at) "
        "SELECT id, chat_id, added_at FROM feed WHERE chat_id IS NOT NULL"
    )
    # Whoever followed all of a feed that another had added found it among its own.
    op.execute(
        "INSERT INTO feed_chat (feed_id, chat_id, added_at) "
        "SELECT feed.id, subscription.chat_id, subscription.followed_at FROM subscription "
        "JOIN feed ON subscription.topic = 'feed:' || feed.id "
        "ON CONFLICT DO NOTHING"
    )
    op.drop_index("ix_feed_chat_id", "feed")
    op.drop_column("feed", "chat_id")
