"""Feeds that are watched, and what they listed."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.storage.schema.base import RowId, UtcDateTime, metadata

#: Feeds that are watched.
feed = Table(
    "feed",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    # As the feed calls itself; the URL until it was read.
    Column("title", Text, nullable=False),
    # The site's page that it belongs to; NULL: not known yet.
    Column("home", Text),
    # A tag that all of its articles get from the operator; NULL: none.
    Column("label", String(64)),
    Column("added_at", UtcDateTime, nullable=False),
    # When the operator vouched for it, by adding it himself if not otherwise; NULL: he did not.
    Column("approved_at", UtcDateTime),
    # When the operator banned it: it is neither looked at nor added; NULL: he did not.
    Column("banned_at", UtcDateTime),
    # When it brought more than a day's stories last, and they were left out; NULL: it never did.
    Column("flooded_at", UtcDateTime),
    # When to look next; NULL: it has ended.
    Column("look_at", UtcDateTime, index=True),
    # How often a look was begun since one was kept, and what it broke with by a fault of ours.
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    # Until when its hub, which did so before, tells us when it brings something; NULL: none does.
    Column("pushed_until", UtcDateTime),
    # What the schedule remembers of earlier looks (see bot.feeds.schedule); NULL: never looked.
    Column("state", JSON(none_as_null=True)),
)

#: Whose feeds they are; one that nobody has and the operator does not vouch for goes.
feed_chat = Table(
    "feed_chat",
    metadata,
    Column(
        "feed_id",
        RowId,
        ForeignKey("feed.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("added_at", UtcDateTime, nullable=False),
)

#: What feeds listed. Rows that are not done are the queue of what is to be read.
entry = Table(
    "entry",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("feed_id", RowId, ForeignKey("feed.id", ondelete="CASCADE"), nullable=False),
    # The feed's own id of it; a hash of it where it is long.
    Column("guid", String(200), nullable=False),
    # Hashes, by which an entry is known that got another guid; see bot.feeds.identity.
    Column("link_hash", BigInteger, nullable=False),
    Column("text_hash", BigInteger, nullable=False),
    # When it was in the feed last.
    Column("seen_at", UtcDateTime, nullable=False),
    # Title, link, date and categories as JSON; NULL: nothing is left to do.
    Column("content", JSON(none_as_null=True)),
    # When to (try to) read its article; NULL: nothing is left to do.
    Column("due_at", UtcDateTime),
    Column("attempts", Integer, nullable=False, server_default="0"),
    # What it broke with by a fault of ours; NULL: nothing.
    Column("error", Text),
    # What came of it (bot.feeds.entries.ToldFrom), why its page was not read if it was not, and when that was
    # known; NULL: it waits, or was the past of its feed.
    Column("told", String(10)),
    Column("why", String(40)),
    Column("settled_at", UtcDateTime),
    UniqueConstraint("feed_id", "guid"),
    # What waits, by time and by feed: a few of the entries that are kept.
    Index(
        "ix_entry_due_at",
        "due_at",
        sqlite_where=text("due_at IS NOT NULL"),
        postgresql_where=text("due_at IS NOT NULL"),
    ),
    Index(
        "ix_entry_waiting",
        "feed_id",
        "due_at",
        sqlite_where=text("due_at IS NOT NULL"),
        postgresql_where=text("due_at IS NOT NULL"),
    ),
    Index("ix_entry_seen_at", "seen_at"),
    Index(
        "ix_entry_settled",
        "settled_at",
        "feed_id",
        sqlite_where=text("settled_at IS NOT NULL"),
        postgresql_where=text("settled_at IS NOT NULL"),
    ),
)

#: Hubs (W3C WebSub) that tell when a feed brings something, as they were asked to.
hub = Table(
    "hub",
    metadata,
    Column("id", RowId, primary_key=True),
    # NULL: nobody watches it any more, or it names another hub; this one is to be told so.
    Column("feed_id", RowId, ForeignKey("feed.id", ondelete="SET NULL"), unique=True),
    # Where it is asked, and by which address it knows the feed.
    Column("url", Text, nullable=False),
    Column("topic", Text, nullable=False),
    # Where it calls us, without what it alone knows of that.
    Column("callback", Text, nullable=False),
    # What of that it knows, and with what it signs what it says: chance, both.
    Column("path", String(64), nullable=False, unique=True),
    Column("secret", String(64), nullable=False),
    # When to ask it (again), and how often it was asked since it last said that it does.
    Column("due_at", UtcDateTime, nullable=False, index=True),
    Column("attempts", Integer, nullable=False, server_default="0"),
    # Until when it tells us; NULL: it did not say yet that it does.
    Column("live_until", UtcDateTime),
    # When it told us last that there is something; NULL: it never did.
    Column("pushed_at", UtcDateTime),
)
