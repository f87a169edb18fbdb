"""Whom the bot serves, whom it does not, and how much of it they may ask for: the operator's word."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Integer, String, Table

from bot.storage.schema.base import RowId, UtcDateTime, metadata

#: People and chats that the operator let in; Telegram numbers both from one range.
allowed = Table(
    "allowed",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("allowed_at", UtcDateTime, nullable=False),
)

#: People and chats that are not served, whatever else is said of them.
banned = Table(
    "banned",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("banned_at", UtcDateTime, nullable=False),
    # When it was told there; NULL: it was not.
    Column("told_at", UtcDateTime),
)

#: Links by which strangers let themselves in.
invitation = Table(
    "invitation",
    metadata,
    Column("id", RowId, primary_key=True),
    # Of what the link has, which is kept nowhere (bot.fairness.invitations).
    Column("token_hash", String(64), nullable=False, unique=True),
    # The operator who made it, and is told who comes.
    Column("made_by", BigInteger, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("uses", Integer, nullable=False),
    Column("uses_left", Integer, nullable=False),
    # NULL: it was not.
    Column("revoked_at", UtcDateTime),
    CheckConstraint("uses_left BETWEEN 0 AND uses", name="uses_left"),
)

#: Who came by which.
invited = Table(
    "invited",
    metadata,
    Column(
        "invitation_id",
        RowId,
        ForeignKey("invitation.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("came_at", UtcDateTime, nullable=False),
)

#: People who may ask for more links a minute than others, or for fewer.
allowance = Table(
    "allowance",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("links", Integer, nullable=False),
)
