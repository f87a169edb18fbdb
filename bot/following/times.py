"""When a chat gets what it follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.following.topics import Following
from bot.storage.chats.chats import ChatStore
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings


class KeptTimes:
    """Keeps a chat's times; each change returns its settings, and moves its next digest."""

    def __init__(
        self, chats: ChatStore, following: Following, clock: Callable[[], datetime]
    ) -> None:
        self._chats = chats
        self._following = following
        self._clock = clock

    async def of(self, chat_id: int) -> ChatSettings:
        """Return how a chat is set."""
        return await self._chats.settings(chat_id)

    async def has_digest(self, chat_id: int) -> bool:
        """Whether anything comes to a chat by digest, or would if it followed something."""
        settings = await self.of(chat_id)
        return bool(settings.digest) or settings.wants_digest(
            await self._following.followed(chat_id)
        )

    async def set_digest(self, chat_id: int, digest: DigestTime) -> ChatSettings:
        """Have what a chat follows come by digest."""
        return await self._save(chat_id, replace(await self.of(chat_id), digest=digest))

    async def end_digests(self, chat_id: int) -> ChatSettings:
        """Have it come at once, also what was followed with the digest alone."""
        await self._following.end_digests(chat_id)
        return await self._save(chat_id, replace(await self.of(chat_id), digest=None))

    async def set_quiet(self, chat_id: int, quiet: QuietHours | None) -> ChatSettings:
        """Have stories wait in some hours; None: in none."""
        return await self._save(chat_id, replace(await self.of(chat_id), quiet=quiet))

    async def set_zone(self, chat_id: int, zone: str) -> ChatSettings:
        """Have its times be those of a zone."""
        return await self._save(chat_id, replace(await self.of(chat_id), timezone=zone))

    async def _save(self, chat_id: int, settings: ChatSettings) -> ChatSettings:
        await self._chats.save(chat_id, settings, self._clock())
        await self._following.reschedule(chat_id)
        return settings
