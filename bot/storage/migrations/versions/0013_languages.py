"""Chats have a language, and stories a message in each of those."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import RowId

revision = "0013"
down_revision = "0012"
step = "pre"


def upgrade() -> None:
    op.add_column("chat", sa.Column("language", sa.String(35)))
    op.add_column("body", sa.Column("language", sa.String(35), nullable=False, server_default="en"))
    # SQLite adds a reference with its column, in the one statement that it has for it.
    kind = RowId.compile(op.get_bind().dialect)
    op.execute(f"ALTER TABLE body ADD COLUMN original_id {kind} REFERENCES body (id)")
    op.create_index(
        "ix_body_original_id_language", "body", ["original_id", "language"], unique=True
    )
