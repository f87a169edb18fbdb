"""Where an admin wants every link answered, and when a pause ends by itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import UtcDateTime

revision = "0015"
down_revision = "0014"
step = "pre"


def upgrade() -> None:
    op.create_table(
        "auto",
        sa.Column("chat_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name="pk_auto"),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chat.id"], name="fk_auto_chat_id", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.add_column("chat", sa.Column("on_hold_until", UtcDateTime))
    op.create_index("ix_chat_on_hold_until", "chat", ["on_hold_until"])
