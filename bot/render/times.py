"""Times of digests and of quiet, in words."""

from __future__ import annotations

from datetime import datetime

from bot.render import topic_texts as texts
from bot.render.html import shown
from bot.subscriptions.times import DigestTime
from bot.subscriptions.values import ChatSettings

_MAX_ZONE_LENGTH = 64


def zone_name(settings: ChatSettings) -> str:
    """Return the name of a chat's time zone, HTML."""
    return shown(settings.timezone or "UTC", _MAX_ZONE_LENGTH)


def local_clock(settings: ChatSettings, now: datetime) -> str:
    """Return what a clock shows where the chat is."""
    return f"{now.astimezone(settings.zone):%H:%M}"


def digest_time(digest: DigestTime) -> str:
    """Return when a digest comes, ``every Monday at 08:00``."""
    time = f"{digest.at:%H:%M}"
    if digest.weekday is None:
        return texts.DAILY_AT.format(time=time)
    return texts.WEEKLY_AT.format(day=texts.DAYS[digest.weekday], time=time)


def zone_hint(settings: ChatSettings) -> str:
    """Return how to set a time zone, for those who set none."""
    return texts.ZONE_HINT if settings.timezone is None else ""
