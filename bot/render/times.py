"""Times of digests and of quiet, in words."""

from __future__ import annotations

from datetime import datetime

from bot.render import topic_texts as texts
from bot.render.html import shown
from bot.render.language import Language
from bot.subscriptions.times import DigestTime
from bot.subscriptions.values import ChatSettings

_MAX_ZONE_LENGTH = 64


def zone_name(settings: ChatSettings) -> str:
    """Return the name of a chat's time zone, HTML."""
    return shown(settings.timezone or "UTC", _MAX_ZONE_LENGTH)


def local_clock(settings: ChatSettings, now: datetime, language: Language) -> str:
    """Return what a clock shows where the chat is."""
    return language.clock(now.astimezone(settings.zone))


def digest_time(digest: DigestTime, language: Language) -> str:
    """Return when a digest comes, ``every Monday at 08:00``."""
    time = language.clock(digest.at)
    if digest.weekday is None:
        return language.say(texts.DAILY_AT, time=time)
    return language.say(texts.WEEKLY_AT, day=language.weekday(digest.weekday), time=time)


def short_digest_time(digest: DigestTime, language: Language) -> str:
    """Return the same for a button, ``Mon 08:00``."""
    time = language.clock(digest.at)
    return time if digest.weekday is None else f"{language.short_weekday(digest.weekday)} {time}"


def zone_hint(settings: ChatSettings, language: Language) -> str:
    """Return how to set a time zone, for those who set none."""
    return language.say(texts.ZONE_HINT) if settings.timezone is None else ""


def local_moment(settings: ChatSettings, moment: datetime, language: Language) -> str:
    """Return a time of these days where the chat is, ``Monday, 7 Dec, 08:00``."""
    local = moment.astimezone(settings.zone)
    day = [language.weekday(local.weekday()), language.short_date(local), language.clock(local)]
    return ", ".join(day)
