"""A person turns a digest to what it had no room for."""

from __future__ import annotations

import asyncio

from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu
from bot.render import topic_texts as texts
from bot.render.digest import DigestTurn, parse_digest_button, render_digest
from bot.storage.chats.chats import ChatStore
from bot.storage.telling.digests import DigestStore
from bot.subscriptions.digest import arrange
from bot.subscriptions.grouping import group


class DigestPages:
    """Turns pages of digests, each in its message."""

    def __init__(self, presses: Presses, digests: DigestStore, chats: ChatStore) -> None:
        self._presses = presses
        self._digests = digests
        self._chats = chats

    def handler(self) -> Handler:
        """Return the handler of these buttons."""
        # Nobody asked for it, and all of a group see it turn.
        return self._presses.of_menu(Menu.DIGEST, parse_digest_button, self._turn, admins_only=True)

    async def _turn(self, pressed: Interaction, turn: DigestTurn) -> Done:
        items = await self._digests.told(pressed.chat_id, turn.told_at)
        settings = await self._chats.settings(pressed.chat_id)
        threads = {item.thread_id for item in items}
        # Of a message that is out of Telegram's reach the thread is not known.
        thread = pressed.thread_id if len(threads) > 1 else next(iter(threads), None)
        here = [item for item in items if item.thread_id == thread]
        # In a thread: thousands of stories take a second, in which others want answers.
        digests = await asyncio.to_thread(arrange, here, group, settings, turn.due_at, turn.told_at)
        if not digests:
            return pressed.language.say(texts.DIGEST_NOT_KEPT)
        return pressed.edit(render_digest(digests[0], pressed.language, turn.page))
