"""A group becomes a supergroup and gets another id."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.interactions.answer import Handler
from bot.storage.messages.deliveries import DeliveryStore


class GroupMigrations:
    """Moves what is kept of the group."""

    def __init__(self, store: DeliveryStore, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def handler(self) -> Handler:
        """Return the handler of the message that tells of it in the old group."""
        return MessageHandler(filters.StatusUpdate.MIGRATE, self._handle)

    async def _handle(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        # The new group tells of it too; one of the two is enough, and repeating it is harmless.
        if message and message.migrate_to_chat_id:
            await self._store.move_chat(message.chat_id, message.migrate_to_chat_id, self._clock())
