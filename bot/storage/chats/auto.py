"""Where every link is answered."""

from __future__ import annotations

from sqlalchemy import delete, select

from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.schema import auto, chat

#: Of what is in no topic of a forum; Telegram numbers these from 1.
_NO_THREAD = 0


class AutoStore:
    """Rows of ``auto``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def is_on(self, chat_id: int, thread_id: int | None) -> bool:
        """Whether it is switched on in a chat, or in a topic of a forum."""
        row = select(auto.c.chat_id).where(
            auto.c.chat_id == chat_id, auto.c.thread_id == (thread_id or _NO_THREAD)
        )
        async with self._database.read() as connection:
            return await connection.scalar(row) is not None

    async def switch(self, chat_id: int, thread_id: int | None, *, on: bool) -> None:
        """Switch it on or off there."""
        thread = thread_id or _NO_THREAD
        async with self._database.write() as connection:
            if on:
                for table, values in (
                    (chat, {"id": chat_id}),
                    (auto, {"chat_id": chat_id, "thread_id": thread}),
                ):
                    row = insert(connection, table).values(values)
                    await connection.execute(row.on_conflict_do_nothing())
            else:
                await connection.execute(
                    delete(auto).where(auto.c.chat_id == chat_id, auto.c.thread_id == thread)
                )
