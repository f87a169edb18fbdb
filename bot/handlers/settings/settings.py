"""/settings: a chat's settings in one message, which its buttons edit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.following.limits import KeptLimits
from bot.following.times import KeptTimes
from bot.handlers.topics.chat_limits import sharing_line
from bot.interactions.answering import Command, Scope
from bot.interactions.interaction import ChatKind, Interaction
from bot.interactions.presses import MAX_SAID, Done, Presses
from bot.interactions.reception import Handler
from bot.interactions.telegram import Telegram
from bot.locales.languages import Languages
from bot.models import Menu, Reply
from bot.render import texts
from bot.render.html import shorten
from bot.render.language import Language, text, tidy_tag
from bot.render.settings import (
    ChosenSettings,
    SettingsButton,
    parse_settings_button,
    render_settings,
)
from bot.render.topic_texts import SHARE_BANNED
from bot.reports import Trust
from bot.storage.chats.auto import AutoStore
from bot.storage.chats.chats import ChatStore
from bot.subscriptions.choices import ON, Setting, SettingChoice, chosen
from bot.subscriptions.times import DigestTime, QuietHours


class SettingsMenu:
    """Shows what a chat has set, and sets it."""

    def __init__(
        self,
        presses: Presses,
        chats: ChatStore,
        auto: AutoStore,
        times: KeptTimes,
        limits: KeptLimits,
        *,
        telegram: Telegram,
        languages: Languages,
        trust: Trust,
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            presses: Makes handlers of buttons.
            chats: Keeps what chats set.
            auto: Knows where every link is answered.
            times: Keeps quiet hours, digests and clocks.
            limits: Keeps whether links become stories.
            telegram: Knows what the bot hears.
            languages: Those that there are.
            trust: Whose links serve whom.
            clock: The time, in UTC.
        """
        self._presses = presses
        self._chats = chats
        self._auto = auto
        self._times = times
        self._limits = limits
        self._telegram = telegram
        self._languages = languages
        self._trust = trust
        self._clock = clock

    def command(self) -> Command:
        """Return the command."""
        return Command(
            name="settings",
            line=text("How I answer and tell"),
            act=self._show,
            scope=Scope.ADMINS,
            for_channel=True,
        )

    def handler(self) -> Handler:
        """Return the handler of the buttons; what they do, they do to what is set by then."""
        return self._presses.of_menu(
            Menu.SETTINGS, parse_settings_button, self._press, admins_only=True
        )

    async def _show(self, asked: Interaction) -> Reply:
        return render_settings(await self._standing(asked), None, asked.language)

    async def _press(self, pressed: Interaction, button: SettingsButton) -> Done:
        said, language = None, pressed.language
        if choice := button.choice:
            said = await self._choose(pressed, choice)
            language = self._spoken(pressed, choice)
        standing = await self._standing(replace(pressed, language=language))
        reply = render_settings(standing, button.page, language)
        face = pressed.press.face if pressed.press else None
        # Its buttons say all that is set; where they say it already there is nothing to edit.
        if face is not None and face.buttons == reply.buttons:
            return said
        return pressed.edit(reply), said

    async def _choose(self, pressed: Interaction, choice: SettingChoice) -> str | None:
        """Set something; returns a line on what comes of it, where there is something to say."""
        chat_id, value = pressed.chat_id, choice.value
        match choice.setting:
            case Setting.AUTO:
                return await self._switch_auto(pressed, on=value == ON)
            case Setting.SHARE:
                return await self._share(pressed, on=value == ON)
            case Setting.QUIET:
                await self._times.set_quiet(chat_id, QuietHours.parse(value))
            case Setting.DIGEST:
                digest = DigestTime.parse(value)
                if digest is None:
                    await self._times.end_digests(chat_id)
                else:
                    await self._times.set_digest(chat_id, digest)
            case Setting.ZONE:
                await self._times.set_zone(chat_id, value)
            case Setting.LANGUAGE:
                await self._chats.speak(chat_id, value if value in self._languages.tags else None)
            case _:
                settings = await self._chats.settings(chat_id)
                await self._chats.save(chat_id, chosen(settings, choice), self._clock())
        return None

    async def _switch_auto(self, pressed: Interaction, *, on: bool) -> str | None:
        if pressed.is_private:
            return None
        if not pressed.aside and (pressed.press is None or pressed.press.face is None):
            # Telegram does not say any more in which topic of a forum the message is.
            return pressed.language.say(texts.MENU_NOT_KEPT)
        await self._auto.switch(pressed.chat_id, pressed.thread_id, on=on)
        if on and await self._telegram.hears_all(pressed.chat_id) is False:
            return pressed.language.say(texts.AUTO_DEAF)
        return None

    async def _share(self, pressed: Interaction, *, on: bool) -> str | None:
        by_operator = pressed.person in self._trust.operators
        sharing = await self._limits.share(pressed.chat_id, on, by_operator=by_operator)
        if not on:
            return None
        line = SHARE_BANNED if sharing.banned else sharing_line(sharing, self._trust)
        return shorten(pressed.language.say(line), MAX_SAID)

    def _spoken(self, pressed: Interaction, choice: SettingChoice) -> Language:
        """Return the language of the answer: the one that was chosen just now."""
        # Who looks after a channel from afar is answered as ever.
        if choice.setting is not Setting.LANGUAGE or pressed.aside:
            return pressed.language
        if choice.value in self._languages.tags:
            return self._languages.of(choice.value)
        return self._languages.of(tidy_tag(pressed.client_language) if pressed.is_private else None)

    async def _standing(self, asked: Interaction) -> ChosenSettings:
        auto = (
            None
            if asked.chat_kind is ChatKind.PRIVATE
            else await self._auto.is_on(asked.chat_id, asked.thread_id)
        )
        settings = await self._chats.settings(asked.chat_id)
        own = self._languages.of(settings.language) if asked.aside else asked.language
        return ChosenSettings(
            settings=settings,
            auto=auto,
            language=own,
            in_topic=asked.thread_id is not None,
            languages=[self._languages.of(tag) for tag in self._languages.tags],
        )
