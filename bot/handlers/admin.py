"""/admin: the operator looks at the ledger, and has lost messages sent again."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes, filters

from bot.deliveries.outbox import Outbox
from bot.handlers.answer import Handler, answer, answer_key
from bot.models import Outgoing
from bot.render import texts
from bot.render.admin import parse_resend_button, render_report
from bot.storage.ledger import Ledger


class AdminCommands:
    """Answers the people whose ids the operator listed; for others there is no such command."""

    def __init__(
        self,
        admins: Collection[int],
        ledger: Ledger,
        outbox: Outbox,
        wake: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._admins = frozenset(admins)
        self._ledger = ledger
        self._outbox = outbox
        self._wake = wake
        self._clock = clock

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of the command and of its buttons."""
        return (
            CommandHandler(
                "admin",
                self._report,
                filters.ChatType.PRIVATE
                & filters.UpdateType.MESSAGE
                # An empty list would admit everybody.
                & filters.User(self._admins or {0}),
            ),
            CallbackQueryHandler(
                self._resend, pattern=lambda data: parse_resend_button(str(data)) is not None
            ),
        )

    async def _report(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        report = await self._ledger.report(self._clock())
        await self._outbox.put(answer(update, render_report(report, self._clock())))

    async def _resend(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        if query is None or query.message is None or query.from_user.id not in self._admins:
            return
        wanted = parse_resend_button(query.data or "")
        lost = await self._ledger.unknown(wanted) if wanted is not None else None
        again = False
        if lost and wanted is not None:
            message = replace(lost.message, key=f"again:{wanted}")
            again = await self._ledger.replace(wanted, message, self._clock())
            self._wake()
        with suppress(TelegramError):
            await query.answer(None if again else texts.ANSWERED_AGAIN)
        now = self._clock()
        await self._outbox.put(
            Outgoing(
                key=answer_key(update, 0),
                chat_id=query.message.chat.id,
                reply=render_report(await self._ledger.report(now), now),
                edits=query.message.message_id,
            )
        )
