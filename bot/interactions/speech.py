"""In which language somebody is answered: the chat's own; in private, the person's until it has one."""

from __future__ import annotations

from dataclasses import replace

from bot.interactions.interaction import ChatKind, Interaction
from bot.locales.languages import Languages
from bot.render.language import tidy_tag
from bot.storage.chats.chats import ChatStore


class Speech:
    """Knows what chats speak."""

    def __init__(self, chats: ChatStore, languages: Languages) -> None:
        self._chats = chats
        self._languages = languages

    async def hear(self, asked: Interaction) -> Interaction:
        """Return what somebody did, to be answered in the right language.

        What a person's client says is kept with his private chat, so that stories come in it, too. A
        group or channel is answered in English until its admins say otherwise: its people may speak
        many.
        """
        tag = await self._kept(asked.chat_id)
        if tag is None and asked.is_private and (heard := tidy_tag(asked.client_language)):
            # Who presses once more when he was forgotten is not known again by that.
            if asked.press is None:
                await self._chats.hear(asked.chat_id, heard)
            tag = heard
        if tag is None and asked.chat_kind is ChatKind.ELSEWHERE:
            # He is answered as in his own chat, and nothing of it is kept.
            tag = tidy_tag(asked.client_language)
        return replace(asked, language=self._languages.of(tag))

    async def recall(self, asked: Interaction) -> Interaction:
        """Return the same; of who has not been heard before, nothing is kept."""
        tag = await self._kept(asked.chat_id)
        return asked if tag is None else replace(asked, language=self._languages.of(tag))

    async def _kept(self, chat_id: int) -> str | None:
        return (await self._chats.languages([chat_id])).get(chat_id)
