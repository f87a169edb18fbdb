"""What is written for many messages at once: writes that wait for each other share a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Update,
    and_,
    bindparam,
    case,
    delete,
    func,
    null,
    select,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState, Priority
from bot.outgoing import (
    Delivery,
    EditInline,
    EditText,
    MessageId,
    Outgoing,
    Recipient,
    SendText,
    recipient_of,
)
from bot.storage.engine.statements import insert
from bot.storage.messages.delivery_rows import is_last_words, is_to, to_row
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
        # Where a story stands is asked for by what follows it up.
        content=case((delivery.c.body_id.is_not(None), delivery.c.content), else_=null()),
        error=None,
        message_id=bindparam("message"),
        inline_message_id=bindparam("inline_message"),
        settled_at=bindparam("now"),
    )
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that Telegram has."""

    delivery: Delivery

    #: Telegram's; None: not known, or there is none.
    message_id: MessageId | None
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
    edited = {_edited(m) for m in messages if isinstance(m, EditText | EditInline)}
    for recipient, message_id in edited:
        await connection.execute(_outdated(recipient, message_id))
    return [None] * len(owed)


async def take_all(connection: AsyncConnection, wanted: Sequence[Taking]) -> list[bool]:
    taken: set[int] = set()
    for epoch in {row.epoch for row in wanted}:
        ids = [row.id for row in wanted if row.epoch == epoch]
        result = await connection.execute(_TAKE, {"ids": ids, "held": epoch})
        taken.update(result.scalars())
    return [row.id in taken for row in wanted]


async def settle_sent(connection: AsyncConnection, sent: Sequence[Sent]) -> Sequence[None]:
    values = [
        {
            "row": s.delivery.id,
            "message": s.message_id if isinstance(s.message_id, int) else None,
            "inline_message": s.message_id if isinstance(s.message_id, str) else None,
            "now": s.at,
        }
        for s in sent
    ]
    await connection.execute(_SENT, values)
    last = [s.delivery.id for s in sent if is_last_words(s.delivery.message.key)]
    if last:
        await connection.execute(delete(delivery).where(delivery.c.id.in_(last)))
    known = [
        Arrival(s.delivery.id, s.delivery.message, s.message_id)
        for s in sent
        if isinstance(s.delivery.message, SendText | EditText) and isinstance(s.message_id, int)
    ]
    await bind(connection, known)
    return [None] * len(sent)


async def _keep_articles(connection: AsyncConnection, messages: Sequence[Outgoing]) -> None:
    """Keep which articles messages show that are owed now."""
    shows = [
        {"key": m.key, "shows": m.article_id}
        for m in messages
        if isinstance(m, SendText | EditText) and m.article_id is not None
    ]
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


def _edited(edit: EditText | EditInline) -> tuple[Recipient, int | None]:
    """Return what an edit is of: an inline message has no number in a chat."""
    return recipient_of(edit), edit.message_id if isinstance(edit, EditText) else None


def _outdated(recipient: Recipient, message_id: int | None) -> Update:
    """Return the statement that settles all edits of a message that wait, but for the latest.

    As sent: what the message shows in the end is what the latest says.
    """
    later = delivery.alias()

    def waits(edit: Any) -> ColumnElement[bool]:  # noqa: ANN401  # the table, or its alias
        return and_(
            is_to(recipient, edit),
            edit.c.state == DeliveryState.QUEUED,
            edit.c.priority <= Priority.ANSWER,
            true() if message_id is None else edit.c.content["edits"].as_integer() == message_id,
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
