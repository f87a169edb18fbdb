"""/settings: one message whose buttons say what is set, and set it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.models import Button, Menu, Reply
from bot.render import settings_texts as texts
from bot.render.html import clean, shorten
from bot.render.language import Language, Text
from bot.render.listing import in_rows
from bot.render.times import short_digest_time
from bot.render.topic_texts import BACK
from bot.subscriptions.choices import (
    DIGESTS,
    OFF,
    ON,
    PAGES,
    QUIETS,
    ZONES,
    Setting,
    SettingChoice,
    parse_choice,
)
from bot.subscriptions.looks import MAX_POINTS
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings
from bot.subscriptions.zones import parse_zone

#: What buttons begin with: those that open a page, and those that set something.
_OPEN, _SET = "settings", "set"

#: The first page.
_ALL = "all"

#: Stands before what is switched on, off, and chosen among several.
_IS_ON, _IS_OFF, _IS_CHOSEN = "☑", "☐", "✓"

#: Buttons of numbers in a row.
_IN_A_ROW = 4

_MAX_ZONE_LENGTH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenSettings:
    """What is set in a chat."""

    settings: ChatSettings

    #: Whether every link is answered there, or in the forum topic; None: it is in any case.
    auto: bool | None

    #: Whether it is asked in one topic of a forum.
    in_topic: bool = False

    #: In which the chat is told and answered, and those that there are.
    language: Language
    languages: Collection[Language]


@dataclass(frozen=True, slots=True)
class SettingsButton:
    """What a button does."""

    #: The setting whose choices it opens; None: it leads to the first page.
    page: Setting | None = None

    #: What it sets before; None: nothing.
    choice: SettingChoice | None = None


def parse_settings_button(data: str) -> SettingsButton | None:
    """Return what a button opens or sets; None if it is no such button."""
    match data.split(":", 2):
        case [kind, page] if kind == _OPEN and (page == _ALL or page in PAGES):
            return SettingsButton(None if page == _ALL else Setting(page))
        case [kind, setting, value] if kind == _SET:
            choice = parse_choice(setting, value)
            return SettingsButton(choice=choice) if choice else None
        case _:
            return None


def render_settings(standing: ChosenSettings, page: Setting | None, language: Language) -> Reply:
    """Return a page: all that is set, or the choices of one setting."""
    match page:
        case None:
            return _reply(texts.SETTINGS_HEAD, in_rows(list(_all(standing, language))), language)
        case Setting.POINTS:
            numbers = [
                _choice(page, str(n), str(n), standing.settings.look.points == n)
                for n in range(1, MAX_POINTS + 1)
            ]
            rows = tuple(
                tuple(numbers[start : start + _IN_A_ROW])
                for start in range(0, MAX_POINTS, _IN_A_ROW)
            )
            return _page(texts.POINTS_PAGE, rows, language)
        case Setting.QUIET:
            return _page(texts.QUIET_PAGE, in_rows(_quiets(standing, language)), language)
        case Setting.DIGEST:
            return _page(texts.DIGEST_PAGE, in_rows(_digests(standing, language)), language)
        case Setting.ZONE:
            is_set = parse_zone(standing.settings.timezone or "")
            zones = [_choice(page, zone, zone, is_set == zone) for zone in _with(ZONES, is_set)]
            return _page(texts.ZONE_PAGE, in_rows(zones), language)
        case Setting.LANGUAGE:
            return _page(texts.LANGUAGE_PAGE, in_rows(_languages(standing, language)), language)
        case _:
            raise ValueError(f"no page of its own: {page}")


def _all(standing: ChosenSettings, language: Language) -> Iterator[Button]:
    """Yield a button for each setting that a chat has."""
    settings = standing.settings
    points = language.say(texts.POINTS, count=settings.look.points)
    yield Button(points, f"{_OPEN}:{Setting.POINTS}")
    yield _switch(Setting.BRIEF, settings.look.brief, language)
    yield _switch(Setting.FOLDED, settings.look.folded, language)
    yield _switch(Setting.PREVIEW, settings.preview, language)
    yield _switch(Setting.SILENT, settings.silent, language)
    yield _switch(Setting.SHARE, settings.share, language)
    if standing.auto is not None:
        said = texts.AUTO_TOPIC if standing.in_topic else texts.SWITCHES[Setting.AUTO]
        yield _switch(Setting.AUTO, standing.auto, language, said)
    none = language.say(texts.NONE)
    quiet = _hours(settings.quiet, language) if settings.quiet else none
    yield _opening(Setting.QUIET, texts.QUIET, quiet, language)
    digest = short_digest_time(settings.digest, language) if settings.digest else none
    yield _opening(Setting.DIGEST, texts.DIGEST, digest, language)
    zone = shorten(clean(settings.timezone or "UTC"), _MAX_ZONE_LENGTH)
    yield _opening(Setting.ZONE, texts.ZONE, zone, language)
    yield _opening(Setting.LANGUAGE, texts.LANGUAGE, standing.language.own_name, language)


def _quiets(standing: ChosenSettings, language: Language) -> list[Button]:
    is_set = str(standing.settings.quiet) if standing.settings.quiet else None
    hours = {each: QuietHours.parse(each) for each in _with(QUIETS, is_set)}
    return [
        *(
            _choice(Setting.QUIET, each, _hours(quiet, language), is_set == each)
            for each, quiet in hours.items()
            if quiet
        ),
        _choice(Setting.QUIET, OFF, language.say(texts.NO_QUIET), is_set is None),
    ]


def _digests(standing: ChosenSettings, language: Language) -> list[Button]:
    is_set = str(standing.settings.digest) if standing.settings.digest else None
    times = {each: DigestTime.parse(each) for each in _with(DIGESTS, is_set)}
    return [
        *(
            _choice(Setting.DIGEST, each, short_digest_time(digest, language), is_set == each)
            for each, digest in times.items()
            if digest
        ),
        _choice(Setting.DIGEST, OFF, language.say(texts.NO_DIGEST), is_set is None),
    ]


def _languages(standing: ChosenSettings, language: Language) -> list[Button]:
    named = sorted(standing.languages, key=lambda each: each.own_name)
    return [
        *(
            _choice(Setting.LANGUAGE, each.tag, each.own_name, each.tag == standing.language.tag)
            for each in named
        ),
        _choice(Setting.LANGUAGE, "", language.say(texts.AS_TELEGRAM), is_set=False),
    ]


def _with(offered: tuple[str, ...], is_set: str | None) -> tuple[str, ...]:
    """Return what is offered, and what is set if it is none of that."""
    return offered if is_set is None or is_set in offered else (*offered, is_set)


def _hours(quiet: QuietHours, language: Language) -> str:
    return f"{language.clock(quiet.start)}–{language.clock(quiet.end)}"


def _switch(setting: Setting, is_on: bool, language: Language, said: Text | None = None) -> Button:
    label = language.say(said or texts.SWITCHES[setting])
    # A button says what it makes, not that it changes: pressed twice, it is still that.
    return Button(
        f"{_IS_ON if is_on else _IS_OFF} {label}", f"{_SET}:{setting}:{OFF if is_on else ON}"
    )


def _opening(setting: Setting, said: Text, value: str, language: Language) -> Button:
    return Button(language.say(said, value=value), f"{_OPEN}:{setting}")


def _choice(setting: Setting, value: str, label: str, is_set: bool) -> Button:
    return Button(f"{_IS_CHOSEN} {label}" if is_set else label, f"{_SET}:{setting}:{value}")


def _page(head: Text, rows: tuple[tuple[Button, ...], ...], language: Language) -> Reply:
    return _reply(head, (*rows, (Button(BACK, f"{_OPEN}:{_ALL}"),)), language)


def _reply(head: Text, rows: tuple[tuple[Button, ...], ...], language: Language) -> Reply:
    return Reply(language.say(head), rows, Menu.SETTINGS)
