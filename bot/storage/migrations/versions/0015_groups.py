"""Where an admin wants every link answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


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
