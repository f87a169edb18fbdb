"""A guest presses "Go on" under an answer of which the bot does not know that it arrived."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.deliveries.outbox import Outbox
from bot.fairness.quota import RequestKind
from bot.handlers.elsewhere.filling import Filling
from bot.handlers.elsewhere.guests import POINTS, STUB
from bot.interactions.gate import Gate, refusal_line
from bot.interactions.interaction import Interaction
from bot.interactions.reception import PRESSED, Handler
from bot.interactions.telegram import Telegram
from bot.models import Priority
from bot.outgoing import EditInline
from bot.render import elsewhere as said
from bot.render import elsewhere_texts, texts
from bot.render.language import Text
from bot.storage.messages.guests import GuestAnswer, GuestStore


class GoOnButtons:
    """Fills the message that carries the button: it is there, and Telegram names it.

    Nothing but that ties a message to an answer of unknown fate. So only who asked may press, only
    where no other answer is known to have made the message, and once: with a forged press he can have
    the article that he asked for stand in a message of the bot's that nobody else could fill.
    """

    def __init__(
        self,
        filling: Filling,
        outbox: Outbox,
        gate: Gate,
        telegram: Telegram,
        *,
        store: GuestStore,
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            filling: Has articles.
            outbox: Takes answers.
            gate: Knows what each person may ask for.
            telegram: Ends presses.
            store: Knows what became of answers.
            clock: The time.
        """
        self._filling = filling
        self._outbox = outbox
        self._gate = gate
        self._telegram = telegram
        self._store = store
        self._clock = clock

    def handler(self) -> Handler:
        """Return the handler."""
        return Handler(
            fits=_goes_on, act=self._press, kind=RequestKind.PRESS, slow=True, hears=PRESSED
        )

    async def _press(self, pressed: Interaction) -> None:
        key = said.parse_go_on_button(pressed.press.data) if pressed.press else None
        if pressed.press is None or key is None:
            return
        place = pressed.press.inline_message_id or ""
        answer = await self._store.answer(f"{key}:{STUB}")
        why = why_not(answer, place, pressed.asker)
        line = pressed.language.say(why) if why else await self._begin(pressed, key, place)
        await self._telegram.end_press(pressed.press.query_id, line)
        if answer and answer.message and not line:
            await self._fill(pressed, key, place, answer.message.link)

    async def _begin(self, pressed: Interaction, key: str, place: str) -> str | None:
        """Take the message for the answer's; returns a line that says why that may not be."""
        say = pressed.language.say
        if await self._outbox.has(f"{key}:{POINTS}"):
            return say(elsewhere_texts.STILL_READING)
        if refusal := self._gate.refusal(pressed, RequestKind.LINK):
            return refusal_line(RequestKind.LINK, refusal, pressed.language)
        adopted = await self._store.adopt(f"{key}:{STUB}", place, self._clock())
        return None if adopted else say(elsewhere_texts.GUEST_NOT_KEPT)

    async def _fill(self, pressed: Interaction, key: str, place: str, url: str) -> None:
        reply = await self._filling.of(url, pressed.asker, pressed.language)
        edit = EditInline(
            key=f"{key}:{POINTS}",
            inline_message_id=place,
            reply=reply,
            asked_by=pressed.asker,
            priority=Priority.ANSWER,
        )
        await self._outbox.put(edit)


def why_not(answer: GuestAnswer | None, place: str, person: int) -> Text | None:
    """Return why an answer is not gone on with, or None.

    Args:
        answer: As the ledger has it; None: it is not there (any more).
        place: Telegram's id of the message with the button; empty: it is in a chat of the bot's own.
        person: Who presses.
    """
    if answer is None or not place:
        return elsewhere_texts.GUEST_NOT_KEPT
    if answer.is_on_its_way:
        return elsewhere_texts.STILL_READING
    if answer.message is None:
        # Telegram has it, and whoever handles the call fills it.
        return (
            elsewhere_texts.STILL_READING
            if answer.inline_message_id == place
            else elsewhere_texts.GUEST_NOT_KEPT
        )
    return None if answer.message.asked_by == person else texts.NOT_YOURS


def _goes_on(asked: Interaction) -> bool:
    return asked.press is not None and said.parse_go_on_button(asked.press.data) is not None
