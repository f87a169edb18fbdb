"""What was reported, and which articles report the same."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from bot.storage.schema.base import RowId, UtcDateTime, metadata

#: What was reported; its articles are copies of one text that the same people may see.
story = Table(
    "story",
    metadata,
    Column("id", RowId, primary_key=True),
    # For a line of a digest: headline, link, who printed it, and the first key point with its link.
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("point", JSON, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False, index=True),
    # Four bytes for each topic that it matches, sorted; see bot.storage.stories.topic_index.
    Column("topics", LargeBinary, nullable=False),
    # By which reports of its event are known (see summarizer.stories.events).
    Column("event_key", LargeBinary, nullable=False),
    # By which what surely follows up what is known (see summarizer.stories.names); NULL: a story from before.
    Column("names", LargeBinary),
    # How surely it matches each of them, and by what; see bot.storage.stories.match_json. NULL: not known.
    Column("matches", LargeBinary),
    # What kind of article it is (summarizer.models.ArticleKind), or "sponsored"; NULL: not known.
    Column("kind", String(20)),
    # ISO 639-1 code; NULL: not known.
    Column("language", String(10)),
    # Of the pages that tell it; NULL: that of its link alone.
    Column("hosts", JSON(none_as_null=True)),
    # The article that its message shows; NULL: it is not kept any more.
    Column("article_id", RowId, ForeignKey("article.id", ondelete="SET NULL"), index=True),
    # The message that tells it; NULL: nobody followed what it is about so far.
    Column("body_id", RowId, ForeignKey("body.id"), index=True),
    # When its page told news last after it was told; NULL: it did not.
    Column("updated_at", UtcDateTime),
    # Who may see it: one chat, or those that have a feed; both NULL: everybody.
    Column("chat_id", BigInteger),
    Column("feed_id", RowId, ForeignKey("feed.id")),
    CheckConstraint("chat_id IS NULL OR feed_id IS NULL", name="audience"),
    # Without those that everybody may see: SQLite would look for these, nearly all, by an index.
    Index(
        "ix_story_chat_id",
        "chat_id",
        sqlite_where=text("chat_id IS NOT NULL"),
        postgresql_where=text("chat_id IS NOT NULL"),
    ),
    Index(
        "ix_story_feed_id",
        "feed_id",
        sqlite_where=text("feed_id IS NOT NULL"),
        postgresql_where=text("feed_id IS NOT NULL"),
    ),
    Index("ix_story_outlet_seen_at", "outlet", "seen_at"),
)

#: Stories that tell the same to others, both ways: whoever was told one is not told the other.
story_twin = Table(
    "story_twin",
    metadata,
    Column(
        "story_id",
        RowId,
        ForeignKey("story.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column(
        "twin_id",
        RowId,
        ForeignKey("story.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    sqlite_with_rowid=False,
)

#: Rare names in a story: what follows it up shares some.
story_name = Table(
    "story_name",
    metadata,
    # 32 bits of its first letters; see summarizer.stories.names.
    Column("name", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "story_id",
        RowId,
        ForeignKey("story.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    sqlite_with_rowid=False,
)

#: Stories that surely follow up an earlier one, which was told to somebody before.
follow_up = Table(
    "follow_up",
    metadata,
    Column(
        "story_id",
        RowId,
        ForeignKey("story.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column(
        "earlier_id",
        RowId,
        ForeignKey("story.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    sqlite_with_rowid=False,
)

#: Articles that tell a story.
copy = Table(
    "copy",
    metadata,
    Column(
        "article_id",
        RowId,
        ForeignKey("article.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column(
        "story_id",
        RowId,
        ForeignKey("story.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    # The feed that brought it; NULL: a link that a chat shared, or the feed is gone.
    Column("feed_id", RowId, ForeignKey("feed.id", ondelete="SET NULL")),
    # The chat that shared it; NULL: a feed brought it.
    Column("chat_id", BigInteger),
    # Who printed it, as people know it.
    Column("outlet", Text, nullable=False),
    # By which its text is compared with others (see summarizer.stories).
    Column("fingerprint", LargeBinary, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    # The link that a feed lists it by, cleaned, where the feed's text was read and no page; else NULL.
    Column("listed_url", Text, index=True),
    Index("ix_copy_feed_id_seen_at", "feed_id", "seen_at"),
    Index("ix_copy_chat_id_seen_at", "chat_id", "seen_at"),
)

#: Copies whose text may be the same share a band.
story_band = Table(
    "story_band",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", RowId, primary_key=True, autoincrement=False),
    Column("story_id", RowId, primary_key=True, autoincrement=False),
    ForeignKeyConstraint(
        ["article_id", "story_id"], ["copy.article_id", "copy.story_id"], ondelete="CASCADE"
    ),
    Index("ix_story_band_article_id_story_id", "article_id", "story_id"),
    sqlite_with_rowid=False,
)

#: Stories whose subscribers are not all served yet; resumed where a crash left off.
fan_out = Table(
    "fan_out",
    metadata,
    Column("id", RowId, primary_key=True),
    Column(
        "story_id",
        RowId,
        ForeignKey("story.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
        autoincrement=False,
    ),
    # Topics that somebody follows, and for muted words all that it is about, as JSON.
    Column("topics", JSON, nullable=False),
    Column("about", JSON, nullable=False),
    # Chats are served in the order of their ids: those up to this one were; NULL: none was.
    Column("after_chat_id", BigInteger),
    # Not before: while somebody is at it, or after it broke; at once where nothing is said.
    Column("due_at", UtcDateTime, nullable=False, server_default="1970-01-01 00:00:00"),
    # How often it was begun since it got on last, and what it broke with.
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", Text),
)

#: Stories that another outlet prints, too, or whose page tells more: their messages are to be edited.
amendment = Table(
    "amendment",
    metadata,
    Column(
        "story_id",
        RowId,
        ForeignKey("story.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    # A little later than the copy: more may come, and what is on its way arrives.
    Column("due_at", UtcDateTime, nullable=False),
    # Those of chats up to this one were; NULL: none was.
    Column("after_chat_id", BigInteger),
    # As the columns of fan_out.
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", Text),
)

#: Tags that stories carried, for suggestions.
tag = Table(
    "tag",
    metadata,
    # The key of a topic.
    Column("topic", String(130), primary_key=True),
    # As it is shown, without its ``#``.
    Column("label", Text, nullable=False),
    # How many stories carried it.
    Column("stories", Integer, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False, index=True),
)
