"""/digest, /quiet and /timezone: when a chat gets what it follows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.fairness.quota import RequestKind
from bot.following.times import KeptTimes
from bot.interactions.answering import Answering, Command, Scope
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler
from bot.models import Reply
from bot.render import topic_texts as texts
from bot.render.language import Language, Text, text
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
        times: KeptTimes,
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
                line=text("Stories once a day or week"),
                example="08:00",
                act=self._digest,
                scope=Scope.ADMINS,
                for_channel=True,
            ),
            Command(
                name="quiet",
                line=text("Hours without stories"),
                example="22:00-07:00",
                act=self._quiet,
                scope=Scope.ADMINS,
                for_channel=True,
            ),
            Command(
                name="timezone",
                line=text("Your clock, for both"),
                example="Europe/Berlin",
                act=self._timezone,
                scope=Scope.ADMINS,
                for_channel=True,
            ),
        )

    def handler(self) -> Handler:
        """Return the handler of a location that a person shares."""
        return self._answering.message(
            _is_place, self._place, kind=RequestKind.CHANGE, slow=True, for_channel=True
        )

    async def _digest(self, asked: Interaction) -> Reply:
        chat_id = asked.chat_id
        if not asked.arguments:
            if not await self._times.has_digest(chat_id):
                return _explained(texts.DIGEST_HOW, asked, asked.language.say(texts.DIGEST_NONE))
            settings = await self._times.of(chat_id)
            when = digest_time(settings.digest or DEFAULT_DIGEST, asked.language)
            now = asked.language.say(texts.DIGEST_NOW, when=when, zone=zone_name(settings))
            return _explained(texts.DIGEST_HOW, asked, now)
        if asked.arguments.casefold() in _OFF:
            await self._times.end_digests(chat_id)
            return Reply(asked.language.say(texts.DIGEST_OFF))
        digest = DigestTime.parse(asked.arguments)
        if digest is None:
            return Reply(asked.language.say(texts.DIGEST_HOW))
        settings = await self._times.set_digest(chat_id, digest)
        said = asked.language.say(
            texts.DIGEST_SET, when=digest_time(digest, asked.language), zone=zone_name(settings)
        )
        return _hinted(said, settings, asked.language)

    async def _quiet(self, asked: Interaction) -> Reply:
        if not asked.arguments:
            settings = await self._times.of(asked.chat_id)
            quiet = settings.quiet
            now = (
                _hours(texts.QUIET_NOW, quiet, settings, asked.language)
                if quiet
                else asked.language.say(texts.QUIET_NONE)
            )
            return _explained(texts.QUIET_HOW, asked, now)
        if asked.arguments.casefold() in _OFF:
            await self._times.set_quiet(asked.chat_id, None)
            return Reply(asked.language.say(texts.QUIET_OFF))
        quiet = QuietHours.parse(asked.arguments)
        if quiet is None:
            return Reply(asked.language.say(texts.QUIET_HOW))
        settings = await self._times.set_quiet(asked.chat_id, quiet)
        said = _hours(texts.QUIET_SET, quiet, settings, asked.language)
        return _hinted(said, settings, asked.language)

    async def _timezone(self, asked: Interaction) -> Reply:
        if not asked.arguments:
            now = self._zone(await self._times.of(asked.chat_id), asked.language)
            return _explained(texts.ZONE_HOW, asked, now)
        zone = parse_zone(asked.arguments)
        if zone is None:
            return _explained(texts.ZONE_HOW, asked, asked.language.say(texts.ZONE_UNKNOWN))
        settings = await self._times.set_zone(asked.chat_id, zone)
        return Reply(self._zone(settings, asked.language))

    async def _place(self, asked: Interaction) -> Reply | None:
        if asked.place is None:
            return None
        zone = await self._zone_at(*asked.place)
        settings = await self._times.set_zone(asked.chat_id, zone)
        return Reply(self._zone(settings, asked.language))

    def _zone(self, settings: ChatSettings, language: Language) -> str:
        clock = local_clock(settings, self._clock(), language)
        return language.say(texts.ZONE_IS, zone=zone_name(settings), time=clock)


def _hinted(said: str, settings: ChatSettings, language: Language) -> Reply:
    return Reply(f"{said}\n{zone_hint(settings, language)}".strip())


def _explained(how: Text, asked: Interaction, said: str) -> Reply:
    """Return what is so, and below it how to change it."""
    return Reply(f"{said}\n{asked.language.say(how)}")


def _is_place(asked: Interaction) -> bool:
    return asked.is_private and asked.place is not None


def _hours(said: Text, quiet: QuietHours, settings: ChatSettings, language: Language) -> str:
    start, end = language.clock(quiet.start), language.clock(quiet.end)
    return language.say(said, start=start, end=end, zone=zone_name(settings))
