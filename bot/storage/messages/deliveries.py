"""The ledger: every message that leaves is a row here first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, not_, select, update

from bot.models import Delivery, DeliveryState, Outgoing, Priority
from bot.retry import MOST_ATTEMPTS
from bot.storage.chats.chats import move_chat
from bot.storage.engine.database import Database
from bot.storage.engine.group_commit import GroupCommit
from bot.storage.engine.statements import insert
from bot.storage.messages.delivery_rows import from_row, select_deliveries, to_row
from bot.storage.messages.delivery_writes import (
    Owed,
    Sent,
    Taking,
    failing,
    leave_behind,
    queue_all,
    queue_rows,
    rename_stories,
    settle_sent,
    take_all,
)
from bot.storage.messages.shown import forget_chat, forget_menus
from bot.storage.schema import body, chat, delivery, story
from bot.storage.telling.withdrawals import is_held

_ENDED = "the bot ended while it was being sent"


class DeliveryStore:
    """Rows of ``delivery``, as the sender works on them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._group = GroupCommit(database)

    async def queue(self, messages: Iterable[Outgoing], due_at: datetime) -> None:
        """Owe messages, all or none; what is owed (or was sent) already is left as it is.

        An edit takes the place of one that waits for the same message.
        """
        await self._group.run(queue_all, Owed(tuple(messages), due_at))

    async def known(self, key: str) -> bool:
        """Whether a message with this key was ever owed."""
        statement = select(delivery.c.id).where(delivery.c.dedup_key == key)
        async with self._database.read() as connection:
            return (await connection.execute(statement)).first() is not None

    async def due(
        self, now: datetime, limit: int, busy: Collection[int] = ()
    ) -> tuple[Delivery, ...]:
        """Return messages that are to be sent now: answers first, then the oldest.

        Stories and digests of a chat that is on hold wait until it is not.

        Args:
            now: The time.
            limit: At most so many.
            busy: Chats that get nothing at the moment.
        """
        return await self._due(now, limit, delivery.c.chat_id.not_in(busy))

    async def due_stories(
        self, now: datetime, limit: int, chats: Collection[int]
    ) -> tuple[Delivery, ...]:
        """Return what is no answer, of some chats; see :meth:`due`."""
        of_chats = delivery.c.chat_id.in_(chats)
        return await self._due(now, limit, of_chats, delivery.c.priority > Priority.ANSWER)

    async def hasten(self, now: datetime) -> None:
        """Let no answer wait for a time to come: whoever owed it had a later clock."""
        late = (
            update(delivery)
            .where(
                delivery.c.state == DeliveryState.QUEUED,
                delivery.c.priority <= Priority.ANSWER,
                delivery.c.due_at > now,
            )
            .values(due_at=now)
        )
        async with self._database.write() as connection:
            await connection.execute(late)

    async def _due(
        self, now: datetime, limit: int, *where: ColumnElement[bool]
    ) -> tuple[Delivery, ...]:
        statement = (
            select_deliveries()
            .where(
                delivery.c.state == DeliveryState.QUEUED,
                delivery.c.due_at <= now,
                *where,
                ~is_held(),
            )
            .order_by(delivery.c.priority, delivery.c.id)
            .limit(limit)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).all()
        due, broken = _read_all(rows)
        for delivery_id, why in broken.items():
            await self.failed(delivery_id, why, now)
        return due

    async def next_due_at(self, busy: Collection[int] = ()) -> datetime | None:
        """Return when the next message is to be sent; None while none is owed."""
        # Not min(): that would look at all that is queued.
        statement = (
            select(delivery.c.due_at)
            .where(
                delivery.c.state == DeliveryState.QUEUED,
                delivery.c.chat_id.not_in(busy),
                ~is_held(),
            )
            .order_by(delivery.c.due_at)
            .limit(1)
        )
        async with self._database.read() as connection:
            due_at: datetime | None = await connection.scalar(statement)
        return due_at

    async def take(self, delivery_id: int, epoch: int) -> bool:
        """Take a queued message: its request leaves now.

        False if it is not queued any more, or if another process has become the sender.
        """
        return await self._group.run(take_all, Taking(delivery_id, epoch))

    async def sent(self, row: Delivery, message_id: int | None, now: datetime) -> None:
        """Telegram has it; what it said is not kept, but what its buttons act on is."""
        await self._group.run(settle_sent, Sent(row, message_id, now))

    async def put_back(self, delivery_id: int, due_at: datetime) -> None:
        """It did not arrive: send it again later, and what else its chat is owed after it."""
        async with self._database.write() as connection:
            await connection.execute(
                update(delivery)
                .where(delivery.c.id == delivery_id)
                .values(state=DeliveryState.QUEUED, due_at=due_at)
            )
            where = select(delivery.c.chat_id).where(delivery.c.id == delivery_id)
            await connection.execute(
                update(delivery)
                .where(
                    delivery.c.chat_id == where.scalar_subquery(),
                    delivery.c.state == DeliveryState.QUEUED,
                    delivery.c.due_at < due_at,
                )
                .values(due_at=due_at)
            )

    async def held_back(self, now: datetime) -> dict[int, datetime]:
        """Return the chats that a message was put back for, and until when."""
        statement = (
            select(delivery.c.chat_id, func.max(delivery.c.due_at))
            .where(
                delivery.c.state == DeliveryState.QUEUED,
                delivery.c.due_at > now,
                delivery.c.attempts > 0,
            )
            .group_by(delivery.c.chat_id)
        )
        async with self._database.read() as connection:
            return {row[0]: row[1] for row in await connection.execute(statement)}

    async def failed(self, delivery_id: int, why: str, now: datetime) -> None:
        """Telegram refused it for good."""
        async with self._database.write() as connection:
            await connection.execute(failing(delivery.c.id == delivery_id, why, now))

    async def unknown(
        self, delivery_id: int, why: str, now: datetime, instead: Outgoing | None
    ) -> None:
        """Its request left, and no answer came.

        Args:
            delivery_id: Of which message.
            why: For the operator.
            now: The time.
            instead: What its chat is owed in its place; both are written, or neither.
        """
        values = {"state": DeliveryState.UNKNOWN, "error": why, "settled_at": now}
        async with self._database.write() as connection:
            await connection.execute(
                update(delivery).where(delivery.c.id == delivery_id).values(values)
            )
            if instead:
                await queue_rows(connection, [to_row(instead, now)])

    async def pause_chat(self, chat_id: int, why: str, now: datetime) -> None:
        """The bot may not write there: nothing is owed to it until it speaks again."""
        owed = (DeliveryState.QUEUED, DeliveryState.SENDING)
        async with self._database.write() as connection:
            await connection.execute(
                insert(connection, chat)
                .values(id=chat_id, paused_at=now)
                .on_conflict_do_update(index_elements=[chat.c.id], set_={"paused_at": now})
            )
            await connection.execute(
                update(delivery)
                .where(delivery.c.chat_id == chat_id, delivery.c.state.in_(owed))
                .values(state=DeliveryState.FAILED, content=None, error=why, settled_at=now)
            )

    async def move_chat(
        self, old: int, new: int, now: datetime, put_back: int | None = None
    ) -> None:
        """A group got another id: all that is known of it, and owed to it, goes there at once.

        Its messages stay behind, where nobody can edit them: what they show is kept no more, and
        their ids mean others in the new group, or none.

        Args:
            old: The id that it had.
            new: The id that it has.
            now: The time.
            put_back: The message whose refusal told of it; it is queued again.
        """
        async with self._database.write() as connection:
            if put_back is not None:
                await connection.execute(
                    update(delivery)
                    .where(delivery.c.id == put_back)
                    .values(state=DeliveryState.QUEUED)
                )
            for statement in leave_behind(old, now):
                await connection.execute(statement)
            await forget_chat(connection, old)
            await connection.execute(rename_stories(old, new))
            await connection.execute(
                update(delivery).where(delivery.c.chat_id == old).values(chat_id=new)
            )
            await move_chat(connection, old, new)

    async def recover(
        self, epoch: int, now: datetime, instead: Callable[[Delivery], Outgoing | None]
    ) -> tuple[Delivery, ...]:
        """What an earlier sender left on its way has an unknown fate; returns it.

        Edits are queued again, as to repeat one changes nothing; but not one that was under way
        at several ends of the bot, for it may be what ends it.

        Args:
            epoch: Of the new sender.
            now: The time.
            instead: What the chat of a message is owed in its place; all is written, or nothing.
        """
        left = select_deliveries().where(
            delivery.c.state == DeliveryState.SENDING, delivery.c.epoch < epoch
        )
        unknown = {
            "state": DeliveryState.UNKNOWN,
            "error": _ENDED,
            "settled_at": now,
        }
        async with self._database.write() as connection:
            rows, broken = _read_all((await connection.execute(left)).all())
            lost = tuple(row for row in rows if row.message.edits is None)
            edits = [row for row in rows if row.message.edits is not None]
            again = {row.id for row in edits if row.attempts < MOST_ATTEMPTS}
            broken |= {row.id: _ENDED for row in edits if row.id not in again}
            for delivery_id, why in broken.items():
                await connection.execute(failing(delivery.c.id == delivery_id, why, now))
            for ids, values in (
                (again, {"state": DeliveryState.QUEUED}),
                ({row.id for row in lost}, unknown),
            ):
                await connection.execute(
                    update(delivery).where(delivery.c.id.in_(ids)).values(values)
                )
            lines = [to_row(line, now) for row in lost if (line := instead(row))]
            await queue_rows(connection, lines)
        return lost

    async def prune(self, before: datetime) -> None:
        """Drop what was settled before a time; the keys of old messages do not come again."""
        used = select(delivery.c.id).where(delivery.c.body_id == body.c.id).exists()
        told = select(story.c.id).where(story.c.body_id == body.c.id).exists()
        async with self._database.write() as connection:
            await connection.execute(delete(delivery).where(delivery.c.settled_at < before))
            await forget_menus(connection)
            await connection.execute(
                delete(body).where(body.c.made_at < before, not_(used), not_(told))
            )


def _read_all(rows: Sequence[Row[Any]]) -> tuple[tuple[Delivery, ...], dict[int, str]]:
    """Return messages, and by id what is wrong with rows that are none of ours.

    Those must not stand in the way of the others.
    """
    messages, broken = [], {}
    for row in rows:
        try:
            messages.append(from_row(row))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            broken[row.id] = f"cannot be read: {error!r}"
    return tuple(messages), broken
