"""Send what is owed: each chat in order, chats side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.deliveries.outcome import (
    Again,
    Arrived,
    AsPlainText,
    Moved,
    Outcome,
    Refused,
    Unknown,
    outcome_of,
)
from bot.deliveries.request import request
from bot.models import Delivery
from bot.storage.deliveries import DeliveryStore

log = structlog.stdlib.get_logger(__name__)

#: Requests under way at once; Telegram takes about 30 messages a second from a bot.
_AT_ONCE = 30


class Sender:
    """Sends the ledger's rows as they fall due."""

    def __init__(self, bot: Bot, store: DeliveryStore, clock: Callable[[], datetime]) -> None:
        self._bot = bot
        self._store = store
        self._clock = clock
        self._wake = asyncio.Event()
        self._under_way: dict[int, asyncio.Task[None]] = {}  # by chat

    def wake(self) -> None:
        """Look now: something was queued."""
        self._wake.set()

    async def run(self) -> None:
        """Send until cancelled."""
        if lost := await self._store.recover():
            log.warning("messages of unknown fate, not sent again", count=lost)
        while True:
            self._wake.clear()
            await self._start_due()
            await self._sleep()

    async def drain(self) -> None:
        """Send what is due now, then return; for a stop in good order and for tests."""
        while True:
            await self._start_due()
            if not self._under_way:
                return
            await asyncio.wait(self._under_way.values())

    async def _start_due(self) -> None:
        free = _AT_ONCE - len(self._under_way)
        # Rows of a chat that is being served are passed over, so look a little further.
        for row in await self._store.due(self._clock(), limit=_AT_ONCE * 4) if free else ():
            chat = row.message.chat_id
            if chat not in self._under_way and len(self._under_way) < _AT_ONCE:
                self._under_way[chat] = asyncio.create_task(self._deliver(row))

    async def _sleep(self) -> None:
        due_at = await self._store.next_due_at()
        seconds = (due_at - self._clock()).total_seconds() if due_at else 0.0
        if seconds <= 0 and (due_at is None or self._under_way):
            # Nothing is owed, or what is due waits for its chat: the next change wakes us.
            await self._wake.wait()
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), max(seconds, 0.0))

    async def _deliver(self, row: Delivery) -> None:
        try:
            if not await self._store.sending(row.id):
                return
            outcome, message_id = await self._attempt(row, plain=False)
            if outcome == AsPlainText():
                log.error("markup refused, sent as plain text", delivery_id=row.id)
                outcome, message_id = await self._attempt(row, plain=True)
            await self._settle(row, outcome, message_id)
        except Exception:
            # One bad row must not stop the others; it stays "sending", so it is not repeated.
            log.exception("delivery broke", delivery_id=row.id)
        finally:
            del self._under_way[row.message.chat_id]
            self._wake.set()

    async def _attempt(self, row: Delivery, *, plain: bool) -> tuple[Outcome, int | None]:
        message = row.message
        try:
            return Arrived(), await request(self._bot, message, plain=plain)
        except TelegramError as error:
            edit = message.edits is not None
            return outcome_of(error, row.attempts + 1, edit=edit), message.edits

    async def _settle(self, row: Delivery, outcome: Outcome, message_id: int | None) -> None:
        told = log.bind(delivery_id=row.id, chat_id=row.message.chat_id)
        match outcome:
            case Arrived():
                await self._store.sent(row.id, message_id)
                told.debug("sent")
            case Again(after):
                told.info("not sent, again later", after=after.total_seconds())
                await self._store.put_back(row.id, self._clock() + after)
            case Moved(chat_id):
                told.info("group moved", to=chat_id)
                await self._store.put_back(row.id, self._clock())
                await self._store.move_chat(row.message.chat_id, chat_id)
            case Refused(why):
                told.warning("refused", why=why)
                await self._store.failed(row.id, why)
            case Unknown(why):
                told.warning("of unknown fate, not sent again", why=why)
                await self._store.unknown(row.id, why)
            case AsPlainText():
                told.error("refused even as plain text")
                await self._store.failed(row.id, "entities refused")
