"""What comes in, what goes out, and the chats on the other side."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    false,
    text,
)

from bot.models import DeliveryState
from bot.storage.schema.base import RowId, UtcDateTime, metadata

#: Characters, https://www.rfc-editor.org/rfc/rfc5646#section-4.4.1
_LONGEST_TAG = 35

#: What Telegram sent. A row is there before the offset that confirms it leaves.
inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    # The update as JSON; NULL: it was handled, only its id is kept to know it when it comes again.
    Column("body", Text),
    Column("received_at", UtcDateTime, nullable=False),
    # How often it was begun; counted before, so that what ends the process counts, too.
    Column("attempts", Integer, nullable=False, server_default="0"),
    # Why it was set aside, for the operator; NULL: it was not.
    Column("error", Text),
    # What waits: a few of the ids that are kept.
    Index(
        "ix_inbox_waiting",
        "update_id",
        sqlite_where=text("body IS NOT NULL"),
        postgresql_where=text("body IS NOT NULL"),
    ),
    # What was set aside: fewer still.
    Index(
        "ix_inbox_set_aside",
        "update_id",
        sqlite_where=text("error IS NOT NULL"),
        postgresql_where=text("error IS NOT NULL"),
    ),
)

#: Rows that were given up after several attempts, whatever their table, for the operator.
set_aside = Table(
    "set_aside",
    metadata,
    Column("id", RowId, primary_key=True),
    # See bot.models.RowKind.
    Column("kind", String(10), nullable=False),
    # The row's key in its own table, where it may be gone by now.
    Column("row_id", BigInteger, nullable=False),
    # What it broke with last.
    Column("why", Text, nullable=False),
    Column("set_aside_at", UtcDateTime, nullable=False, index=True),
)

#: Chats that a message was ever owed to, as far as there is anything to know about them.
chat = Table(
    "chat",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    # When Telegram said that the bot is blocked or was removed; NULL: it may write there.
    Column("paused_at", UtcDateTime),
    # When the chat asked for no stories (/pause); NULL: they come.
    Column("on_hold_at", UtcDateTime),
    # When they come again by themselves; NULL: they do not.
    Column("on_hold_until", UtcDateTime, index=True),
    # An IANA name; NULL: UTC.
    Column("timezone", String(64)),
    # The tag of the language that it speaks, in small letters; NULL: it is not known.
    Column("language", String(_LONGEST_TAG)),
    # Local times, ``22:00-07:00``; NULL: no hours are quiet.
    Column("quiet", String(11)),
    # Local time, ``08:00`` or ``mon 08:00``; NULL: none was asked for.
    Column("digest", String(9)),
    # When the next digest is to be put together; NULL: nothing is followed by digest.
    Column("digest_at", UtcDateTime),
    # How often that one was begun, when to begin again at the earliest, and what it broke with.
    Column("digest_attempts", Integer, nullable=False, server_default="0"),
    Column("digest_again_at", UtcDateTime, index=True),
    Column("digest_error", Text),
    # Keys of topics of which nothing is wanted; NULL: none.
    Column("muted", JSON(none_as_null=True)),
    # How articles look here (bot.subscriptions.looks); NULL: as for everybody.
    Column("look", String(20)),
    # Whether what comes unasked makes no sound, and whether pages are shown below what is told of them.
    Column("silent", Boolean, nullable=False, server_default=false()),
    Column("preview", Boolean, nullable=False, server_default=false()),
    # Whether links that are shared here become stories.
    Column("share", Boolean, nullable=False, server_default=false()),
    # As the columns of feed: by the first these stories serve all, by the second nothing is shared.
    Column("share_approved_at", UtcDateTime),
    Column("share_banned_at", UtcDateTime),
    Column("share_flooded_at", UtcDateTime),
    # Digests that may be made: those of chats that blocked the bot stay due for ever.
    Index(
        "ix_chat_digest_due",
        "digest_at",
        "id",
        sqlite_where=text("paused_at IS NULL AND digest_at IS NOT NULL"),
        postgresql_where=text("paused_at IS NULL AND digest_at IS NOT NULL"),
    ),
)

#: Roles that one process holds at a time; see bot.work.roles.
role = Table(
    "role",
    metadata,
    Column("name", String(20), primary_key=True),
    # Counts the holders so far: what an earlier one left on its way is known by its number.
    Column("epoch", BigInteger, nullable=False),
    # By the database's clock, until when nobody else may take it; NULL: a lock of a file says that.
    Column("held_until", UtcDateTime),
)

#: Messages that many chats get, kept once.
body = Table(
    "body",
    metadata,
    Column("id", RowId, primary_key=True),
    # HTML and buttons, as in delivery.content.
    Column("content", JSON, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    # Which edition it is (bot.subscriptions.looks): the tag of its language, and how it looks.
    Column("language", String(_LONGEST_TAG), nullable=False, server_default="en"),
    # The one in English as for everybody; NULL: it is that.
    Column("original_id", RowId, ForeignKey("body.id")),
    Index("ix_body_original_id_language", "original_id", "language", unique=True),
)

#: ``delivery.chat_id`` of what goes to no chat that the bot knows: no chat has this id.
NO_CHAT = 0

#: What is true of the rows of two indexes; bot.storage.messages.delivery_rows says it word for word.
_QUEUED = f"state = '{DeliveryState.QUEUED}'"
_TROUBLED = f"state NOT IN ('{DeliveryState.QUEUED}', '{DeliveryState.SENT}')"

#: Every message that leaves.
delivery = Table(
    "delivery",
    metadata,
    Column("id", RowId, primary_key=True),
    # What it answers, ``update:7:0``: the same is never queued twice.
    Column("dedup_key", String(200), nullable=False, unique=True),
    # NO_CHAT where there is a recipient.
    Column("chat_id", BigInteger, nullable=False),
    # The inline message or the query that it is for, in bot.outgoing.Recipient's words; NULL: a chat.
    Column("recipient", Text),
    # The message as JSON (see bot.outgoing.Outgoing), or what of it is this chat's own where there
    # is a body; NULL: it left and has no body, or never will.
    Column("content", JSON(none_as_null=True)),
    # What it shares with others; NULL: nothing.
    Column("body_id", RowId, ForeignKey("body.id")),
    Column("state", String(8), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    # Less is sooner: answers to people go before what they subscribed to.
    Column("priority", SmallInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    # The sender that took it last (see role); NULL: none did.
    Column("epoch", BigInteger),
    # When it was sent, failed or became unknown; NULL before.
    Column("settled_at", UtcDateTime),
    # Telegram's id of the message once it is sent; of an inline one the other.
    Column("message_id", BigInteger),
    Column("inline_message_id", Text),
    # Why it failed, or is unknown, for the operator.
    Column("error", Text),
    CheckConstraint(
        "state IN ({})".format(", ".join(f"'{state}'" for state in DeliveryState)), name="state"
    ),
    # What is queued, in the order in which it is sent; what is not due yet is never walked through.
    Index(
        "ix_delivery_queued",
        "priority",
        "due_at",
        "id",
        sqlite_where=text(_QUEUED),
        postgresql_where=text(_QUEUED),
    ),
    # What is on its way, lost or refused: a few of the rows, nearly all of which were sent.
    Index(
        "ix_delivery_troubled",
        "state",
        "settled_at",
        sqlite_where=text(_TROUBLED),
        postgresql_where=text(_TROUBLED),
    ),
    # Of what goes to no chat, and of messages in chats that the bot is not in; there are few.
    Index(
        "ix_delivery_recipient",
        "recipient",
        sqlite_where=text("recipient IS NOT NULL"),
        postgresql_where=text("recipient IS NOT NULL"),
    ),
    Index(
        "ix_delivery_inline_message_id",
        "inline_message_id",
        sqlite_where=text("inline_message_id IS NOT NULL"),
        postgresql_where=text("inline_message_id IS NOT NULL"),
    ),
    Index("ix_delivery_chat_id_state", "chat_id", "state"),
    Index("ix_delivery_body_id_chat_id", "body_id", "chat_id"),
)

#: The articles that deliveries show; those of a story show the story's.
delivery_article = Table(
    "delivery_article",
    metadata,
    Column(
        "delivery_id",
        RowId,
        ForeignKey("delivery.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column(
        "article_id",
        RowId,
        ForeignKey("article.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
)

#: What the messages with buttons show, by where Telegram has them. A press names the message that
#: carries its button, and what the button reaches is looked up here: never is it believed what
#: article a press is about, as any client can send any data.
shown = Table(
    "shown",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    # It goes with its article; NULL: it shows a menu, and goes with its delivery.
    Column("article_id", RowId, ForeignKey("article.id", ondelete="CASCADE"), index=True),
    # See bot.models.Menu; NULL: it shows an article.
    Column("menu", String(10)),
    # The person whom it answers; NULL: nobody asked.
    Column("asked_by", BigInteger),
    # The channel that its buttons are for; NULL: the chat that it is in.
    Column("about_id", BigInteger),
    CheckConstraint("(article_id IS NULL) <> (menu IS NULL)", name="one"),
    sqlite_with_rowid=False,
)
