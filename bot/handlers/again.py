"""A person presses Again under "I am not sure that my answer reached you"."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.handlers.answer import Handler
from bot.models import Outgoing
from bot.render import texts
from bot.render.unsure import parse_again_button
from bot.storage.ledger import Ledger


class AgainButtons:
    """Puts the answer in the place of the line."""

    def __init__(
        self, ledger: Ledger, wake: Callable[[], None], clock: Callable[[], datetime]
    ) -> None:
        self._ledger = ledger
        self._wake = wake
        self._clock = clock

    def handler(self) -> Handler:
        """Return the handler."""
        return CallbackQueryHandler(
            self._handle, pattern=lambda data: parse_again_button(str(data)) is not None
        )

    async def _handle(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        wanted = parse_again_button(query.data or "") if query else None
        if query is None or query.message is None or wanted is None:
            return
        lost = await self._ledger.unknown(wanted)
        again = False
        # A button belongs to the chat that it was made for.
        if lost and lost.message.chat_id == query.message.chat.id:
            answer = Outgoing(
                key=f"again:{wanted}",
                chat_id=lost.message.chat_id,
                reply=lost.message.reply,
                edits=query.message.message_id,
            )
            again = await self._ledger.replace(wanted, answer, self._clock())
            self._wake()
        with suppress(TelegramError):
            await query.answer(None if again else texts.ANSWERED_AGAIN)
