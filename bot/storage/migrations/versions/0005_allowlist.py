"""Whom an allowlisted bot serves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import UtcDateTime

revision = "0005"
down_revision = "0004"
step = "pre"


def upgrade() -> None:
    op.create_table(
        "allowed",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("allowed_at", UtcDateTime, nullable=False),
    )
