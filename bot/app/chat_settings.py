"""/settings and /channel: what a chat has set, and whose settings somebody means."""

from __future__ import annotations

from bot.app.clock import utc_now
from bot.app.parts import Parts
from bot.following.limits import KeptLimits
from bot.following.times import KeptTimes
from bot.handlers.channels.channel import ChannelCommand
from bot.handlers.settings.settings import SettingsMenu
from bot.interactions.feature import Feature
from bot.storage.chats.auto import AutoStore
from bot.storage.chats.channels import ChannelStore


def chat_settings(parts: Parts) -> Feature:
    """Return the feature."""
    menu = SettingsMenu(
        parts.presses,
        parts.chats,
        AutoStore(parts.database),
        KeptTimes(parts.chats, parts.following, utc_now),
        KeptLimits(parts.chats, parts.sources, utc_now, wake_pauses=parts.bells.pauses.set),
        telegram=parts.telegram,
        languages=parts.languages,
        trust=parts.trust,
        clock=utc_now,
    )
    channel = ChannelCommand(ChannelStore(parts.database), parts.presses, parts.telegram)
    return Feature(
        commands=(menu.command(), channel.command()),
        handlers=(menu.handler(), *channel.handlers()),
    )
