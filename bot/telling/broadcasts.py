"""Messages of the operator's to all chats: he is told how each gets on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.attempts import attempt_all
from bot.deliveries.outbox import Outbox
from bot.locales.languages import Languages
from bot.newsroom.broadcasts import Broadcast, is_to_be_told
from bot.outgoing import EditText
from bot.render.broadcasts import render_progress
from bot.storage.chats.chats import ChatStore
from bot.storage.telling.broadcasts import BroadcastStore


class Broadcasting:
    """Owes them, a batch at a time; a sweep."""

    def __init__(
        self,
        store: BroadcastStore,
        outbox: Outbox,
        chats: ChatStore,
        languages: Languages,
        *,
        wake_sender: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            store: Keeps them.
            outbox: Takes what their authors are told.
            chats: Knows the authors' languages.
            languages: Those that there are.
            wake_sender: Has what is owed sent.
            clock: The time.
        """
        self._store = store
        self._outbox = outbox
        self._chats = chats
        self._languages = languages
        self._wake_sender = wake_sender
        self._clock = clock

    async def work_off(self) -> None:
        """Go on with all that are due."""
        await attempt_all(self._store.claims, self._go_on, self._clock)

    async def next_due_at(self) -> datetime | None:
        """Return when to go on."""
        return await self._store.next_due_at()

    async def _go_on(self, broadcast_id: int) -> None:
        now = self._clock()
        begun = await self._store.go_on(broadcast_id, now)
        self._wake_sender()
        if begun and begun.message_id is not None and is_to_be_told(begun, now):
            await self._tell(begun, begun.message_id, now)

    async def _tell(self, begun: Broadcast, message_id: int, now: datetime) -> None:
        progress = await self._store.progress(begun.id)
        language = self._languages.of(
            (await self._chats.languages([begun.author])).get(begun.author)
        )
        await self._outbox.put(
            EditText(
                key=f"broadcast:{begun.id}:{begun.state}:{now:%Y%m%d%H%M%S%f}",
                chat_id=begun.author,
                message_id=message_id,
                reply=render_progress(begun, progress, language),
                asked_by=begun.author,
            )
        )
        await self._store.told(begun.id, now)
