"""What is looked for: the words of articles; what people saved; what they called wrong."""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    event,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.schema import ExecutableDDLElement
from sqlalchemy.types import TypeEngine

from bot.storage.schema.base import RowId, UtcDateTime, metadata


class Words(TypeDecorator[str]):
    """Words with blanks between them, in an order; of letters, digits and marks alone."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        return TSVECTOR() if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or dialect.name != "postgresql":
            return value
        # Its own parser would part hosts and numbers in ways of its own.
        return " ".join(f"'{word}':{place}" for place, word in enumerate(value.split(), 1))


def _in_sqlite(statement: str) -> ExecutableDDLElement:
    done: ExecutableDDLElement = DDL(statement).execute_if(dialect="sqlite")  # type: ignore[no-untyped-call]
    return done


#: The words of articles (bot.newsroom.search_words); of one that has no row nothing is found.
searchable = Table(
    "searchable",
    metadata,
    Column(
        "article_id",
        RowId,
        ForeignKey("article.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("words", Words, nullable=False),
)

#: By which SQLite finds them (https://www.sqlite.org/fts5.html#external_content_tables): a table that
#: follows the one above by itself. Its tokenizer parts at blanks alone, as our words have nothing else.
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
for _statement in _FTS5.split(";;"):
    event.listen(searchable, "after_create", _in_sqlite(_statement))
event.listen(searchable, "after_drop", _in_sqlite("DROP TABLE searchable_words"))

# And PostgreSQL: https://www.postgresql.org/docs/current/textsearch-indexes.html
Index("ix_searchable_words", searchable.c.words, postgresql_using="gin").ddl_if(
    dialect="postgresql"
)

#: What a person wants to find again; it outlives its article.
saved = Table(
    "saved",
    metadata,
    Column("id", RowId, primary_key=True),
    # The person's private chat.
    Column("chat_id", BigInteger, nullable=False),
    Column("url", Text, nullable=False),
    # For its line in the list; the title may be empty.
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("saved_at", UtcDateTime, nullable=False),
    UniqueConstraint("chat_id", "url"),
    # A number is never given twice: a button must not remove another line.
    sqlite_autoincrement=True,
)

#: What people called wrong of answers, for the operator and the next release.
complaint = Table(
    "complaint",
    metadata,
    Column("id", RowId, primary_key=True),
    # The person's private chat; NULL: it was forgotten.
    Column("chat_id", BigInteger, index=True),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    # See bot.reports.WrongPart.
    Column("part", String(10), nullable=False),
    # In the person's words; empty: he pressed a button.
    Column("note", Text, nullable=False),
    Column("made_at", UtcDateTime, nullable=False, index=True),
    UniqueConstraint("url", "part"),
)
