"""/digest, /quiet and /timezone: when a chat gets what it follows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.fairness.acting import acting
from bot.fairness.quota import Kind
from bot.following.topics import Following
from bot.interactions.answer import Handler, answer
from bot.interactions.command import Asked, Commands
from bot.interactions.gate import Gate
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
        commands: Commands,
        zone_at: ZoneAt,
        *,
        gate: Gate,
        clock: Callable[[], datetime],
    ) -> None:
        self._chats = chats
        self._following = following
        self._commands = commands
        self._zone_at = zone_at
        self._gate = gate
        self._clock = clock

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of the commands, and of a location that a person shares."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        return (
            self._commands.changes("digest", self._digest),
            self._commands.changes("quiet", self._quiet),
            self._commands.changes("timezone", self._timezone),
            MessageHandler(private & filters.LOCATION, self._location),
        )

    async def _digest(self, asked: Asked) -> Reply:
        settings = await self._chats.settings(asked.chat_id)
        if not asked.text:
            if not settings.digest and not settings.wants_digest(
                await self._following.followed(asked.chat_id)
            ):
                return Reply(texts.DIGEST_NONE)
            when = digest_time(settings.digest or DEFAULT_DIGEST)
            return Reply(texts.DIGEST_NOW.format(when=when, zone=zone_name(settings)))
        if asked.text.casefold() in _OFF:
            # Those that were followed with "daily" too, or this would not be true.
            await self._following.end_digests(asked.chat_id)
            await self._save(asked.chat_id, replace(settings, digest=None))
            return Reply(texts.DIGEST_OFF)
        digest = DigestTime.parse(asked.text)
        if digest is None:
            return Reply(texts.DIGEST_HOW)
        await self._save(asked.chat_id, replace(settings, digest=digest))
        said = texts.DIGEST_SET.format(when=digest_time(digest), zone=zone_name(settings))
        return Reply(f"{said}\n{zone_hint(settings)}".strip())

    async def _quiet(self, asked: Asked) -> Reply:
        settings = await self._chats.settings(asked.chat_id)
        quiet = settings.quiet
        if not asked.text:
            return Reply(_hours(texts.QUIET_NOW, quiet, settings) if quiet else texts.QUIET_NONE)
        if asked.text.casefold() in _OFF:
            await self._save(asked.chat_id, replace(settings, quiet=None))
            return Reply(texts.QUIET_OFF)
        quiet = QuietHours.parse(asked.text)
        if quiet is None:
            return Reply(texts.QUIET_HOW)
        await self._save(asked.chat_id, replace(settings, quiet=quiet))
        said = _hours(texts.QUIET_SET, quiet, settings)
        return Reply(f"{said}\n{zone_hint(settings)}".strip())

    async def _timezone(self, asked: Asked) -> Reply:
        if not asked.text:
            settings = await self._chats.settings(asked.chat_id)
            return Reply(self._zone(texts.ZONE_NOW, settings))
        zone = parse_zone(asked.text)
        if zone is None:
            return Reply(texts.ZONE_UNKNOWN)
        return await self._set_zone(asked.chat_id, zone)

    async def _location(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None or message.location is None:
            return
        if not await self._gate.admits(update, Kind.CHANGE):
            return
        acting().give_place_back()
        zone = await self._zone_at(message.location.latitude, message.location.longitude)
        await self._commands.outbox.put(answer(update, await self._set_zone(message.chat_id, zone)))

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


def _hours(said: str, quiet: QuietHours, settings: ChatSettings) -> str:
    start, end = f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}"
    return said.format(start=start, end=end, zone=zone_name(settings))
