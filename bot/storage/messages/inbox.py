"""Updates that Telegram sent and that are not handled yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import KeptUpdate, WaitingUpdate
from bot.reports import RowKind
from bot.storage.engine.claims import note
from bot.storage.engine.database import Database
from bot.storage.engine.group_commit import GroupCommit
from bot.storage.engine.pruning import walk
from bot.storage.engine.statements import insert
from bot.storage.schema import chat, inbox, set_aside

#: Ids that are asked for together: databases take only so many.
_BATCH = 1000

_WAITING = (inbox.c.update_id, inbox.c.body, inbox.c.attempts, inbox.c.received_at)

# After a restart hundreds of updates are handled at once, and the sender wants its turn, too.
_BEGIN = (
    update(inbox)
    .where(
        inbox.c.update_id.in_(bindparam("ids", expanding=True)),
        inbox.c.body.is_not(None),
        inbox.c.error.is_(None),
    )
    .values(attempts=inbox.c.attempts + 1)
    .returning(*_WAITING)
)
_FORGET = (
    update(inbox).where(inbox.c.update_id.in_(bindparam("ids", expanding=True))).values(body=None)
)


class InboxStore:
    """Rows of ``inbox``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._group = GroupCommit(database)

    async def add(self, updates: Sequence[KeptUpdate], received_at: datetime) -> frozenset[int]:
        """Keep updates, all or none; returns the ids of those that were not kept before.

        A chat that was paused because the bot was blocked is woken: it talks to the bot again.
        """
        if not updates:
            return frozenset()
        # By webhook they come one by one, forty at once.
        return await self._group.run(_keep, (updates, received_at))

    async def waiting(self, but: Collection[int] = ()) -> tuple[WaitingUpdate, ...]:
        """Return what is not handled, oldest first.

        Args:
            but: Ids of those that are left out.
        """
        waits = (inbox.c.body.is_not(None), inbox.c.error.is_(None))
        by_id = inbox.c.update_id
        async with self._database.read() as connection:
            ids = (await connection.scalars(select(by_id).where(*waits).order_by(by_id))).all()
            missing = [number for number in ids if number not in but]
            rows: list[WaitingUpdate] = []
            for start in range(0, len(missing), _BATCH):
                some = by_id.in_(missing[start : start + _BATCH])
                listed = select(*_WAITING).where(some, *waits).order_by(by_id)
                rows += [WaitingUpdate(*row) for row in await connection.execute(listed)]
        return tuple(rows)

    async def begin(self, update_id: int) -> WaitingUpdate | None:
        """Return an update that is to be handled, this time counted.

        None if it was handled, or set aside.
        """
        return await self._group.run(_begin, update_id)

    async def release(self, update_id: int) -> None:
        """Take an attempt back that the update is not to blame for."""
        async with self._database.write() as connection:
            await connection.execute(
                update(inbox)
                .where(inbox.c.update_id == update_id, inbox.c.attempts > 0)
                .values(attempts=inbox.c.attempts - 1)
            )

    async def set_aside(self, update_id: int, why: str, now: datetime) -> None:
        """Give an update up; what it said is kept for the operator."""
        async with self._database.write() as connection:
            await connection.execute(
                update(inbox).where(inbox.c.update_id == update_id).values(error=why)
            )
            await note(connection, RowKind.UPDATE, update_id, why, now)

    async def done(self, update_id: int) -> None:
        """Forget what a handled update said; only its id stays."""
        await self._group.run(_forget, update_id)

    async def prune(self, before: datetime, set_aside_before: datetime) -> None:
        """Drop the ids of what was handled and came before a time, and what was set aside.

        With what the operator is told of that, and of rows of other kinds.
        """
        handled = and_(inbox.c.body.is_(None), inbox.c.received_at < before)
        given_up = and_(inbox.c.error.is_not(None), inbox.c.received_at < set_aside_before)

        async def drop(connection: AsyncConnection, some: ColumnElement[bool]) -> None:
            await connection.execute(delete(inbox).where(some, or_(handled, given_up)))

        # Telegram begins anew with another number where it had nothing to send for a week.
        await walk(self._database, inbox.c.update_id, drop)
        async with self._database.write() as connection:
            told = set_aside.c.set_aside_at < set_aside_before
            await connection.execute(delete(set_aside).where(told))


async def _keep(
    connection: AsyncConnection, kept: Sequence[tuple[Sequence[KeptUpdate], datetime]]
) -> list[frozenset[int]]:
    rows = [
        {"update_id": u.update_id, "body": u.body, "received_at": received_at}
        for updates, received_at in kept
        for u in updates
    ]
    statement = insert(connection, inbox).values(rows).on_conflict_do_nothing()
    inserted = await connection.execute(statement.returning(inbox.c.update_id))
    new = set(inserted.scalars())
    chats = {u.chat_id for updates, _ in kept for u in updates}
    await connection.execute(
        update(chat)
        .where(chat.c.id.in_(chats), chat.c.paused_at.is_not(None))
        .values(paused_at=None)
    )
    of_each = []
    for updates, _ in kept:
        # Of one that came twice at once only the first is new.
        mine = frozenset(u.update_id for u in updates) & new
        new -= mine
        of_each.append(mine)
    return of_each


async def _begin(connection: AsyncConnection, ids: Sequence[int]) -> list[WaitingUpdate | None]:
    rows = await connection.execute(_BEGIN, {"ids": ids})
    found = {row.update_id: WaitingUpdate(*row) for row in rows}
    return [found.get(number) for number in ids]


async def _forget(connection: AsyncConnection, ids: Sequence[int]) -> Sequence[None]:
    await connection.execute(_FORGET, {"ids": ids})
    return [None] * len(ids)
