"""The outermost error handler: a defect of ours is logged whole, and said in one line."""

from __future__ import annotations

import structlog
from telegram import Update
from telegram.ext import ContextTypes

from bot.deliveries.outbox import Outbox
from bot.handlers.answer import answer
from bot.render.failure import render_sorry

log = structlog.stdlib.get_logger(__name__)

#: Keeps its key apart from those of the answers.
_NUMBER = 99


class Failures:
    """Tells the log, and the person who waits."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    async def handle(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Handle what a handler raised."""
        log.error("handler broke", exc_info=context.error)
        if isinstance(update, Update) and update.effective_message:
            await self._outbox.put(answer(update, render_sorry(), _NUMBER))
