"""/admin: the operator looks at the ledger and at what waits for him, and has lost messages sent."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from bot.fairness.quota import Kind
from bot.handlers.operator.access import Admission
from bot.handlers.operator.sources import SourceButtons
from bot.interactions.answering import PRIVATE, Command, Scope
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu, Reply
from bot.render import texts
from bot.render.admin import parse_resend_button, render_report
from bot.render.language import text
from bot.storage.messages.ledger import Ledger


class AdminCommands:
    """Answers the people whose ids the operator listed; for others there is no such command."""

    def __init__(
        self,
        operators: Collection[int],
        presses: Presses,
        ledger: Ledger,
        sources: SourceButtons,
        admission: Admission,
        *,
        wake: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._operators = frozenset(operators)
        self._presses = presses
        self._ledger = ledger
        self._sources = sources
        self._admission = admission
        self._wake = wake
        self._clock = clock

    def commands(self) -> tuple[Command, ...]:
        """Return the command."""
        return (
            Command(
                name="admin",
                line=text("What waits, what failed, and who is let in"),
                act=self._admin,
                kind=Kind.WORD,
                scope=Scope.OPERATOR,
                chats=PRIVATE,
            ),
        )

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of the command's buttons."""
        return (
            self._presses.of_menu(Menu.REPORT, parse_resend_button, self._resend),
            self._sources.handler(),
        )

    async def _admin(self, asked: Interaction) -> tuple[Reply, ...]:
        if self._admission.is_meant(asked):
            return (await self._admission.change(asked),)
        report = render_report(
            await self._ledger.report(self._clock()), self._clock(), asked.language
        )
        sources = await self._sources.first_page(asked.language)
        return (report, sources) if sources else (report,)

    async def _resend(self, pressed: Interaction, wanted: int) -> Done:
        # The report went to a private chat; the operator may have been another then.
        if pressed.person not in self._operators:
            return pressed.language.say(texts.MENU_NOT_KEPT)
        lost = await self._ledger.unknown(wanted)
        again = False
        if lost:
            message = replace(lost.message, key=f"again:{wanted}")
            again = await self._ledger.replace(wanted, message, self._clock())
            self._wake()
        report = render_report(
            await self._ledger.report(self._clock()), self._clock(), pressed.language
        )
        return pressed.edit(report), None if again else pressed.language.say(texts.ANSWERED_AGAIN)
