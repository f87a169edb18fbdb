"""Messages of the operator's to all chats; and what came of each day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema.base import RowId, UtcDateTime

revision = "0023"
down_revision = "0022"
step = "pre"


def upgrade() -> None:
    op.create_table(
        "broadcast",
        sa.Column("id", RowId, nullable=False),
        sa.Column("author", sa.BigInteger, nullable=False),
        sa.Column("body_id", RowId),
        sa.Column("state", sa.String(9), nullable=False),
        sa.Column("to_private", sa.Boolean, nullable=False),
        sa.Column("to_groups", sa.Boolean, nullable=False),
        sa.Column("to_channels", sa.Boolean, nullable=False),
        sa.Column("made_at", UtcDateTime, nullable=False),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("total", sa.Integer),
        sa.Column("after_chat_id", sa.BigInteger),
        sa.Column("is_owed", sa.Boolean, nullable=False),
        sa.Column("told_at", UtcDateTime),
        sa.Column("due_at", UtcDateTime),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_broadcast"),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name="fk_broadcast_body_id", ondelete="SET NULL"
        ),
        sa.CheckConstraint("state IN ('draft', 'sending', 'done', 'stopped')", name="state"),
    )
    op.create_index("ix_broadcast_due_at", "broadcast", ["due_at"])
    op.create_table(
        "day_count",
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("name", sa.String(10), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", "name", name="pk_day_count"),
    )
    op.create_table(
        "day_person",
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("person", sa.BigInteger, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("day", "person", name="pk_day_person"),
    )
