"""/admin: the operator looks at the ledger and at what waits for him, and decides."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.fairness.quota import RequestKind
from bot.handlers.operator.sections import Section, by_operators
from bot.handlers.operator.sources import SourceButtons
from bot.interactions.answering import PRIVATE, Answer, Command, Scope
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu
from bot.outgoing import SendPhoto
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
        sections: Sequence[Section],
        *,
        wake: Callable[[], None],
        chart: Callable[[Interaction], Awaitable[SendPhoto | None]],
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            operators: Who run the bot.
            presses: Makes handlers of buttons.
            ledger: What waits and what failed.
            sources: Feeds and chats that wait for his word.
            sections: What else he looks after.
            wake: Has what is owed sent.
            chart: Returns a picture of the last days; None: there is nothing to see.
            clock: The time.
        """
        self._operators = frozenset(operators)
        self._presses = presses
        self._ledger = ledger
        self._sources = sources
        self._sections = tuple(sections)
        self._wake = wake
        self._chart = chart
        self._clock = clock

    def commands(self) -> tuple[Command, ...]:
        """Return the command."""
        return (
            Command(
                name="admin",
                line=text("What waits, what failed, and who is let in"),
                forms=tuple(section.form for section in self._sections),
                act=self._admin,
                kind=RequestKind.WORD,
                scope=Scope.OPERATOR,
                chats=PRIVATE,
            ),
        )

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of the command's buttons."""
        resend = by_operators(self._operators, self._resend)
        return (
            self._presses.of_menu(Menu.REPORT, parse_resend_button, resend),
            self._sources.handler(),
            *(handler for section in self._sections for handler in section.handlers()),
        )

    async def _admin(self, asked: Interaction) -> Answer:
        word = asked.arguments.partition(" ")[0]
        for section in self._sections:
            if word in section.words:
                return await section.answer(asked)
        report = render_report(
            await self._ledger.report(self._clock()), self._clock(), asked.language
        )
        pages = [
            await self._chart(asked),
            report,
            await self._sources.first_page(asked.language),
            *[await section.page(asked.language) for section in self._sections],
        ]
        return tuple(filter(None, pages))

    async def _resend(self, pressed: Interaction, wanted: int) -> Done:
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
