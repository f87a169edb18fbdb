"""The answers to guests: each is the one message that the bot may write where it was called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update

from bot.models import DeliveryState
from bot.outgoing import AnswerGuest
from bot.storage.engine.database import Database
from bot.storage.messages.delivery_rows import from_row, select_deliveries
from bot.storage.schema import delivery


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestAnswer:
    """An answer, as the ledger has it."""

    state: DeliveryState

    #: Telegram's id of its message; None: it made none, or nobody knows which.
    inline_message_id: str | None

    #: What it said; None: that is kept no more, as Telegram has it or refused it.
    message: AnswerGuest | None

    @property
    def is_on_its_way(self) -> bool:
        return self.state in {DeliveryState.QUEUED, DeliveryState.SENDING}


class GuestStore:
    """Rows of ``delivery`` that answer guests."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def answer(self, key: str) -> GuestAnswer | None:
        """Return an answer by its key; None if there is none (any more)."""
        async with self._database.read() as connection:
            found = await connection.execute(select_deliveries().where(delivery.c.dedup_key == key))
            row = found.first()
        if row is None:
            return None
        message = None if row.content is None else from_row(row).message
        return GuestAnswer(
            state=DeliveryState(row.state),
            inline_message_id=row.inline_message_id,
            message=message if isinstance(message, AnswerGuest) else None,
        )

    async def adopt(self, key: str, inline_message_id: str, now: datetime) -> bool:
        """Have an answer of unknown fate be a message that is there after all.

        What it said is kept, to go on with after a restart. False where its fate is known and another,
        and where the message is known to be another answer's, or to be chosen of results.
        """
        others = select(func.count()).where(
            delivery.c.dedup_key != key,
            or_(
                delivery.c.inline_message_id == inline_message_id,
                delivery.c.recipient == f"inline:{inline_message_id}",
            ),
        )
        adopted = (
            update(delivery)
            .where(
                delivery.c.dedup_key == key,
                or_(
                    delivery.c.state == DeliveryState.UNKNOWN,
                    # By an earlier press.
                    delivery.c.inline_message_id == inline_message_id,
                ),
            )
            .values(
                state=DeliveryState.SENT,
                inline_message_id=inline_message_id,
                error=None,
                settled_at=now,
            )
        )
        async with self._database.write() as connection:
            if await connection.scalar(others):
                return False
            return (await connection.execute(adopted)).rowcount == 1
