"""The ledger: every message that leaves is a row here first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.models import Button, Delivery, Outgoing, Reply
from bot.storage.schema import DeliveryState, delivery


class DeliveryStore:
    """Rows of ``delivery``."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def queue(self, messages: Iterable[Outgoing], due_at: datetime) -> None:
        """Owe messages, all or none; what is owed (or was sent) already is left as it is."""
        rows = [
            {
                "dedup_key": message.key,
                "chat_id": message.chat_id,
                "content": _to_json(message),
                "state": DeliveryState.QUEUED,
                "due_at": due_at,
                "attempts": 0,
            }
            for message in messages
        ]
        async with self._engine.begin() as connection:
            await connection.execute(insert(delivery).on_conflict_do_nothing(), rows)

    async def known(self, key: str) -> bool:
        """Whether a message with this key was ever owed."""
        statement = select(delivery.c.id).where(delivery.c.dedup_key == key)
        async with self._engine.begin() as connection:
            return (await connection.execute(statement)).first() is not None

    async def due(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """Return the messages that are to be sent now, the oldest first."""
        statement = (
            select(delivery)
            .where(delivery.c.state == DeliveryState.QUEUED, delivery.c.due_at <= now)
            .order_by(delivery.c.id)
            .limit(limit)
        )
        async with self._engine.begin() as connection:
            rows = (await connection.execute(statement)).all()
        return tuple(
            Delivery(
                id=row.id,
                message=_from_json(row.dedup_key, row.chat_id, row.content),
                due_at=row.due_at,
                attempts=row.attempts,
            )
            for row in rows
        )

    async def next_due_at(self) -> datetime | None:
        """Return when the next message is to be sent; None while none is owed."""
        statement = select(func.min(delivery.c.due_at)).where(
            delivery.c.state == DeliveryState.QUEUED
        )
        async with self._engine.begin() as connection:
            due_at: datetime | None = (await connection.execute(statement)).scalar_one()
        return due_at

    async def sending(self, delivery_id: int) -> bool:
        """Take a queued message: its request leaves now. False if it is not queued any more."""
        statement = (
            update(delivery)
            .where(delivery.c.id == delivery_id, delivery.c.state == DeliveryState.QUEUED)
            .values(state=DeliveryState.SENDING, attempts=delivery.c.attempts + 1)
        )
        async with self._engine.begin() as connection:
            return (await connection.execute(statement)).rowcount == 1

    async def sent(self, delivery_id: int, message_id: int | None) -> None:
        """Telegram has it; what it said is not kept."""
        await self._set(
            delivery_id, state=DeliveryState.SENT, content=None, error=None, message_id=message_id
        )

    async def put_back(self, delivery_id: int, due_at: datetime) -> None:
        """It did not arrive; send it again later."""
        await self._set(delivery_id, state=DeliveryState.QUEUED, due_at=due_at)

    async def failed(self, delivery_id: int, why: str) -> None:
        """Telegram refused it for good."""
        await self._set(delivery_id, state=DeliveryState.FAILED, content=None, error=why)

    async def unknown(self, delivery_id: int, why: str) -> None:
        """Its request left, and no answer came."""
        await self._set(delivery_id, state=DeliveryState.UNKNOWN, error=why)

    async def move_chat(self, old: int, new: int) -> None:
        """A group got another id: what is owed to it goes there."""
        async with self._engine.begin() as connection:
            await connection.execute(
                update(delivery)
                .where(delivery.c.chat_id == old, delivery.c.state == DeliveryState.QUEUED)
                .values(chat_id=new)
            )

    async def recover(self) -> int:
        """At start: what was on its way when the last process ended has an unknown fate.

        Returns:
            How many there are.
        """
        statement = (
            update(delivery)
            .where(delivery.c.state == DeliveryState.SENDING)
            .values(state=DeliveryState.UNKNOWN, error="the bot ended while it was being sent")
        )
        async with self._engine.begin() as connection:
            return (await connection.execute(statement)).rowcount

    async def _set(self, delivery_id: int, **values: Any) -> None:  # noqa: ANN401  # columns
        async with self._engine.begin() as connection:
            await connection.execute(
                update(delivery).where(delivery.c.id == delivery_id).values(**values)
            )


def _to_json(message: Outgoing) -> dict[str, Any]:
    return {
        "html": message.reply.html,
        "buttons": [[[b.text, b.data] for b in row] for row in message.reply.buttons],
        "reply_to": message.reply_to,
        "edits": message.edits,
    }


def _from_json(key: str, chat_id: int, content: dict[str, Any]) -> Outgoing:
    rows = tuple(tuple(Button(text, data) for text, data in row) for row in content["buttons"])
    return Outgoing(
        key=key,
        chat_id=chat_id,
        reply=Reply(content["html"], rows),
        reply_to=content["reply_to"],
        edits=content["edits"],
    )
