"""A chat sets how articles look to it, and a person looks after channels from his private chat."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
step = "pre"


def upgrade() -> None:
    op.add_column("chat", sa.Column("look", sa.String(20)))
    for name in ("silent", "preview"):
        op.add_column(
            "chat", sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
        )
    op.create_table(
        "channel",
        sa.Column("chat_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("chosen", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "person", name="pk_channel"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_channel_person", "channel", ["person"])
    op.add_column("shown", sa.Column("about_id", sa.BigInteger))
