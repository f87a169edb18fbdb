"""What a chat wants nothing of, whether it wants stories now, and whether it shares its links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.storage.chats.chats import ChatStore
from bot.storage.feeds.sources import SourceStore
from bot.subscriptions.pauses import pause_end
from bot.subscriptions.values import ChatSettings
from summarizer.topics.words.keys import topic_key

#: Topics that one chat can mute.
MAX_MUTES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Whether the links that are sent in a chat become stories."""

    on: bool

    #: Whether the operator approved it, or banned it: then it is not turned on.
    approved: bool
    banned: bool


class KeptLimits:
    """Keeps a chat's limits."""

    def __init__(
        self,
        chats: ChatStore,
        sources: SourceStore,
        clock: Callable[[], datetime],
        *,
        wake_pauses: Callable[[], None],
    ) -> None:
        """Set up.

        Args:
            chats: Keeps what chats set.
            sources: Knows whose links serve whom.
            clock: The time, in UTC.
            wake_pauses: Called when the end of a pause was set.
        """
        self._chats = chats
        self._sources = sources
        self._clock = clock
        self._wake_pauses = wake_pauses

    async def mutes(self, chat_id: int) -> frozenset[str]:
        """Return the keys of topics that a chat muted."""
        return (await self._chats.settings(chat_id)).mutes

    async def mute(self, chat_id: int, label: str) -> bool:
        """Want no more stories about a topic; False if there are too many of those."""
        settings = await self._chats.settings(chat_id)
        mutes = settings.mutes | {topic_key(label)}
        if len(mutes) > MAX_MUTES:
            return False
        await self._save(chat_id, replace(settings, mutes=mutes))
        return True

    async def unmute(self, chat_id: int, labels: Iterable[str]) -> frozenset[str]:
        """Want stories about topics again; returns the keys of those that were muted."""
        settings = await self._chats.settings(chat_id)
        lifted = settings.mutes & {topic_key(label) for label in labels}
        if lifted:
            await self._save(chat_id, replace(settings, mutes=settings.mutes - lifted))
        return lifted

    async def hold(self, chat_id: int, *, on: bool) -> None:
        """Want no stories for now, or want them again."""
        settings = await self._chats.settings(chat_id)
        await self._save(chat_id, replace(settings, on_hold=on, on_hold_until=None))

    async def hold_until(self, chat_id: int, typed: str) -> ChatSettings | None:
        """Want no stories for a time, as somebody typed it; returns what is set, None if it is none."""
        settings = await self._chats.settings(chat_id)
        until = pause_end(typed, self._clock(), settings.zone)
        if until is None:
            return None
        settings = replace(settings, on_hold=True, on_hold_until=until)
        await self._save(chat_id, settings)
        self._wake_pauses()
        return settings

    async def share(self, chat_id: int, wanted: bool | None, *, by_operator: bool) -> Sharing:
        """Have links become stories or not.

        Args:
            chat_id: Where they are sent.
            wanted: Whether they are to; None: it stays as it is.
            by_operator: Whether the operator wants it: what he turns on himself he vouches for.

        Returns:
            What is so now.
        """
        settings = await self._chats.settings(chat_id)
        approved, banned = await self._sources.of_chat(chat_id)
        if wanted and by_operator:
            await self._sources.approve_chat(chat_id, self._clock())
            approved, banned = True, False
        stays = wanted is None or (wanted and banned) or wanted == settings.share
        if not stays:
            settings = replace(settings, share=bool(wanted))
            await self._save(chat_id, settings)
        return Sharing(on=settings.share, approved=approved, banned=banned)

    async def _save(self, chat_id: int, settings: ChatSettings) -> None:
        await self._chats.save(chat_id, settings, self._clock())
