"""Inbox, articles, links and deliveries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import RowId, UtcDateTime

revision = "0001"
down_revision = None
step = "pre"


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text),
        sa.Column("received_at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "article",
        sa.Column("id", RowId, primary_key=True),
        sa.Column("url", sa.Text, unique=True),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("read_at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "link",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column(
            "article_id",
            RowId,
            sa.ForeignKey("article.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
    )
    op.create_table(
        "delivery",
        sa.Column("id", RowId, primary_key=True),
        sa.Column("dedup_key", sa.String(200), nullable=False, unique=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("content", sa.JSON),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("due_at", UtcDateTime, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("error", sa.Text),
        sa.CheckConstraint(
            "state IN ('queued', 'sending', 'sent', 'unknown', 'failed')", name="state"
        ),
        sa.Index("ix_delivery_state_due_at", "state", "due_at"),
    )
