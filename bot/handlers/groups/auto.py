"""/auto: an admin has every link of a group or channel answered, or of one topic of a forum."""

from __future__ import annotations

from bot.interactions.answering import CHANNELS, GROUPS, Command, Scope
from bot.interactions.interaction import Interaction
from bot.interactions.telegram import Telegram
from bot.models import Reply
from bot.render import texts
from bot.render.language import text
from bot.storage.chats.auto import AutoStore

_WORDS = {"on": True, "off": False}


class AutoCommand:
    """Switches it on and off."""

    def __init__(self, auto: AutoStore, telegram: Telegram) -> None:
        self._auto = auto
        self._telegram = telegram

    def command(self) -> Command:
        """Return the command."""
        return Command(
            name="auto",
            line=text("Every link is answered"),
            example="on",
            act=self._switch,
            scope=Scope.ADMINS,
            chats=GROUPS | CHANNELS,
        )

    async def _switch(self, asked: Interaction) -> Reply:
        wanted = _WORDS.get(asked.arguments.casefold())
        if wanted is not None:
            await self._auto.switch(asked.chat_id, asked.thread_id, on=wanted)
        is_on = await self._auto.is_on(asked.chat_id, asked.thread_id)
        on = texts.AUTO_ON if asked.thread_id is None else texts.AUTO_ON_TOPIC
        off = texts.AUTO_OFF_CHANNEL if asked.chat_kind in CHANNELS else texts.AUTO_OFF
        said = [on if is_on else off]
        if is_on and await self._telegram.hears_all(asked.chat_id) is False:
            said.append(texts.AUTO_DEAF)
        if wanted is None:
            said.append(texts.AUTO_HOW)
        return Reply(" ".join(asked.language.say(line) for line in said))
