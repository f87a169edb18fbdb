"""Updates on their way in: kept before Telegram may forget them, handled until they are done.

Telegram forgets an update once the next getUpdates carries its offset. python-telegram-bot sends
that offset as soon as it has put the updates into its queue; this queue's ``put`` returns only
when the update is a row.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, Update

from bot.storage.inbox import InboxStore

log = structlog.stdlib.get_logger(__name__)

#: Updates handled at once; most of them wait for a site.
_AT_ONCE = 256

#: Between attempts to keep an update while the disk is full or the file is locked.
_KEEP_AGAIN_SECONDS = 2.0

Process = Callable[[Update], Awaitable[None]]


class InboxQueue(asyncio.Queue[object]):
    """A queue of updates that are kept in the database."""

    def __init__(self, store: InboxStore, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._store = store
        self._clock = clock

    async def put(self, item: object) -> None:
        """Keep an update, then queue it; one that came before is dropped.

        Does not return before the update is kept: python-telegram-bot would end its polling for
        good if this raised, and would let Telegram forget the update if it returned.
        """
        if not isinstance(item, Update):
            raise TypeError(f"not an update: {type(item).__name__}")
        try:
            body = json.dumps(item.to_dict(), default=_unix_time)
        except (TypeError, ValueError):
            log.exception("cannot keep an update, handling it now", update_id=item.update_id)
            await super().put(item)
            return
        if await self._keep(item.update_id, body):
            await super().put(item)

    async def _keep(self, update_id: int, body: str) -> bool:
        while True:
            try:
                return await self._store.add(update_id, body, self._clock())
            except SQLAlchemyError as error:
                log.error("cannot keep an update, trying again", cause=str(error))  # noqa: TRY400
                await asyncio.sleep(_KEEP_AGAIN_SECONDS)

    async def recover(self, bot: Bot) -> int:
        """Queue what the last process left undone; returns how many there were."""
        rows = await self._store.waiting()
        for _, body in rows:
            self.put_nowait(Update.de_json(json.loads(body), bot))
        return len(rows)

    async def done(self, update: Update) -> None:
        """Forget an update that was handled."""
        await self._store.done(update.update_id)


def _unix_time(value: object) -> int:
    """Turn what ``Update.to_dict`` leaves as it is: the date of a message that is out of reach."""
    if isinstance(value, datetime):
        return int(value.timestamp())
    raise TypeError(f"no JSON for {type(value).__name__}")


class InboxRunner:
    """Handles the queue's updates side by side."""

    def __init__(self, queue: InboxQueue, process: Process) -> None:
        self._queue = queue
        self._process = process
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._under_way: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Handle updates until cancelled; those under way go on (see :meth:`finish`)."""
        while True:
            await self._slots.acquire()
            update = await self._queue.get()
            if isinstance(update, Update):
                task = asyncio.create_task(self._handle(update))
                self._under_way.add(task)
                task.add_done_callback(self._under_way.discard)

    async def finish(self, timeout: float) -> None:  # noqa: ASYNC109  # a stop has one budget
        """Wait for what is under way; what takes longer is resumed at the next start."""
        if not self._under_way:
            return
        _, late = await asyncio.wait(self._under_way, timeout=timeout)
        for task in late:
            task.cancel()
        if late:
            log.info("resumed at the next start", updates=len(late))
            await asyncio.wait(late)

    async def _handle(self, update: Update) -> None:
        try:
            with structlog.contextvars.bound_contextvars(update_id=update.update_id):
                await self._process(update)
                await self._queue.done(update)
        except Exception:
            # It stays in the inbox and is tried again at the next start.
            log.exception("update not handled", update_id=update.update_id)
        finally:
            self._slots.release()
