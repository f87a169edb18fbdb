"""News of a feed, to the chat that added it; of one that nobody in particular added, to operators."""

from __future__ import annotations

from collections.abc import Collection

from bot.deliveries.outbox import Outbox
from bot.feeds.values import FeedNotice
from bot.models import Outgoing, Priority
from bot.render.feeds import render_notice


class FeedNotices:
    """Owes the line that says it, once."""

    def __init__(self, outbox: Outbox, admins: Collection[int]) -> None:
        self._outbox = outbox
        self._admins = admins

    async def send(self, notice: FeedNotice) -> None:
        """Owe the news of a feed to the right people."""
        chat = notice.feed.chat_id
        await self._outbox.put(
            *(
                Outgoing(
                    key=f"{notice.key}:{chat_id}",
                    chat_id=chat_id,
                    reply=render_notice(notice),
                    priority=Priority.SUBSCRIPTION,
                )
                for chat_id in (sorted(self._admins) if chat is None else [chat])
            )
        )
