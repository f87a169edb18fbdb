"""/admin: the operator looks at the ledger and at what waits for him, and has lost messages sent."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from telegram import Update
from telegram.ext import CommandHandler, ContextTypes, filters

from bot.deliveries.outbox import Outbox
from bot.handlers.operator.sources import SourceButtons
from bot.interactions.answer import Handler, answer
from bot.interactions.presses import Press, Presses
from bot.models import Menu
from bot.render import texts
from bot.render.admin import parse_resend_button, render_report
from bot.storage.messages.ledger import Ledger


class AdminCommands:
    """Answers the people whose ids the operator listed; for others there is no such command."""

    def __init__(
        self,
        admins: Collection[int],
        presses: Presses,
        ledger: Ledger,
        sources: SourceButtons,
        outbox: Outbox,
        *,
        wake: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._admins = frozenset(admins)
        self._presses = presses
        self._ledger = ledger
        self._sources = sources
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
            self._presses.of_menu(Menu.REPORT, parse_resend_button, self._resend),
            self._sources.handler(),
        )

    async def _report(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        report = await self._ledger.report(self._clock())
        await self._outbox.put(answer(update, render_report(report, self._clock())))
        if sources := await self._sources.first_page():
            await self._outbox.put(answer(update, sources, 1))

    async def _resend(self, press: Press, wanted: int) -> str | None:
        # The report went to a private chat; the operator may have been another then.
        if press.person not in self._admins:
            return texts.MENU_NOT_KEPT
        lost = await self._ledger.unknown(wanted)
        again = False
        if lost:
            message = replace(lost.message, key=f"again:{wanted}")
            again = await self._ledger.replace(wanted, message, self._clock())
            self._wake()
        report = render_report(await self._ledger.report(self._clock()), self._clock())
        await self._outbox.put(press.edit(report))
        return None if again else texts.ANSWERED_AGAIN
