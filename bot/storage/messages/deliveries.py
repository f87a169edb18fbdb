"""The ledger: every message that leaves is a row here first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import partial

from sqlalchemy import ColumnElement, and_, delete, not_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState, Priority
from bot.outgoing import Delivery, MessageId, Outgoing, Recipient
from bot.storage.chats.chats import languages_of
from bot.storage.engine.database import Database
from bot.storage.engine.group_commit import GroupCommit
from bot.storage.engine.pruning import walk
from bot.storage.messages import chat_changes, recovery
from bot.storage.messages.delivery_rows import (
    is_last_words,
    is_to,
    is_to_none_of,
    is_troubled,
    original_body,
    read_all,
    recipient_of_row,
    to_row,
)
from bot.storage.messages.delivery_writes import (
    Owed,
    Sent,
    Taking,
    failing,
    queue_all,
    queue_rows,
    settle_sent,
    take_all,
)
from bot.storage.messages.due_rows import (
    hastening,
    select_due,
    select_next_due_at,
    select_put_back,
)
from bot.storage.messages.shown import forget_menus
from bot.storage.schema import body, delivery, story


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
        self, now: datetime, limit: int, busy: Collection[Recipient] = ()
    ) -> tuple[Delivery, ...]:
        """Return messages that are to be sent now: answers first, then what is due for longest.

        Stories and digests of a chat that is on hold wait until it is not.

        Args:
            now: The time.
            limit: At most so many.
            busy: Those who get nothing at the moment.
        """
        return await self._due(now, limit, is_to_none_of(busy))

    async def due_stories(
        self, now: datetime, limit: int, chats: Collection[int]
    ) -> tuple[Delivery, ...]:
        """Return what is no answer, of some chats; see :meth:`due`."""
        of_chats = delivery.c.chat_id.in_(chats)
        return await self._due(now, limit, of_chats, delivery.c.priority > Priority.ANSWER)

    async def hasten(self, now: datetime) -> None:
        """Let no answer wait for a time to come: whoever owed it had a later clock."""
        async with self._database.write() as connection:
            await connection.execute(hastening(now))

    async def _due(
        self, now: datetime, limit: int, *where: ColumnElement[bool]
    ) -> tuple[Delivery, ...]:
        async with self._database.read() as connection:
            rows = (await connection.execute(select_due(now, limit, *where))).all()
        due, broken = read_all(rows)
        for delivery_id, why in broken.items():
            await self.failed(delivery_id, why, now)
        return due

    async def next_due_at(self, busy: Collection[Recipient] = ()) -> datetime | None:
        """Return when the next message is to be sent; None while none is owed."""
        async with self._database.read() as connection:
            due_at: datetime | None = await connection.scalar(
                select_next_due_at(is_to_none_of(busy))
            )
        return due_at

    async def take(self, delivery_id: int, epoch: int) -> bool:
        """Take a queued message: its request leaves now.

        False if it is not queued any more, or if another process has become the sender.
        """
        return await self._group.run(take_all, Taking(delivery_id, epoch))

    async def sent(self, row: Delivery, message_id: MessageId | None, now: datetime) -> None:
        """Telegram has it; what it said is not kept, but what its buttons act on is."""
        await self._group.run(settle_sent, Sent(row, message_id, now))

    async def put_back(self, delivery_id: int, due_at: datetime) -> None:
        """It did not arrive: send it again later, and what else is owed there after it."""
        again = (
            update(delivery)
            .where(delivery.c.id == delivery_id)
            .values(state=DeliveryState.QUEUED, due_at=due_at)
            .returning(delivery.c.chat_id, delivery.c.recipient)
        )
        async with self._database.write() as connection:
            row = (await connection.execute(again)).first()
            if row is None:
                return
            await connection.execute(
                update(delivery)
                .where(
                    is_to(recipient_of_row(row)),
                    delivery.c.state == DeliveryState.QUEUED,
                    delivery.c.due_at < due_at,
                )
                .values(due_at=due_at)
            )

    async def held_back(self, now: datetime) -> dict[Recipient, datetime]:
        """Return for whom a message was put back, and until when."""
        async with self._database.read() as connection:
            rows = await connection.execute(select_put_back(now))
            return {recipient_of_row(row): row.until for row in rows}

    async def lapsed(self, delivery_id: int, why: str, now: datetime) -> None:
        """Nobody waits for it any more; that is no failure."""
        values = {"state": DeliveryState.SENT, "content": None, "error": why, "settled_at": now}
        async with self._database.write() as connection:
            await connection.execute(
                update(delivery).where(delivery.c.id == delivery_id).values(values)
            )

    async def drop(self, delivery_id: int) -> None:
        """Nothing of it is to be known any more."""
        async with self._database.write() as connection:
            await connection.execute(delete(delivery).where(delivery.c.id == delivery_id))

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
            key = await connection.scalar(
                update(delivery)
                .where(delivery.c.id == delivery_id)
                .values(values)
                .returning(delivery.c.dedup_key)
            )
            # Its chat may have been forgotten meanwhile.
            if instead and key and not is_last_words(key):
                await queue_rows(connection, [to_row(instead, now)])

    async def language_of(self, to: Recipient) -> str | None:
        """Return the tag of a chat's language; None: it has none, or it is no chat."""
        if not isinstance(to, int):
            return None
        async with self._database.read() as connection:
            return (await languages_of(connection, [to])).get(to)

    async def pause_chat(self, chat_id: int, why: str, now: datetime) -> None:
        """The bot may not write there: nothing is owed to it until it speaks again."""
        async with self._database.write() as connection:
            await chat_changes.pause(connection, chat_id, why, now)

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
            await chat_changes.move(connection, old, new, now)

    async def recover(
        self, epoch: int, now: datetime, instead: recovery.Instead
    ) -> tuple[Delivery, ...]:
        """What an earlier sender left on its way has an unknown fate; returns it.

        What can be repeated without harm is queued again, but not what was under way at several
        ends of the bot, for it may be what ends it.

        Args:
            epoch: Of the new sender.
            now: The time.
            instead: Makes what the chat of a message is owed in its place; all is written, or nothing.
        """
        left = and_(is_troubled(DeliveryState.SENDING), delivery.c.epoch < epoch)
        async with self._database.write() as connection:
            return await recovery.recover(connection, left, now, instead)

    async def prune(self, before: datetime) -> None:
        """Drop what was settled before a time; the keys of old messages do not come again."""
        # Nothing falls due before it is owed.
        await walk(
            self._database, delivery.c.id, partial(_drop, before), (delivery.c.due_at, before)
        )
        bodies = partial(_drop_bodies, before)
        await walk(self._database, body.c.id, bodies, (body.c.made_at, before))


async def _drop(before: datetime, connection: AsyncConnection, some: ColumnElement[bool]) -> None:
    settled = and_(some, delivery.c.settled_at < before)
    await forget_menus(connection, settled)
    await connection.execute(delete(delivery).where(settled))


async def _drop_bodies(
    before: datetime, connection: AsyncConnection, some: ColumnElement[bool]
) -> None:
    """Drop messages that many got which neither a story nor a delivery refers to."""
    used = select(delivery.c.id).where(delivery.c.body_id == body.c.id).exists()
    told = select(story.c.id).where(story.c.body_id == original_body()).exists()
    translation = body.alias()
    translated = select(translation.c.id).where(translation.c.original_id == body.c.id).exists()
    unused = (not_(used), not_(told), not_(translated))
    await connection.execute(delete(body).where(some, body.c.made_at < before, *unused))
