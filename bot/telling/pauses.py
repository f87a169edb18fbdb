"""Pauses that end by themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import structlog

from bot.storage.chats.chats import ChatStore

log = structlog.stdlib.get_logger(__name__)


class Pauses:
    """Ends them; what was held for a day at most comes then."""

    def __init__(
        self, chats: ChatStore, wake_sender: Callable[[], None], clock: Callable[[], datetime]
    ) -> None:
        self._chats = chats
        self._wake_sender = wake_sender
        self._clock = clock

    async def work_off(self) -> None:
        """End all that are over."""
        for chat_id in await self._chats.paused_until(self._clock()):
            if await self._chats.end_pause(chat_id, self._clock()):
                log.info("pause is over", chat_id=chat_id)
                self._wake_sender()

    async def next_due_at(self) -> datetime | None:
        """Return when the next one is."""
        return await self._chats.next_pause_end()
