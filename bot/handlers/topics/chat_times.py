"""/digest, /quiet and /timezone: when a chat gets what it follows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from bot.fairness.quota import Kind
from bot.following.topics import Following
from bot.interactions.answering import Answering, Command, Scope
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler
from bot.models import Reply
from bot.render import topic_texts as texts
from bot.render.times import digest_time, local_clock, zone_hint, zone_name
from bot.storage.chats.chats import ChatStore
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import DEFAULT_DIGEST, ChatSettings
from bot.subscriptions.zones import parse_zone

_OFF = ("off", "no", "none", "never")

#: Latitude and longitude in degrees to the name of a time zone.
ZoneAt = Callable[[float, float], Awaitable[str]]


class ChatTimes:
    """Sets a chat's times."""

    def __init__(
        self,
        chats: ChatStore,
        following: Following,
        answering: Answering,
        zone_at: ZoneAt,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        self._chats = chats
        self._following = following
        self._answering = answering
        self._zone_at = zone_at
        self._clock = clock

    def commands(self) -> tuple[Command, ...]:
        """Return the commands."""
        return (
            Command(
                name="digest",
                line="Stories once a day or week",
                example="08:00",
                act=self._digest,
                scope=Scope.ADMINS,
            ),
            Command(
                name="quiet",
                line="Hours without stories",
                example="22:00-07:00",
                act=self._quiet,
                scope=Scope.ADMINS,
            ),
            Command(
                name="timezone",
                line="Your clock, for both",
                example="Europe/Berlin",
                act=self._timezone,
                scope=Scope.ADMINS,
            ),
        )

    def handler(self) -> Handler:
        """Return the handler of a location that a person shares."""
        return self._answering.message(_is_place, self._place, kind=Kind.CHANGE, slow=True)

    async def _digest(self, asked: Interaction) -> Reply:
        settings = await self._chats.settings(asked.chat_id)
        if not asked.arguments:
            if not settings.digest and not settings.wants_digest(
                await self._following.followed(asked.chat_id)
            ):
                return Reply(texts.DIGEST_NONE)
            when = digest_time(settings.digest or DEFAULT_DIGEST)
            return Reply(texts.DIGEST_NOW.format(when=when, zone=zone_name(settings)))
        if asked.arguments.casefold() in _OFF:
            # Those that were followed with "daily" too, or this would not be true.
            await self._following.end_digests(asked.chat_id)
            await self._save(asked.chat_id, replace(settings, digest=None))
            return Reply(texts.DIGEST_OFF)
        digest = DigestTime.parse(asked.arguments)
        if digest is None:
            return Reply(texts.DIGEST_HOW)
        await self._save(asked.chat_id, replace(settings, digest=digest))
        said = texts.DIGEST_SET.format(when=digest_time(digest), zone=zone_name(settings))
        return Reply(f"{said}\n{zone_hint(settings)}".strip())

    async def _quiet(self, asked: Interaction) -> Reply:
        settings = await self._chats.settings(asked.chat_id)
        quiet = settings.quiet
        if not asked.arguments:
            return Reply(_hours(texts.QUIET_NOW, quiet, settings) if quiet else texts.QUIET_NONE)
        if asked.arguments.casefold() in _OFF:
            await self._save(asked.chat_id, replace(settings, quiet=None))
            return Reply(texts.QUIET_OFF)
        quiet = QuietHours.parse(asked.arguments)
        if quiet is None:
            return Reply(texts.QUIET_HOW)
        await self._save(asked.chat_id, replace(settings, quiet=quiet))
        said = _hours(texts.QUIET_SET, quiet, settings)
        return Reply(f"{said}\n{zone_hint(settings)}".strip())

    async def _timezone(self, asked: Interaction) -> Reply:
        if not asked.arguments:
            settings = await self._chats.settings(asked.chat_id)
            return Reply(self._zone(texts.ZONE_NOW, settings))
        zone = parse_zone(asked.arguments)
        if zone is None:
            return Reply(texts.ZONE_UNKNOWN)
        return await self._set_zone(asked.chat_id, zone)

    async def _place(self, asked: Interaction) -> Reply | None:
        if asked.place is None:
            return None
        return await self._set_zone(asked.chat_id, await self._zone_at(*asked.place))

    async def _set_zone(self, chat_id: int, zone: str) -> Reply:
        settings = replace(await self._chats.settings(chat_id), timezone=zone)
        await self._save(chat_id, settings)
        return Reply(self._zone(texts.ZONE_SET, settings))

    def _zone(self, said: str, settings: ChatSettings) -> str:
        clock = local_clock(settings, self._clock())
        return said.format(zone=zone_name(settings), time=clock)

    async def _save(self, chat_id: int, settings: ChatSettings) -> None:
        await self._chats.save(chat_id, settings, self._clock())
        await self._following.reschedule(chat_id)


def _is_place(asked: Interaction) -> bool:
    return asked.is_private and asked.place is not None


def _hours(said: str, quiet: QuietHours, settings: ChatSettings) -> str:
    start, end = f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}"
    return said.format(start=start, end=end, zone=zone_name(settings))
