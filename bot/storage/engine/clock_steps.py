"""What was due by a clock that has been set back is due by the clock as it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ColumnElement, or_, update

from bot.models import DeliveryState
from bot.storage.engine.database import Database
from bot.storage.schema import amendment, chat, delivery, entry, fan_out, feed, hub

#: When rows are to be worked on. The times of digests are not among
#: them, as they are the chats' own; those of another try are.
_DUE: tuple[Column[datetime], ...] = (
    amendment.c.due_at,
    chat.c.digest_again_at,
    entry.c.due_at,
    fan_out.c.due_at,
    feed.c.look_at,
    hub.c.due_at,
)


class ClockSteps:
    """Rows that wait for a time which was there before the clock was set back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def set_back(self, before: datetime, now: datetime) -> None:
        """Let what was due before the clock was set back be due now, and what was put back too.

        What is to come later comes when the clock as it is shows its time.

        Args:
            before: The time that the clock would show now.
            now: The time that it shows.
        """
        async with self._database.write() as connection:
            for column in _DUE:
                await connection.execute(
                    update(column.table).where(column > now, column <= before).values({column: now})
                )
            await connection.execute(update(delivery).where(_waits(before, now)).values(due_at=now))


def _waits(before: datetime, now: datetime) -> ColumnElement[bool]:
    # What was tried waits for its back-off alone, which Telegram does not mind to be cut short.
    was_due = or_(delivery.c.due_at <= before, delivery.c.attempts > 0)
    return (delivery.c.state == DeliveryState.QUEUED) & (delivery.c.due_at > now) & was_due
