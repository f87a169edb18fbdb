"""Articles that were read."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Table, Text

from bot.storage.schema.base import RowId, UtcDateTime, metadata

#: Articles that were read.
article = Table(
    "article",
    metadata,
    Column("id", RowId, primary_key=True),
    # The canonical link; NULL: a text that a person pasted.
    Column("url", Text, unique=True),
    Column("content", JSON, nullable=False),
    Column("read_at", UtcDateTime, nullable=False),
)

#: Links as people send them (cleaned), and the article that each led to.
link = Table(
    "link",
    metadata,
    Column("url", Text, primary_key=True),
    Column(
        "article_id",
        RowId,
        ForeignKey("article.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
)
