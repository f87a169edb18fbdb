"""Articles are never overwritten, are found by what was fetched, and know for whom and how long."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.schema import RowId, UtcDateTime

revision = "0007"
down_revision = "0006"
step = "post"


def upgrade() -> None:
    # Which of them were fetched, and which a page only claimed, nobody knows any more. Without them
    # a link that is sent again is read anew.
    op.drop_table("link")
    if op.get_bind().dialect.name == "postgresql":
        _alter()
    else:
        _make_anew()
    op.create_index("ix_article_url", "article", ["url"])
    op.create_index("ix_article_asked_by_read_at", "article", ["asked_by", "read_at", "size_bytes"])
    op.create_index("ix_article_read_at", "article", ["read_at", "asked_by", "size_bytes"])
    op.create_table(
        "link",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column(
            "article_id",
            RowId,
            sa.ForeignKey("article.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("followed_at", UtcDateTime, nullable=False),
    )


def _alter() -> None:
    op.drop_constraint("uq_article_url", "article", type_="unique")
    op.add_column("article", sa.Column("asked_by", sa.BigInteger))
    op.add_column("article", sa.Column("size_bytes", sa.Integer))
    op.execute("UPDATE article SET url = NULL, size_bytes = octet_length(content::text)")
    op.alter_column("article", "size_bytes", nullable=False)


#: Rows that go, or forget what they refer to, with the articles that they refer to.
_SAVED = {
    "copy": "SELECT * FROM copy",
    "story_band": "SELECT * FROM story_band",
    "shown": "SELECT * FROM shown WHERE article_id IS NOT NULL",
    "delivery_article": "SELECT * FROM delivery_article",
    "story": "SELECT id, article_id FROM story WHERE article_id IS NOT NULL",
}


def _make_anew() -> None:
    """Copy the table: SQLite drops no constraint, and a table only with what refers to its rows."""
    for name, rows in _SAVED.items():
        op.execute(f"CREATE TEMPORARY TABLE saved_{name} AS {rows}")
    op.create_table(
        "new_article",
        sa.Column("id", RowId, primary_key=True),
        sa.Column("url", sa.Text),
        sa.Column("read_at", UtcDateTime, nullable=False),
        sa.Column("asked_by", sa.BigInteger),
        sa.Column("size_bytes", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.execute(
        "INSERT INTO new_article (id, read_at, size_bytes, content) "
        "SELECT id, read_at, length(CAST(content AS BLOB)), content FROM article"
    )
    op.drop_table("article")
    op.rename_table("new_article", "article")
    op.execute("INSERT INTO copy SELECT * FROM saved_copy")
    op.execute("INSERT INTO story_band SELECT * FROM saved_story_band")
    op.execute("INSERT INTO shown SELECT * FROM saved_shown")
    op.execute("INSERT INTO delivery_article SELECT * FROM saved_delivery_article")
    op.execute(
        "UPDATE story SET article_id = saved.article_id "
        "FROM saved_story AS saved WHERE saved.id = story.id"
    )
    for name in _SAVED:
        op.execute(f"DROP TABLE saved_{name}")
