"""Whether a chat is to be told that it can ask back: under its first answer, once."""

from __future__ import annotations

from bot.storage.messages.shown import ShownStore

#: Chats that are remembered, so that several links at once are not hinted at several times.
_MANY = 10_000


class Hints:
    """Knows which chats had an answer."""

    def __init__(self, shown: ShownStore) -> None:
        self._shown = shown
        self._had: set[int] = set()

    async def is_due(self, chat_id: int) -> bool:
        """Whether a chat had no answer so far; from now on it had."""
        if chat_id in self._had:
            return False
        if len(self._had) >= _MANY:
            self._had.clear()
        self._had.add(chat_id)
        return not await self._shown.has_article(chat_id)
