"""Newest stories that chats were promised, while the past of their feeds is still being read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Exists, delete, func, select, update

from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.schema import awaited, entry, feed_chat

#: Between two looks: each time twice as long; the last one is after an hour and a half.
FIRST_LOOK = timedelta(seconds=20)
_MOST_LOOKS = 8

#: That are looked at together.
_BATCH = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A topic whose newest story a chat waits for."""

    chat_id: int
    topic: str

    #: Where it is told; None: the chat has no forum topics.
    thread_id: int | None

    #: Whether the past of the chat's feeds is still being read.
    reading: bool


class AwaitedStore:
    """Rows of ``awaited``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def expect(self, chat_id: int, thread_id: int | None, topic: str, now: datetime) -> bool:
        """Promise a chat the newest story of a topic; False if nothing of its feeds' past is being read."""
        row = {"thread_id": thread_id, "due_at": now + FIRST_LOOK, "looks": 0}
        async with self._database.write() as connection:
            if not await connection.scalar(select(_is_reading(chat_id))):
                return False
            await connection.execute(
                insert(connection, awaited)
                .values(chat_id=chat_id, topic=topic, **row)
                .on_conflict_do_update(
                    index_elements=[awaited.c.chat_id, awaited.c.topic], set_=row
                )
            )
        return True

    async def is_reading(self, chat_id: int) -> bool:
        """Whether entries of the past of a chat's feeds wait to be read."""
        async with self._database.read() as connection:
            return bool(await connection.scalar(select(_is_reading(chat_id))))

    async def due(self, now: datetime) -> tuple[Awaited, ...]:
        """Return what is to be looked for now; it is due again later, a few times."""
        some = select(awaited).where(awaited.c.due_at <= now).order_by(awaited.c.due_at)
        found = []
        async with self._database.write() as connection:
            for row in (await connection.execute(some.limit(_BATCH))).all():
                # Another process may have taken it meanwhile.
                looks = row.looks + 1
                taken = await connection.execute(
                    update(awaited)
                    .where(_is(row.chat_id, row.topic), awaited.c.due_at == row.due_at)
                    .values(due_at=now + FIRST_LOOK * 2**looks, looks=looks)
                )
                if taken.rowcount:
                    reading = await connection.scalar(select(_is_reading(row.chat_id)))
                    found.append(
                        Awaited(
                            chat_id=row.chat_id,
                            topic=row.topic,
                            thread_id=row.thread_id,
                            reading=bool(reading) and looks < _MOST_LOOKS,
                        )
                    )
        return tuple(found)

    async def done(self, chat_id: int, topic: str) -> None:
        """Promise it no more."""
        async with self._database.write() as connection:
            await connection.execute(delete(awaited).where(_is(chat_id, topic)))

    async def next_due_at(self) -> datetime | None:
        """Return when the next is to be looked for; None: nothing is promised."""
        async with self._database.read() as connection:
            due_at: datetime | None = await connection.scalar(select(func.min(awaited.c.due_at)))
        return due_at


def _is(chat_id: int, topic: str) -> ColumnElement[bool]:
    return (awaited.c.chat_id == chat_id) & (awaited.c.topic == topic)


def _is_reading(chat_id: int) -> Exists:
    """Return whether entries of the past of a chat's feeds wait to be read."""
    has = select(feed_chat.c.feed_id).where(feed_chat.c.chat_id == chat_id)
    return (
        select(entry.c.id)
        .where(
            entry.c.feed_id.in_(has),
            entry.c.due_at.is_not(None),
            entry.c.content["past"].as_boolean(),
        )
        .exists()
    )
