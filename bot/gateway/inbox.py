"""Updates on their way in: kept before Telegram may forget them, handled until they are done."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, Update

from bot.storage.database import cause_of
from bot.storage.inbox import InboxStore, Kept

log = structlog.stdlib.get_logger(__name__)

#: Updates handled at once; most of them wait for a site.
_AT_ONCE = 256

#: Between attempts to keep updates while the disk is full or the file is locked.
_KEEP_AGAIN_SECONDS = 2.0

Process = Callable[[Update], Awaitable[None]]


class Inbox:
    """Keeps updates and handles them: those of a chat in order, chats side by side."""

    def __init__(self, store: InboxStore, process: Process, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._process = process
        self._clock = clock
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._lanes: dict[int, deque[Update]] = {}
        self._under_way: set[asyncio.Task[None]] = set()

    async def keep(self, updates: Sequence[Update]) -> None:
        """Keep updates, then have them handled; those that came before are dropped.

        Returns when they are kept: only then may Telegram forget them.
        """
        new = await self._store_all([_kept(update) for update in updates])
        for update in updates:
            if update.update_id in new:
                self._queue(update)

    async def _store_all(self, kept: Sequence[Kept]) -> frozenset[int]:
        while True:
            try:
                return await self._store.add(kept, self._clock())
            except SQLAlchemyError as error:
                log.error("cannot keep updates, trying again", cause=cause_of(error))  # noqa: TRY400
                await asyncio.sleep(_KEEP_AGAIN_SECONDS)

    async def recover(self, bot: Bot) -> int:
        """Have handled what the last process left undone; returns how many there were."""
        rows = await self._store.waiting()
        for _, body in rows:
            self._queue(Update.de_json(json.loads(body), bot))
        return len(rows)

    async def finish(self, timeout: float) -> None:  # noqa: ASYNC109  # a stop has one budget
        """Wait for what is under way; what takes longer is resumed at the next start."""
        if not self._under_way:
            return
        _, late = await asyncio.wait(self._under_way, timeout=timeout)
        for task in late:
            task.cancel()
        if late:
            log.info("resumed at the next start", chats=len(late))
            await asyncio.wait(late)

    def _queue(self, update: Update) -> None:
        chat = chat_of(update)
        if chat in self._lanes:
            self._lanes[chat].append(update)
            return
        self._lanes[chat] = deque([update])
        task = asyncio.create_task(self._drain(chat))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _drain(self, chat: int) -> None:
        lane = self._lanes[chat]
        while lane:
            async with self._slots:
                await self._handle(lane.popleft())
        del self._lanes[chat]

    async def _handle(self, update: Update) -> None:
        try:
            with structlog.contextvars.bound_contextvars(update_id=update.update_id):
                await self._process(update)
                await self._store.done(update.update_id)
        except Exception:
            # It stays in the inbox and is tried again at the next start.
            log.exception("update not handled", update_id=update.update_id)


def chat_of(update: Update) -> int:
    """Return the chat whose updates are handled in order: where it happened, or who did it."""
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0


def _kept(update: Update) -> Kept:
    return Kept(
        update_id=update.update_id,
        body=json.dumps(update.to_dict(), default=_unix_time),
        chat_id=chat_of(update),
    )


def _unix_time(value: object) -> object:
    """Turn what ``Update.to_dict`` leaves as it is: the date of a message that is out of reach."""
    return int(value.timestamp()) if isinstance(value, datetime) else str(value)
