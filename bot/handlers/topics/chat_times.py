"""/digest, /quiet and /timezone: when a chat gets what it follows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.fairness.quota import Kind
from bot.following.times import Times
from bot.interactions.answering import Answering, Command, Scope
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler
from bot.models import Reply
from bot.render import topic_texts as texts
from bot.render.times import digest_time, local_clock, zone_hint, zone_name
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
        times: Times,
        answering: Answering,
        zone_at: ZoneAt,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        self._times = times
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
        chat_id = asked.chat_id
        if not asked.arguments:
            if not await self._times.has_digest(chat_id):
                return Reply(texts.DIGEST_NONE)
            settings = await self._times.of(chat_id)
            when = digest_time(settings.digest or DEFAULT_DIGEST)
            return Reply(texts.DIGEST_NOW.format(when=when, zone=zone_name(settings)))
        if asked.arguments.casefold() in _OFF:
            await self._times.end_digests(chat_id)
            return Reply(texts.DIGEST_OFF)
        digest = DigestTime.parse(asked.arguments)
        if digest is None:
            return Reply(texts.DIGEST_HOW)
        settings = await self._times.set_digest(chat_id, digest)
        said = texts.DIGEST_SET.format(when=digest_time(digest), zone=zone_name(settings))
        return _hinted(said, settings)

    async def _quiet(self, asked: Interaction) -> Reply:
        if not asked.arguments:
            settings = await self._times.of(asked.chat_id)
            quiet = settings.quiet
            return Reply(_hours(texts.QUIET_NOW, quiet, settings) if quiet else texts.QUIET_NONE)
        if asked.arguments.casefold() in _OFF:
            await self._times.set_quiet(asked.chat_id, None)
            return Reply(texts.QUIET_OFF)
        quiet = QuietHours.parse(asked.arguments)
        if quiet is None:
            return Reply(texts.QUIET_HOW)
        settings = await self._times.set_quiet(asked.chat_id, quiet)
        return _hinted(_hours(texts.QUIET_SET, quiet, settings), settings)

    async def _timezone(self, asked: Interaction) -> Reply:
        if not asked.arguments:
            return self._zone(texts.ZONE_NOW, await self._times.of(asked.chat_id))
        zone = parse_zone(asked.arguments)
        if zone is None:
            return Reply(texts.ZONE_UNKNOWN)
        return self._zone(texts.ZONE_SET, await self._times.set_zone(asked.chat_id, zone))

    async def _place(self, asked: Interaction) -> Reply | None:
        if asked.place is None:
            return None
        zone = await self._zone_at(*asked.place)
        return self._zone(texts.ZONE_SET, await self._times.set_zone(asked.chat_id, zone))

    def _zone(self, said: str, settings: ChatSettings) -> Reply:
        clock = local_clock(settings, self._clock())
        return Reply(said.format(zone=zone_name(settings), time=clock))


def _hinted(said: str, settings: ChatSettings) -> Reply:
    return Reply(f"{said}\n{zone_hint(settings)}".strip())


def _is_place(asked: Interaction) -> bool:
    return asked.is_private and asked.place is not None


def _hours(said: str, quiet: QuietHours, settings: ChatSettings) -> str:
    start, end = f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}"
    return said.format(start=start, end=end, zone=zone_name(settings))
