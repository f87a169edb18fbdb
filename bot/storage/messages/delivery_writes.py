"""What is written for many messages at once: writes that wait for each other share a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Update, and_, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import Delivery, DeliveryState, Outgoing, Priority
from bot.storage.engine.statements import insert
from bot.storage.messages.delivery_rows import story_key, to_row
from bot.storage.messages.shown import Arrival, bind
from bot.storage.schema import article, delivery, delivery_article, role
from bot.storage.telling.withdrawals import is_held

#: Rows of one INSERT; SQLite takes 32,766 values at most.
_BATCH = 2000

# The sender's two statements for each message are built once: building costs more than running.
_TAKE = (
    update(delivery)
    .where(
        delivery.c.id.in_(bindparam("ids", expanding=True)),
        delivery.c.state == DeliveryState.QUEUED,
        select(role.c.epoch).where(role.c.name == "sender").scalar_subquery() == bindparam("held"),
        # Its chat may have been put on hold since it was found to be due.
        ~is_held(),
    )
    .values(state=DeliveryState.SENDING, attempts=delivery.c.attempts + 1, epoch=bindparam("held"))
    .returning(delivery.c.id)
)
_SENT = (
    update(delivery)
    .where(delivery.c.id == bindparam("row"))
    .values(
        state=DeliveryState.SENT,
        content=None,
        error=None,
        message_id=bindparam("message"),
        settled_at=bindparam("now"),
    )
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that Telegram has."""

    delivery: Delivery

    #: Telegram's; None: not known.
    message_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Taking:
    """A message that a sender wants to take."""

    id: int

    #: The sender's.
    epoch: int


@dataclass(frozen=True, slots=True)
class Owed:
    """Messages that are to be owed, all or none."""

    messages: tuple[Outgoing, ...]
    due_at: datetime


async def queue_all(connection: AsyncConnection, owed: Sequence[Owed]) -> Sequence[None]:
    messages = [message for group in owed for message in group.messages]
    rows = [to_row(message, group.due_at) for group in owed for message in group.messages]
    await queue_rows(connection, rows)
    await _keep_articles(connection, messages)
    for chat, edited in {(m.chat_id, m.edits) for m in messages}:
        if edited is not None:
            await connection.execute(_outdated(chat, edited))
    return [None] * len(owed)


async def take_all(connection: AsyncConnection, wanted: Sequence[Taking]) -> list[bool]:
    taken: set[int] = set()
    for epoch in {row.epoch for row in wanted}:
        ids = [row.id for row in wanted if row.epoch == epoch]
        result = await connection.execute(_TAKE, {"ids": ids, "held": epoch})
        taken.update(result.scalars())
    return [row.id in taken for row in wanted]


async def settle_sent(connection: AsyncConnection, sent: Sequence[Sent]) -> Sequence[None]:
    values = [{"row": s.delivery.id, "message": s.message_id, "now": s.at} for s in sent]
    await connection.execute(_SENT, values)
    known = [Arrival(s.delivery.message, s.message_id) for s in sent if s.message_id is not None]
    await bind(connection, known)
    return [None] * len(sent)


async def _keep_articles(connection: AsyncConnection, messages: Sequence[Outgoing]) -> None:
    """Keep which articles messages show that are owed now."""
    shows = [{"key": m.key, "shows": m.article_id} for m in messages if m.article_id is not None]
    if not shows:
        return
    # An article that is not kept any more is shown by nothing.
    kept = (
        select(delivery.c.id, article.c.id)
        .join_from(delivery, article, article.c.id == bindparam("shows"))
        .where(delivery.c.dedup_key == bindparam("key"))
    )
    await connection.execute(
        insert(connection, delivery_article)
        .from_select(["delivery_id", "article_id"], kept)
        .on_conflict_do_nothing(),
        shows,
    )


async def queue_rows(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    """Owe messages in a transaction of the caller's."""
    for start in range(0, len(rows), _BATCH):
        statement = insert(connection, delivery).on_conflict_do_nothing()
        await connection.execute(statement, rows[start : start + _BATCH])


def _outdated(chat_id: int, message_id: int) -> Update:
    """Return the statement that settles all edits of a message that wait, but for the latest.

    As sent: what the message shows in the end is what the latest says.
    """
    later = delivery.alias()

    def waits(edit: Any) -> ColumnElement[bool]:  # noqa: ANN401  # the table, or its alias
        return and_(
            edit.c.chat_id == chat_id,
            edit.c.state == DeliveryState.QUEUED,
            edit.c.priority <= Priority.ANSWER,
            edit.c.content["edits"].as_integer() == message_id,
        )

    return (
        update(delivery)
        .where(
            waits(delivery),
            delivery.c.id < select(func.max(later.c.id)).where(waits(later)).scalar_subquery(),
        )
        .values(
            state=DeliveryState.SENT,
            content=None,
            error="a later edit took its place",
            message_id=message_id,
            settled_at=delivery.c.due_at,
        )
    )


def failing(which: ColumnElement[bool], why: str, now: datetime) -> Update:
    """Return the statement by which messages will never be taken."""
    return (
        update(delivery)
        .where(which)
        .values(state=DeliveryState.FAILED, content=None, error=why, settled_at=now)
    )


def leave_behind(chat_id: int, now: datetime) -> tuple[Update, Update]:
    """Return the statements by which nothing is known, or to be edited, of a chat's messages."""
    here = delivery.c.chat_id == chat_id
    return (
        update(delivery).where(here).values(message_id=None),
        failing(
            and_(
                here,
                delivery.c.state == DeliveryState.QUEUED,
                delivery.c.content["edits"].as_integer().is_not(None),
            ),
            "the group that its message is in has another id",
            now,
        ),
    )


def rename_stories(old: int, new: int) -> Update:
    """Return the statement that keeps what a chat was told when it gets another id.

    A story's key has the chat in it; what the new id was told itself stays as it is.
    """
    moved = func.replace(delivery.c.dedup_key, f":{old}", f":{new}")
    there = delivery.alias()
    return (
        update(delivery)
        .where(
            delivery.c.chat_id == old,
            delivery.c.dedup_key.like(story_key("%", old)),
            ~select(there.c.id).where(there.c.dedup_key == moved).exists(),
        )
        .values(dedup_key=moved)
    )
