"""Whom the bot does not serve, whatever else is said of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.feeds.owners import leave_all
from bot.storage.schema import (
    auto,
    awaited,
    banned,
    channel,
    chat,
    delivery,
    digest_item,
    subscription,
)

#: What a chat has that brings it something, but for feeds.
_BRINGING = (subscription, digest_item, awaited, auto)


class BanStore:
    """Rows of ``banned``: people, groups and channels, by their ids."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def any_of(self, ids: Collection[int]) -> int | None:
        """Return one of these that is banned; None: none is."""
        async with self._database.read() as connection:
            found: int | None = await connection.scalar(
                select(banned.c.id).where(banned.c.id.in_(ids)).limit(1)
            )
        return found

    async def all(self, limit: int) -> tuple[int, ...]:
        """Return those who are banned, the latest first."""
        latest = select(banned.c.id).order_by(banned.c.banned_at.desc(), banned.c.id).limit(limit)
        async with self._database.read() as connection:
            return tuple((await connection.scalars(latest)).all())

    async def ban(self, number: int, now: datetime) -> None:
        """Serve a person or a chat no more: what is owed to it, what it follows and its feeds go.

        All is done, or nothing. What is on its way arrives.
        """
        async with self._database.write() as connection:
            await connection.execute(
                insert(connection, banned).values(id=number, banned_at=now).on_conflict_do_nothing()
            )
            await _end(connection, number)

    async def lift(self, number: int) -> bool:
        """Serve it again; what it had does not come back. False if it was not banned."""
        async with self._database.write() as connection:
            lifted = await connection.execute(delete(banned).where(banned.c.id == number))
            return lifted.rowcount == 1

    async def tell(self, number: int, now: datetime) -> bool:
        """Whether it is to be told: of all who ask that, one is."""
        untold = (banned.c.id == number, banned.c.told_at.is_(None))
        async with self._database.write() as connection:
            told = await connection.execute(update(banned).where(*untold).values(told_at=now))
            return told.rowcount == 1


def is_banned(number: ColumnElement[int]) -> ColumnElement[bool]:
    """Return what is true where a column holds the id of one who is banned."""
    return number.in_(select(banned.c.id))


async def _end(connection: AsyncConnection, number: int) -> None:
    for table in _BRINGING:
        await connection.execute(delete(table).where(table.c.chat_id == number))
    await leave_all(connection, number)
    looked_after = or_(channel.c.chat_id == number, channel.c.person == number)
    await connection.execute(delete(channel).where(looked_after))
    # What was shared until now is others' as well; nothing more is.
    await connection.execute(
        update(chat).where(chat.c.id == number).values(share=False, share_approved_at=None)
    )
    owed = (delivery.c.chat_id == number, delivery.c.state == DeliveryState.QUEUED)
    await connection.execute(delete(delivery).where(*owed))
