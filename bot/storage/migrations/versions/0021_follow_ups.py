"""A story knows which earlier ones it surely follows up, and when its page told more; a chat, what it was promised."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema.base import RowId, UtcDateTime

revision = "0021"
down_revision = "0020"
step = "pre"


def upgrade() -> None:
    op.add_column("story", sa.Column("names", sa.LargeBinary))
    op.add_column("story", sa.Column("updated_at", UtcDateTime))
    op.create_table(
        "story_name",
        sa.Column("name", sa.BigInteger, primary_key=True, autoincrement=False),
        _story("story_id", index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "follow_up",
        _story("story_id"),
        _story("earlier_id", index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "awaited",
        sa.Column(
            "chat_id",
            sa.BigInteger,
            sa.ForeignKey("chat.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("topic", sa.String(130), primary_key=True),
        sa.Column("thread_id", sa.BigInteger),
        sa.Column("due_at", UtcDateTime, nullable=False, index=True),
        sa.Column("looks", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _story(name: str, *, index: bool = False) -> sa.Column[int]:
    """Return a column of a key that goes with the story it refers to."""
    key = sa.ForeignKey("story.id", ondelete="CASCADE")
    return sa.Column(name, RowId, key, primary_key=True, autoincrement=False, index=index)
