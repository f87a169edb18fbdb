"""News of a feed: to the chats that added it, and of the operator's own to operators."""

from __future__ import annotations

from collections.abc import Collection

from bot.deliveries.outbox import Outbox
from bot.feeds.values import FeedNotice
from bot.locales.languages import Languages
from bot.models import Priority
from bot.outgoing import SendText
from bot.render.feeds import render_notice
from bot.storage.chats.chats import ChatStore


class FeedNotices:
    """Owes the line that says it, once."""

    def __init__(
        self, outbox: Outbox, chats: ChatStore, languages: Languages, admins: Collection[int]
    ) -> None:
        self._outbox = outbox
        self._chats = chats
        self._languages = languages
        self._admins = frozenset(admins)

    async def send(self, notice: FeedNotice) -> None:
        """Owe the news of a feed to the right people."""
        feed = notice.feed
        chats = feed.owners if not feed.approved else feed.owners | self._admins
        asked = await self._chats.languages(chats)
        await self._outbox.put(
            *(
                SendText(
                    key=f"{notice.key}:{chat_id}",
                    chat_id=chat_id,
                    reply=render_notice(notice, self._languages.of(asked.get(chat_id))),
                    priority=Priority.SUBSCRIPTION,
                )
                for chat_id in sorted(chats)
            )
        )
