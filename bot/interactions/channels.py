"""A person looks after a channel from his private chat: what he does there is done to the channel."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from functools import partial

from bot.interactions.interaction import Aside, ChatKind, Interaction, Rights
from bot.interactions.telegram import Telegram
from bot.models import Channel
from bot.render.channels import title_of
from bot.storage.chats.channels import ChannelStore


class Channels:
    """Knows which channel somebody means."""

    def __init__(
        self,
        store: ChannelStore,
        telegram: Telegram,
        banned: Callable[[Collection[int]], Awaitable[int | None]] | None = None,
    ) -> None:
        """Set up.

        Args:
            store: Which channels people look after.
            telegram: Knows who is an admin.
            banned: Returns one of some chats that is not served; None: all are.
        """
        self._store = store
        self._telegram = telegram
        self._banned = banned

    async def meant(self, asked: Interaction) -> Interaction:
        """Return a command as it is meant: for the channel that the person chose, if he did."""
        if not asked.is_private or asked.person is None:
            return asked
        channel = await self._store.chosen(asked.person)
        return asked if channel is None else self._aside(asked, channel, asked.person)

    async def about(self, pressed: Interaction, channel_id: int) -> Interaction:
        """Return a press of a message whose buttons are for a channel, whatever was chosen since."""
        if pressed.person is None:
            return pressed
        known = await self._store.of(pressed.person)
        channel = next((each for each in known if each.id == channel_id), Channel(channel_id, ""))
        return self._aside(pressed, channel, pressed.person)

    def _aside(self, asked: Interaction, channel: Channel, person: int) -> Interaction:
        return replace(
            asked,
            chat_id=channel.id,
            chat_kind=ChatKind.CHANNEL,
            thread_id=None,
            aside=Aside(asked.chat_id, title_of(channel)),
            rights=Rights(partial(self._may_change, channel.id, person)),
        )

    async def _may_change(self, channel_id: int, person: int) -> bool:
        """Whether a person may; of a channel that is not served nobody."""
        if self._banned and await self._banned([channel_id]) is not None:
            return False
        return await self._telegram.is_admin(channel_id, person)
