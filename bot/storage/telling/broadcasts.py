"""Messages of the operator's on their way to all chats, some hundred at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState, Priority, Reply
from bot.newsroom.broadcasts import Broadcast, BroadcastState, Progress, Reach, reached
from bot.reports import RowKind
from bot.storage.engine.claims import Claims, Columns
from bot.storage.engine.database import Database
from bot.storage.messages.delivery_rows import broadcast_key
from bot.storage.messages.delivery_writes import queue_rows
from bot.storage.messages.outgoing_json import reply_json
from bot.storage.schema import body, broadcast, delivery
from bot.storage.telling.broadcast_rows import Served, counted, following

#: Chats of one transaction, and how few must wait before there is another: half a minute's messages, so
#: that what is stopped, or whom the operator bans, waits for no long line, and nothing else does.
_BATCH, _FEW = 1000, 200

_LOOK_EVERY = timedelta(seconds=5)

#: Its author is told first that it began.
_BEGINS_AFTER = timedelta(seconds=1)

_WAITS = (DeliveryState.QUEUED, DeliveryState.SENDING)

_COLUMNS = Columns(
    kind=RowKind.BROADCAST,
    id=broadcast.c.id,
    attempts=broadcast.c.attempts,
    error=broadcast.c.error,
    again_at=broadcast.c.due_at,
    order=(broadcast.c.due_at, broadcast.c.id),
    due=lambda now: broadcast.c.due_at <= now,
)

#: Each kind of chats with the column that says whether it is meant.
_TO = {
    Reach.PRIVATE: broadcast.c.to_private,
    Reach.GROUPS: broadcast.c.to_groups,
    Reach.CHANNELS: broadcast.c.to_channels,
}


class BroadcastStore:
    """Rows of ``broadcast``, and what is owed for them."""

    def __init__(self, database: Database, served: Served) -> None:
        self._database = database
        self._served = served
        self.claims = Claims(database, _COLUMNS, _give_up)

    async def draft(self, author: int, reply: Reply, now: datetime) -> Broadcast:
        """Keep a message that is to go to all chats, once its author says so."""
        async with self._database.write() as connection:
            made = body.insert().values(content=reply_json(reply), made_at=now)
            body_id = (await connection.execute(made.returning(body.c.id))).scalar_one()
            values = {
                "author": author,
                "body_id": body_id,
                "state": BroadcastState.DRAFT,
                "made_at": now,
                "is_owed": False,
                "attempts": 0,
            } | {column.name: True for column in _TO.values()}
            row = await connection.execute(
                broadcast.insert().values(values).returning(*broadcast.c)
            )
            return _broadcast(row.one())

    async def by_id(self, broadcast_id: int) -> Broadcast | None:
        """Return one; None: there is none (any more)."""
        mine = select(broadcast).where(broadcast.c.id == broadcast_id)
        async with self._database.read() as connection:
            row = (await connection.execute(mine)).first()
        return _broadcast(row) if row else None

    async def unfinished(self) -> tuple[Broadcast, ...]:
        """Return those that are on their way, the latest first."""
        under_way = select(broadcast).where(broadcast.c.state == BroadcastState.SENDING)
        async with self._database.read() as connection:
            rows = await connection.execute(under_way.order_by(broadcast.c.id.desc()).limit(9))
            return tuple(map(_broadcast, rows))

    async def counts(self) -> dict[Reach, int]:
        """Return how many chats there are of each kind."""
        async with self._database.read() as connection:
            rows = await connection.execute(counted(self._served))
            return {Reach(row.kind): row.chats for row in rows}

    async def aim(self, broadcast_id: int, reach: Collection[Reach]) -> None:
        """Have a draft go to chats of these kinds."""
        values = {column.name: kind in reach for kind, column in _TO.items()}
        await self._change(broadcast_id, (BroadcastState.DRAFT,), values)

    async def begin(self, broadcast_id: int, message_id: int, now: datetime) -> None:
        """Send a draft; one that was begun goes on.

        Args:
            broadcast_id: Which.
            message_id: The message that says how it gets on.
            now: The time.
        """
        mine = await self.by_id(broadcast_id)
        total = reached(await self.counts(), mine.reach) if mine else 0
        values = {
            "state": BroadcastState.SENDING,
            "message_id": message_id,
            "total": total,
            "made_at": now,
            "due_at": now + _BEGINS_AFTER,
        }
        await self._change(broadcast_id, (BroadcastState.DRAFT,), values)

    async def stop(self, broadcast_id: int, now: datetime) -> None:
        """Send no more of it: what has not left is dropped, in one transaction."""
        mine = broadcast.c.id == broadcast_id
        found = select(broadcast.c.body_id).where(mine).with_for_update()
        stopped = {"state": BroadcastState.STOPPED, "due_at": now}
        under_way = broadcast.c.state.in_((BroadcastState.DRAFT, BroadcastState.SENDING))
        async with self._database.write() as connection:
            # It may be gone on with at the same moment: one waits for the other.
            body_id: int | None = await connection.scalar(found)
            await connection.execute(update(broadcast).where(mine, under_way).values(stopped))
            if body_id is not None:
                queued = (_is_of(body_id), delivery.c.state == DeliveryState.QUEUED)
                await connection.execute(delete(delivery).where(*queued))

    async def go_on(self, broadcast_id: int, now: datetime) -> Broadcast | None:
        """Owe a message to the next chats if few wait for it; returns how it stands then.

        All in one transaction, and each chat once, whatever ends the process. None: it is gone.
        """
        mine = select(broadcast).where(broadcast.c.id == broadcast_id).with_for_update()
        async with self._database.write() as connection:
            row = (await connection.execute(mine)).first()
            if row is None:
                return None
            state, values = (
                BroadcastState(row.state),
                {"due_at": None, "attempts": 0, "error": None},
            )
            if state is BroadcastState.SENDING:
                values |= await self._owe(connection, row, now)
            changed = (
                update(broadcast)
                .where(broadcast.c.id == broadcast_id)
                .values(values)
                .returning(*broadcast.c)
            )
            return _broadcast((await connection.execute(changed)).one())

    async def _owe(
        self, connection: AsyncConnection, row: Row[Any], now: datetime
    ) -> dict[str, Any]:
        """Owe it to the next chats; returns what changes in its row."""
        waiting = await _count(connection, row.body_id, _WAITS) if row.body_id else 0
        if row.is_owed or row.body_id is None:
            is_over = waiting == 0
            return {"state": BroadcastState.DONE} if is_over else {"due_at": now + _LOOK_EVERY}
        if waiting > _FEW:
            return {"due_at": now + _LOOK_EVERY}
        reach = _broadcast(row).reach
        statement = following(row.after_chat_id, reach, self._served, _BATCH)
        chats: list[int] = [row.id for row in await connection.execute(statement)]
        await queue_rows(connection, _rows(row, chats, now))
        after = chats[-1] if chats else row.after_chat_id
        is_owed = len(chats) < _BATCH
        return {"after_chat_id": after, "is_owed": is_owed, "due_at": now + _LOOK_EVERY}

    async def progress(self, broadcast_id: int) -> Progress:
        """Return what came of it so far."""
        mine = select(broadcast.c.body_id).where(broadcast.c.id == broadcast_id).scalar_subquery()
        states = (
            select(delivery.c.state, func.count().label("chats"))
            .where(delivery.c.body_id == mine, delivery.c.priority == Priority.BROADCAST)
            .group_by(delivery.c.state)
        )
        async with self._database.read() as connection:
            counts = {row.state: row.chats for row in await connection.execute(states)}
        return Progress(
            sent=counts.get(DeliveryState.SENT, 0),
            failed=counts.get(DeliveryState.FAILED, 0),
            unknown=counts.get(DeliveryState.UNKNOWN, 0),
        )

    async def told(self, broadcast_id: int, now: datetime) -> None:
        """Remember when it was said how it gets on."""
        await self._change(broadcast_id, tuple(BroadcastState), {"told_at": now})

    async def next_due_at(self) -> datetime | None:
        """Return when to go on with one; None while none is on its way."""
        async with self._database.read() as connection:
            due_at: datetime | None = await connection.scalar(select(func.min(broadcast.c.due_at)))
        return due_at

    async def prune(self, before: datetime) -> None:
        """Drop those that were made before a time, and are not on their way."""
        over = broadcast.c.state != BroadcastState.SENDING
        async with self._database.write() as connection:
            await connection.execute(delete(broadcast).where(broadcast.c.made_at < before, over))

    async def _change(
        self, broadcast_id: int, states: Sequence[BroadcastState], values: dict[str, Any]
    ) -> None:
        which = (broadcast.c.id == broadcast_id, broadcast.c.state.in_(states))
        async with self._database.write() as connection:
            await connection.execute(update(broadcast).where(*which).values(values))


async def _give_up(connection: AsyncConnection, broadcast_id: int, _: datetime) -> None:
    """See that one is not due any more that broke several times: its author sees it in ``/admin``."""
    mine = broadcast.c.id == broadcast_id
    ended = {"due_at": None, "state": BroadcastState.STOPPED}
    await connection.execute(update(broadcast).where(mine).values(ended))


async def _count(connection: AsyncConnection, body_id: int, states: Sequence[DeliveryState]) -> int:
    waits = (delivery.c.state.in_(states), _is_of(body_id))
    counted_rows = select(func.count()).select_from(delivery).where(*waits)
    return await connection.scalar(counted_rows) or 0


def _is_of(body_id: int) -> ColumnElement[bool]:
    # By priority, as the index of what waits is.
    return (delivery.c.priority == Priority.BROADCAST) & (delivery.c.body_id == body_id)


def _rows(row: Row[Any], chats: Sequence[int], now: datetime) -> list[dict[str, Any]]:
    return [
        {
            "dedup_key": broadcast_key(row.id, chat_id),
            "chat_id": chat_id,
            "body_id": row.body_id,
            "content": {},
            "state": DeliveryState.QUEUED,
            "due_at": now,
            "priority": Priority.BROADCAST,
            "attempts": 0,
        }
        for chat_id in chats
    ]


def _broadcast(row: Row[Any]) -> Broadcast:
    return Broadcast(
        id=row.id,
        author=row.author,
        state=BroadcastState(row.state),
        reach=frozenset(kind for kind, column in _TO.items() if getattr(row, column.name)),
        message_id=row.message_id,
        total=row.total or 0,
        told_at=row.told_at,
        began_at=row.made_at,
    )
