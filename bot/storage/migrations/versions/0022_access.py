"""Invitations, bans, and limits of one's own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema.base import RowId, UtcDateTime

revision = "0022"
down_revision = "0021"
step = "pre"


def upgrade() -> None:
    op.create_table(
        "banned",
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("banned_at", UtcDateTime, nullable=False),
        sa.Column("told_at", UtcDateTime),
        sa.PrimaryKeyConstraint("id", name="pk_banned"),
    )
    op.create_table(
        "invitation",
        sa.Column("id", RowId, nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("made_by", sa.BigInteger, nullable=False),
        sa.Column("made_at", UtcDateTime, nullable=False),
        sa.Column("expires_at", UtcDateTime, nullable=False),
        sa.Column("uses", sa.Integer, nullable=False),
        sa.Column("uses_left", sa.Integer, nullable=False),
        sa.Column("revoked_at", UtcDateTime),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.UniqueConstraint("token_hash", name="uq_invitation_token_hash"),
        sa.CheckConstraint("uses_left BETWEEN 0 AND uses", name="uses_left"),
    )
    op.create_table(
        "invited",
        sa.Column("invitation_id", RowId, autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("came_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("invitation_id", "person", name="pk_invited"),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitation.id"],
            name="fk_invited_invitation_id",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "allowance",
        sa.Column("person", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("links", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_allowance"),
    )
