"""Channels, and who looks after them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import Channel
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.schema import channel

#: Of one person: whoever makes the bot an admin of thousands fills nothing.
MOST = 50


class ChannelStore:
    """Rows of ``channel``: that somebody was an admin there, which is asked of Telegram each time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, chat_id: int, person: int, title: str) -> None:
        """Keep that a person looks after a channel, unless he does so after as many as one may."""
        async with self._database.write() as connection:
            await _keep(connection, Channel(chat_id, title), person, chosen=False)

    async def leave(self, chat_id: int) -> None:
        """Forget a channel where the bot is no admin any more.

        Whoever chose it is still told that nothing can be done there, until he chooses otherwise:
        else his next command would be for his own chat.
        """
        async with self._database.write() as connection:
            await connection.execute(
                delete(channel).where(channel.c.chat_id == chat_id, ~channel.c.chosen)
            )

    async def of(self, person: int) -> tuple[Channel, ...]:
        """Return the channels that a person looks after, by title."""
        rows = select(channel).where(channel.c.person == person)
        async with self._database.read() as connection:
            found = await connection.execute(rows.order_by(channel.c.title, channel.c.chat_id))
            return tuple(map(_channel, found))

    async def chosen(self, person: int) -> Channel | None:
        """Return the channel that a person's commands are for; None: his own chat."""
        row = select(channel).where(channel.c.person == person, channel.c.chosen)
        async with self._database.read() as connection:
            found = (await connection.execute(row)).first()
        return _channel(found) if found else None

    async def choose(self, person: int, wanted: Channel | None) -> None:
        """Have a person's commands be for a channel; None: for his own chat."""
        own = channel.c.person == person
        async with self._database.write() as connection:
            await connection.execute(update(channel).where(own).values(chosen=False))
            if wanted is not None:
                await _keep(connection, wanted, person, chosen=True)


async def _keep(connection: AsyncConnection, kept: Channel, person: int, *, chosen: bool) -> None:
    own = channel.c.person == person
    others = select(func.count()).where(own, channel.c.chat_id != kept.id)
    if not chosen and (await connection.scalar(others) or 0) >= MOST:
        return
    values = {"title": kept.title} | ({"chosen": True} if chosen else {})
    await connection.execute(
        insert(connection, channel)
        .values(chat_id=kept.id, person=person, title=kept.title, chosen=chosen)
        .on_conflict_do_update(index_elements=[channel.c.chat_id, channel.c.person], set_=values)
    )


def _channel(row: Row[Any]) -> Channel:
    return Channel(row.chat_id, row.title)
