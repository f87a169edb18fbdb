"""Articles are found by their words; people save stories, and call parts of answers wrong."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

from bot.storage.schema import RowId, UtcDateTime

revision = "0017"
down_revision = "0016"
step = "pre"

_FTS5 = """
CREATE VIRTUAL TABLE searchable_words USING fts5(
    words, content='searchable', content_rowid='article_id', tokenize='ascii'
);;
CREATE TRIGGER searchable_added AFTER INSERT ON searchable BEGIN
    INSERT INTO searchable_words(rowid, words) VALUES (new.article_id, new.words);
END;;
CREATE TRIGGER searchable_dropped AFTER DELETE ON searchable BEGIN
    INSERT INTO searchable_words(searchable_words, rowid, words)
    VALUES ('delete', old.article_id, old.words);
END
"""


def upgrade() -> None:
    is_postgres = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "searchable",
        sa.Column("article_id", RowId, autoincrement=False, nullable=False),
        sa.Column("words", TSVECTOR() if is_postgres else sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_searchable"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_searchable_article_id", ondelete="CASCADE"
        ),
    )
    if is_postgres:
        op.create_index("ix_searchable_words", "searchable", ["words"], postgresql_using="gin")
    else:
        for statement in _FTS5.split(";;"):
            op.execute(statement)
    op.create_table(
        "saved",
        sa.Column("id", RowId, primary_key=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("saved_at", UtcDateTime, nullable=False),
        sa.UniqueConstraint("chat_id", "url", name="uq_saved_chat_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "complaint",
        sa.Column("id", RowId, primary_key=True),
        sa.Column("chat_id", sa.BigInteger()),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("part", sa.String(10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made_at", UtcDateTime, nullable=False),
        sa.UniqueConstraint("url", "part", name="uq_complaint_url"),
    )
    op.create_index("ix_complaint_chat_id", "complaint", ["chat_id"])
    op.create_index("ix_complaint_made_at", "complaint", ["made_at"])
