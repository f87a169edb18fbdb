"""Whom an allowlisted bot serves."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Table

from bot.storage.schema.base import UtcDateTime, metadata

#: People and chats that the operator let in; Telegram numbers both from one range.
allowed = Table(
    "allowed",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("allowed_at", UtcDateTime, nullable=False),
)
