"""Where handlers put what they have to say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.outgoing import Outgoing
from bot.storage.messages.deliveries import DeliveryStore


class Outbox:
    """Queues messages in the ledger and wakes the sender."""

    def __init__(
        self, store: DeliveryStore, wake: Callable[[], None], clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._wake = wake
        self._clock = clock

    async def put(self, *messages: Outgoing) -> None:
        """Owe messages; they are kept when this returns, and sent soon after."""
        if messages:
            await self._store.queue(messages, self._clock())
            self._wake()

    async def has(self, key: str) -> bool:
        """Whether a message with this key is owed or sent already."""
        return await self._store.known(key)
