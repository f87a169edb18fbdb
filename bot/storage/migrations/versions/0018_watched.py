"""Processes say how they fare; hubs tell of feeds; updates that others received are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import RowId, UtcDateTime

revision = "0018"
down_revision = "0017"
step = "pre"


def upgrade() -> None:
    op.create_table(
        "process",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("started_at", UtcDateTime, nullable=False),
        sa.Column("seen_at", UtcDateTime, nullable=False),
        sa.Column("heard_at", UtcDateTime),
        sa.Column("leads", sa.Boolean, nullable=False),
        sa.Column("tally", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_process"),
    )
    op.create_index("ix_process_seen_at", "process", ["seen_at"])
    op.create_table(
        "hub",
        sa.Column("id", RowId, nullable=False),
        sa.Column("feed_id", RowId),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("callback", sa.Text, nullable=False),
        sa.Column("path", sa.String(64), nullable=False),
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("due_at", UtcDateTime, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("live_until", UtcDateTime),
        sa.Column("pushed_at", UtcDateTime),
        sa.PrimaryKeyConstraint("id", name="pk_hub"),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feed.id"], name="fk_hub_feed_id", ondelete="SET NULL"
        ),
        sa.UniqueConstraint("feed_id", name="uq_hub_feed_id"),
        sa.UniqueConstraint("path", name="uq_hub_path"),
    )
    op.create_index("ix_hub_due_at", "hub", ["due_at"])
    op.add_column("feed", sa.Column("pushed_until", UtcDateTime))
    waits = sa.text("body IS NOT NULL")
    op.create_index(
        "ix_inbox_waiting", "inbox", ["update_id"], sqlite_where=waits, postgresql_where=waits
    )
