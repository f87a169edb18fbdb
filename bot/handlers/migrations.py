"""A group becomes a supergroup and gets another id."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler
from bot.storage.messages.deliveries import DeliveryStore


class GroupMigrations:
    """Moves what is kept of the group."""

    def __init__(self, store: DeliveryStore, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def handler(self) -> Handler:
        """Return the handler of the message that tells of it in the old group."""
        return Handler(fits=lambda told: told.moved_to is not None, act=self._move)

    async def _move(self, told: Interaction) -> None:
        # The new group tells of it too; one of the two is enough, and repeating it is harmless.
        if told.moved_to is not None:
            await self._store.move_chat(told.chat_id, told.moved_to, self._clock())
