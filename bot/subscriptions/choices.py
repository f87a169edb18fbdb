"""What a chat can choose in its settings, as buttons name it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.subscriptions.looks import MAX_POINTS
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings
from bot.subscriptions.zones import parse_zone

ON, OFF = "on", "off"


class Setting(StrEnum):
    """What is chosen; the names are those of buttons."""

    POINTS = "points"
    BRIEF = "brief"
    FOLDED = "folded"
    PREVIEW = "preview"
    SILENT = "silent"
    AUTO = "auto"
    SHARE = "share"
    QUIET = "quiet"
    DIGEST = "digest"
    ZONE = "zone"
    LANGUAGE = "language"


#: Those of several choices, which have a page of their own; the others are switched.
PAGES = (Setting.POINTS, Setting.QUIET, Setting.DIGEST, Setting.ZONE, Setting.LANGUAGE)

QUIETS = ("21:00-07:00", "22:00-07:00", "23:00-07:00", "23:00-08:00", "00:00-08:00")
DIGESTS = ("07:00", "08:00", "12:00", "18:00", "20:00", "mon 08:00", "fri 18:00")
ZONES = (
    "America/Los_Angeles", "America/Chicago", "America/New_York", "America/Sao_Paulo",
    "Europe/London", "Europe/Berlin", "Europe/Kyiv", "Europe/Istanbul", "Europe/Moscow",
    "Africa/Lagos", "Asia/Dubai", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SettingChoice:
    """A setting, and what it is to be."""

    setting: Setting

    #: As it is written; one that the setting can have.
    value: str


def parse_choice(setting: str, value: str) -> SettingChoice | None:
    """Return a choice; None if there is no such setting, or it cannot be that."""
    if setting not in list(Setting):
        return None
    named = Setting(setting)
    return SettingChoice(named, value) if _CAN_BE.get(named, _is_switch)(value) else None


def chosen(settings: ChatSettings, choice: SettingChoice) -> ChatSettings:
    """Return settings of a look, or of how messages come, with a choice made."""
    on, look = choice.value == ON, settings.look
    match choice.setting:
        case Setting.POINTS:
            return replace(settings, look=replace(look, points=int(choice.value)))
        case Setting.BRIEF:
            return replace(settings, look=replace(look, brief=on))
        case Setting.FOLDED:
            return replace(settings, look=replace(look, folded=on))
        case Setting.PREVIEW:
            return replace(settings, preview=on)
        case Setting.SILENT:
            return replace(settings, silent=on)
        case _:
            raise ValueError(f"not a setting of a look: {choice.setting}")


def _is_switch(value: str) -> bool:
    return value in {ON, OFF}


def _is_count(value: str) -> bool:
    return value in set(map(str, range(1, MAX_POINTS + 1)))


_CAN_BE: Mapping[Setting, Callable[[str], bool]] = {
    Setting.POINTS: _is_count,
    Setting.QUIET: lambda value: value == OFF or QuietHours.parse(value) is not None,
    Setting.DIGEST: lambda value: value == OFF or DigestTime.parse(value) is not None,
    Setting.ZONE: lambda value: parse_zone(value) == value,
    # Which there are is known to who keeps it; none: as the person's client says.
    Setting.LANGUAGE: lambda _: True,
}
