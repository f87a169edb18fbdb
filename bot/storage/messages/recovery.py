"""What an earlier sender left on its way, when the next one begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ColumnElement, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState
from bot.outgoing import Delivery, Outgoing, is_repeatable, recipient_of
from bot.retry import MOST_ATTEMPTS
from bot.storage.chats.chats import languages_of
from bot.storage.messages.delivery_rows import read_all, select_deliveries, to_row
from bot.storage.messages.delivery_writes import failing, queue_rows
from bot.storage.schema import delivery

#: A message that may be lost, and the tag of its chat's language, to what the chat is owed instead.
Instead = Callable[[Delivery, str | None], Outgoing | None]

_ENDED = "the bot ended while it was being sent"


async def recover(
    connection: AsyncConnection,
    left: ColumnElement[bool],
    now: datetime,
    instead: Instead,
) -> tuple[Delivery, ...]:
    """See :meth:`bot.storage.messages.deliveries.DeliveryStore.recover`."""
    found = await connection.execute(select_deliveries().where(left))
    rows, broken = read_all(found.all())
    lost = tuple(row for row in rows if not is_repeatable(row.message))
    repeatable = [row for row in rows if is_repeatable(row.message)]
    again = {row.id for row in repeatable if row.attempts < MOST_ATTEMPTS}
    broken |= {row.id: _ENDED for row in repeatable if row.id not in again}
    for delivery_id, why in broken.items():
        await connection.execute(failing(delivery.c.id == delivery_id, why, now))
    unknown = {"state": DeliveryState.UNKNOWN, "error": _ENDED, "settled_at": now}
    for ids, values in (
        (again, {"state": DeliveryState.QUEUED}),
        ({row.id for row in lost}, unknown),
    ):
        await connection.execute(update(delivery).where(delivery.c.id.in_(ids)).values(values))
    to = [recipient_of(row.message) for row in lost]
    tags = await languages_of(connection, [chat for chat in to if isinstance(chat, int)])
    spoken = [tags.get(chat) if isinstance(chat, int) else None for chat in to]
    lines = [instead(row, tag) for row, tag in zip(lost, spoken, strict=True)]
    await queue_rows(connection, [to_row(line, now) for line in lines if line])
    return lost
