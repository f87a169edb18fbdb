"""/forget: all that is kept about a chat is deleted, once that was confirmed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import structlog

from bot.interactions.answering import Command, Scope
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu, Reply
from bot.outgoing import EditText
from bot.render import kept_texts as texts
from bot.render.channels import named
from bot.render.forget import parse_forget_button, render_forget
from bot.render.language import text
from bot.render.settings_texts import CHANNEL_OFF
from bot.storage.chats.forgetting import Forgetting
from bot.storage.messages.delivery_rows import last_words_key

log = structlog.stdlib.get_logger(__name__)


class ForgetCommand:
    """Asks, and forgets."""

    def __init__(
        self,
        forgetting: Forgetting,
        presses: Presses,
        wake_sender: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._forgetting = forgetting
        self._presses = presses
        self._wake_sender = wake_sender
        self._clock = clock

    def command(self) -> Command:
        """Return the command."""
        return Command(
            name="forget",
            line=text("Delete all that I keep about this chat"),
            act=self._ask,
            scope=Scope.ADMINS,
            for_channel=True,
        )

    def handler(self) -> Handler:
        """Return the handler of the question's buttons: in a group any of its admins answers it."""
        return self._presses.of_menu(
            Menu.FORGET, parse_forget_button, self._answer, admins_only=True
        )

    async def _ask(self, asked: Interaction) -> Reply:
        return render_forget(asked.language, private=asked.is_private)

    async def _answer(self, pressed: Interaction, wanted: bool) -> Done:
        if not wanted:
            return pressed.edit(Reply(pressed.language.say(texts.FORGET_KEPT)))
        if pressed.message_id is None:
            return None
        last = EditText(
            key=last_words_key(pressed.key),
            chat_id=pressed.answered_in,
            message_id=pressed.message_id,
            reply=_last_words(pressed),
        )
        await self._forgetting.forget(pressed.chat_id, last, self._clock())
        log.info("a chat was forgotten")
        self._wake_sender()
        return None


def _last_words(pressed: Interaction) -> Reply:
    said = pressed.language.say(texts.FORGOTTEN)
    if pressed.aside is None:
        return Reply(said)
    # Who looked after the channel is forgotten with it, and with that whose his commands were.
    said = f"{pressed.language.say(texts.FORGOTTEN_CHANNEL)} {pressed.language.say(CHANNEL_OFF)}"
    return named(Reply(said), pressed.aside.title)
