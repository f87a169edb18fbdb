"""The tables; the database's own constraints hold the invariants.

All times are UTC. A change here needs a migration beside it (``migrations/versions``).
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
)

from bot.models import DeliveryState


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time; SQLite keeps it without its zone, so it is turned to UTC before."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


#: SQLite numbers rows by itself only where the key is declared INTEGER.
RowId = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: What Telegram sent. A row is there before the offset that confirms it leaves.
inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    # The update as JSON; NULL: it was handled, only its id is kept to know it when it comes again.
    Column("body", Text),
    Column("received_at", UtcDateTime, nullable=False),
)

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


#: Chats that a message was ever owed to, as far as there is anything to know about them.
chat = Table(
    "chat",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    # When Telegram said that the bot is blocked or was removed; NULL: it may write there.
    Column("paused_at", UtcDateTime),
)

#: Roles that one process holds at a time; see bot.work.roles.
role = Table(
    "role",
    metadata,
    Column("name", String(20), primary_key=True),
    # Counts the holders so far: what an earlier one left on its way is known by its number.
    Column("epoch", BigInteger, nullable=False),
)


#: Every message that leaves.
delivery = Table(
    "delivery",
    metadata,
    Column("id", RowId, primary_key=True),
    # What it answers, ``update:7:0``: the same is never queued twice.
    Column("dedup_key", String(200), nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    # The message as JSON (see bot.models.Outgoing); NULL: it left, or never will.
    Column("content", JSON(none_as_null=True)),
    Column("state", String(8), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    # Less is sooner: answers to people go before what they subscribed to.
    Column("priority", SmallInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    # The sender that took it last (see role); NULL: none did.
    Column("epoch", BigInteger),
    # When it was sent, failed or became unknown; NULL before.
    Column("settled_at", UtcDateTime),
    # Telegram's id of the message once it is sent.
    Column("message_id", BigInteger),
    # Why it failed, or is unknown, for the operator.
    Column("error", Text),
    CheckConstraint(
        "state IN ({})".format(", ".join(f"'{state}'" for state in DeliveryState)), name="state"
    ),
    # What is queued, in the order in which it is sent.
    Index("ix_delivery_state_priority_id", "state", "priority", "id"),
    Index("ix_delivery_state_due_at", "state", "due_at"),
    Index("ix_delivery_chat_id_state", "chat_id", "state"),
)
