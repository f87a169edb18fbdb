"""Feeds belong to the chats that added them; what those bring serves all once it is approved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import RowId, UtcDateTime

revision = "0009"
down_revision = "0008"
step = "post"


def upgrade() -> None:
    _owners()
    _verdicts()
    _audiences()
    _copies()


def _owners() -> None:
    op.create_table(
        "feed_chat",
        _reference("feed_id", "feed.id"),
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False, index=True),
        sa.Column("added_at", UtcDateTime, nullable=False),
    )
    op.add_column("feed", sa.Column("approved_at", UtcDateTime))
    op.execute("UPDATE feed SET approved_at = added_at WHERE chat_id IS NULL")
    op.execute(
        "INSERT INTO feed_chat (feed_id, chat_id, added_at) "
        "SELECT id, chat_id, added_at FROM feed WHERE chat_id IS NOT NULL"
    )
    # Whoever followed all of a feed that another had added found it among its own.
    op.execute(
        "INSERT INTO feed_chat (feed_id, chat_id, added_at) "
        "SELECT feed.id, subscription.chat_id, subscription.followed_at FROM subscription "
        "JOIN feed ON subscription.topic = 'feed:' || feed.id "
        # SQLite takes ON CONFLICT for a part of the join where no WHERE stands between.
        "WHERE TRUE ON CONFLICT DO NOTHING"
    )
    op.drop_index("ix_feed_chat_id", "feed")
    op.drop_column("feed", "chat_id")


def _verdicts() -> None:
    op.add_column("feed", sa.Column("banned_at", UtcDateTime))
    op.add_column("feed", sa.Column("flooded_at", UtcDateTime))
    op.add_column("chat", sa.Column("share_approved_at", UtcDateTime))
    op.add_column("chat", sa.Column("share_banned_at", UtcDateTime))
    op.add_column("chat", sa.Column("share_flooded_at", UtcDateTime))


def _audiences() -> None:
    """Stories until now were told to all, and stay so."""
    op.add_column("story", sa.Column("chat_id", sa.BigInteger))
    op.create_index("ix_story_chat_id", "story", ["chat_id"])
    # SQLite adds constraints with their column, in the one statement that it has for it.
    kind = RowId.compile(op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE story ADD COLUMN feed_id {kind} "
        "CONSTRAINT ck_story_audience CHECK (chat_id IS NULL OR feed_id IS NULL) "
        "REFERENCES feed (id)"
    )
    op.create_index("ix_story_feed_id", "story", ["feed_id"])
    op.create_table(
        "story_twin",
        _reference("story_id", "story.id"),
        _reference("twin_id", "story.id", index=True),
        sqlite_with_rowid=False,
    )


def _copies() -> None:
    """An article may be a copy of several stories: their keys are made anew."""
    op.execute("CREATE TEMPORARY TABLE old_copy AS SELECT * FROM copy")
    op.execute("CREATE TEMPORARY TABLE old_band AS SELECT * FROM story_band")
    op.drop_table("story_band")
    op.drop_table("copy")
    op.create_table(
        "copy",
        _reference("article_id", "article.id"),
        _reference("story_id", "story.id", index=True),
        sa.Column("feed_id", RowId, sa.ForeignKey("feed.id", ondelete="SET NULL")),
        sa.Column("chat_id", sa.BigInteger),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("seen_at", UtcDateTime, nullable=False),
        sa.Index("ix_copy_feed_id_seen_at", "feed_id", "seen_at"),
        sa.Index("ix_copy_chat_id_seen_at", "chat_id", "seen_at"),
    )
    op.create_table(
        "story_band",
        sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("article_id", RowId, primary_key=True, autoincrement=False),
        sa.Column("story_id", RowId, primary_key=True, autoincrement=False),
        sa.ForeignKeyConstraint(
            ["article_id", "story_id"], ["copy.article_id", "copy.story_id"], ondelete="CASCADE"
        ),
        sa.Index("ix_story_band_article_id_story_id", "article_id", "story_id"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO copy (article_id, story_id, feed_id, outlet, fingerprint, seen_at) "
        "SELECT article_id, story_id, feed_id, outlet, fingerprint, seen_at FROM old_copy"
    )
    op.execute(
        "INSERT INTO story_band (band, article_id, story_id) "
        "SELECT band, article_id, story_id FROM old_band JOIN old_copy USING (article_id)"
    )
    op.execute("DROP TABLE old_band")
    op.execute("DROP TABLE old_copy")


def _reference(name: str, to: str, *, index: bool = False) -> sa.Column[int]:
    """Return a column of a key that goes with the row it refers to."""
    key = sa.ForeignKey(to, ondelete="CASCADE")
    return sa.Column(name, RowId, key, primary_key=True, autoincrement=False, index=index)
