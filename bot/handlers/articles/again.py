"""A person presses Again under "I am not sure that my answer reached you"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import DeliveryState, Shown
from bot.outgoing import again, recipient_of
from bot.render import texts
from bot.render.unsure import parse_again_button
from bot.storage.messages.ledger import Ledger


class AgainButtons:
    """Puts the answer in the place of the line."""

    def __init__(
        self,
        presses: Presses,
        ledger: Ledger,
        wake: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._presses = presses
        self._ledger = ledger
        self._wake = wake
        self._clock = clock

    def handler(self) -> Handler:
        """Return the handler."""
        return self._presses.by(
            self._look_up, parse_again_button, self._send, no_fit=texts.ANSWERED_AGAIN
        )

    async def _look_up(self, chat_id: int, message_id: int, wanted: int) -> Shown | None:
        lost = await self._ledger.unknown(wanted)
        line = await self._ledger.line_about(wanted)
        if lost is None or line is None or recipient_of(lost.message) != chat_id:
            return None
        # The line may have met the fate of the answer: then nobody knows which message it is.
        if line.message_id != message_id and line.state is not DeliveryState.UNKNOWN:
            return None
        return Shown(article_id=None, menu=None, asked_by=lost.message.asked_by)

    async def _send(self, pressed: Interaction, wanted: int) -> Done:
        lost = await self._ledger.unknown(wanted)
        line = await self._ledger.line_about(wanted)
        if lost is None or line is None:
            return pressed.language.say(texts.ANSWERED_AGAIN)
        instead_of = None if line.message_id is None else pressed.message_id
        message = again(lost.message, f"again:{wanted}", instead_of)
        if not await self._ledger.replace(wanted, message, self._clock()):
            return pressed.language.say(texts.ANSWERED_AGAIN)
        self._wake()
        return None
