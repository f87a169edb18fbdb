"""Chats, roles, and what the sender needs to know of a delivery."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import UtcDateTime

revision = "0002"
down_revision = "0001"
step = "pre"


def upgrade() -> None:
    op.create_table(
        "chat",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("paused_at", UtcDateTime),
    )
    op.create_table(
        "role",
        sa.Column("name", sa.String(20), primary_key=True),
        sa.Column("epoch", sa.BigInteger, nullable=False),
    )
    # What was owed before were answers, taken by a sender without a number.
    op.add_column(
        "delivery", sa.Column("priority", sa.SmallInteger, nullable=False, server_default="0")
    )
    op.add_column("delivery", sa.Column("epoch", sa.BigInteger, server_default="0"))
    op.add_column("delivery", sa.Column("settled_at", UtcDateTime))
    op.create_index("ix_delivery_state_priority_id", "delivery", ["state", "priority", "id"])
    op.create_index("ix_delivery_chat_id_state", "delivery", ["chat_id", "state"])
