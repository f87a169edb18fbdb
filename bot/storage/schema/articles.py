"""Articles that were read."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from bot.storage.schema.base import RowId, UtcDateTime, metadata

#: Articles that were read. What one says is never changed: a page that says something else by now
#: is another row.
article = Table(
    "article",
    metadata,
    Column("id", RowId, primary_key=True),
    # The link that answered; NULL: nobody is to find it by one (a text, a secret link).
    Column("url", Text, index=True),
    # When its page was read last.
    Column("read_at", UtcDateTime, nullable=False),
    # The person (or the channel) for whom alone it was read; NULL: a feed or a story has it, too.
    Column("asked_by", BigInteger),
    # Of its content.
    Column("size_bytes", Integer, nullable=False),
    Column("content", JSON, nullable=False),
    # What a person has, and what there is in all, the oldest first; summed up without the rows.
    Index("ix_article_asked_by_read_at", "asked_by", "read_at", "size_bytes"),
    Index("ix_article_read_at", "read_at", "asked_by", "size_bytes"),
    # A number is never given twice: what referred to an article must not find somebody else's.
    sqlite_autoincrement=True,
)

#: Links that were asked for or redirected to (cleaned), and the article that each led to last.
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
    # When it was followed last.
    Column("followed_at", UtcDateTime, nullable=False),
)
