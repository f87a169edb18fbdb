"""Every kind of row counts its attempts, and one that breaks each time is put aside."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import RowId, UtcDateTime

revision = "0011"
down_revision = "0010"
step = "pre"


def upgrade() -> None:
    for table, column in (
        ("inbox", "attempts"),
        ("fan_out", "attempts"),
        ("amendment", "attempts"),
        ("feed", "attempts"),
        ("chat", "digest_attempts"),
    ):
        op.add_column(table, sa.Column(column, sa.Integer, nullable=False, server_default="0"))
    for table, column in (
        ("fan_out", "error"),
        ("amendment", "error"),
        ("feed", "error"),
        ("entry", "error"),
        ("chat", "digest_error"),
    ):
        op.add_column(table, sa.Column(column, sa.Text))
    op.add_column(
        "fan_out",
        sa.Column("due_at", UtcDateTime, nullable=False, server_default="1970-01-01 00:00:00"),
    )
    op.add_column("chat", sa.Column("digest_again_at", UtcDateTime))
    op.create_index("ix_chat_digest_again_at", "chat", ["digest_again_at"])
    op.create_table(
        "set_aside",
        sa.Column("id", RowId, primary_key=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("row_id", sa.BigInteger, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("set_aside_at", UtcDateTime, nullable=False, index=True),
    )
    op.execute(
        "INSERT INTO set_aside (kind, row_id, why, set_aside_at) "
        "SELECT 'update', update_id, error, received_at FROM inbox WHERE error IS NOT NULL"
    )
