"""A person turns a digest to what it had no room for."""

from __future__ import annotations

import asyncio

from bot.deliveries.outbox import Outbox
from bot.interactions.answer import Handler
from bot.interactions.presses import Press, Presses
from bot.models import Menu
from bot.render import topic_texts as texts
from bot.render.digest import DigestTurn, parse_digest_button, render_digest
from bot.storage.chats.chats import ChatStore
from bot.storage.telling.digests import DigestStore
from bot.subscriptions.digest import arrange
from bot.subscriptions.grouping import group


class DigestPages:
    """Turns pages of digests, each in its message."""

    def __init__(
        self, presses: Presses, digests: DigestStore, chats: ChatStore, outbox: Outbox
    ) -> None:
        self._presses = presses
        self._digests = digests
        self._chats = chats
        self._outbox = outbox

    def handler(self) -> Handler:
        """Return the handler of these buttons."""
        # Nobody asked for it, and all of a group see it turn.
        return self._presses.of_menu(Menu.DIGEST, parse_digest_button, self._turn, admins_only=True)

    async def _turn(self, press: Press, turn: DigestTurn) -> str | None:
        items = await self._digests.told(press.chat_id, turn.told_at)
        settings = await self._chats.settings(press.chat_id)
        threads = {item.thread_id for item in items}
        # Of a message that is out of Telegram's reach the thread is not known.
        thread = press.thread_id if len(threads) > 1 else next(iter(threads), None)
        here = [item for item in items if item.thread_id == thread]
        # In a thread: thousands of stories take a second, in which others want answers.
        digests = await asyncio.to_thread(arrange, here, group, settings, turn.due_at, turn.told_at)
        if not digests:
            return texts.DIGEST_NOT_KEPT
        await self._outbox.put(press.edit(render_digest(digests[0], turn.page)))
        return None
