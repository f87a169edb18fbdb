"""Entries that wait are found by feed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
step = "pre"


def upgrade() -> None:
    waits = sa.text("due_at IS NOT NULL")
    op.create_index(
        "ix_entry_waiting",
        "entry",
        ["feed_id", "due_at"],
        sqlite_where=waits,
        postgresql_where=waits,
    )
