"""/channel: a person looks after a channel of his from his private chat."""

from __future__ import annotations

import re

from telegram import Update

from bot.interactions.answering import PRIVATE, Command
from bot.interactions.interaction import ChatKind, Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.interactions.telegram import Telegram
from bot.models import Channel, Menu, Reply
from bot.render import settings_texts as texts
from bot.render.channels import parse_channel_button, render_channels, render_chosen
from bot.render.language import text
from bot.storage.chats.channels import ChannelStore

_OFF = "off"

#: Of a channel: its name, a link to it, or its number.
_NAME = re.compile(r"(?:(?:https?://)?t\.me/|@)?([a-z]\w{3,31})", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"-100[0-9]{5,12}")


class ChannelCommand:
    """Chooses whose commands a person gives, and ends that."""

    def __init__(self, store: ChannelStore, presses: Presses, telegram: Telegram) -> None:
        self._store = store
        self._presses = presses
        self._telegram = telegram

    def command(self) -> Command:
        """Return the command."""
        return Command(
            name="channel",
            line=text("Look after a channel of yours"),
            example="@its_name",
            act=self._channel,
            chats=PRIVATE,
        )

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of its buttons, and of what tells that the bot comes or goes."""
        return (
            self._presses.of_menu(Menu.CHANNELS, parse_channel_button, self._press),
            Handler(fits=_moves_us, act=self._note, hears=frozenset({Update.MY_CHAT_MEMBER})),
        )

    async def _channel(self, asked: Interaction) -> Reply | None:
        if asked.person is None:
            return None
        wanted = asked.arguments.strip()
        if not wanted:
            return await self._list(asked, asked.person)
        if wanted.casefold() == _OFF:
            await self._store.choose(asked.person, None)
            return Reply(asked.language.say(texts.CHANNEL_OFF))
        name = _named(wanted)
        found = None if name is None else await self._telegram.channel(name)
        return await self._choose(asked, asked.person, found)

    async def _list(self, asked: Interaction, person: int) -> Reply:
        known = await self._store.of(person)
        chosen = await self._store.chosen(person)
        return render_channels(known, chosen, asked.language)

    async def _press(self, pressed: Interaction, channel_id: int) -> Done:
        if pressed.person is None or not pressed.is_private:
            return None
        if not channel_id:
            await self._store.choose(pressed.person, None)
            return pressed.edit(Reply(pressed.language.say(texts.CHANNEL_OFF)))
        known = await self._store.of(pressed.person)
        found = next((each for each in known if each.id == channel_id), None)
        return pressed.edit(await self._choose(pressed, pressed.person, found))

    async def _choose(self, asked: Interaction, person: int, found: Channel | None) -> Reply:
        # Telegram tells who is an admin of a channel to its admins alone: the bot is one, then.
        if found is None or not await self._telegram.is_admin(found.id, person):
            return Reply(asked.language.say(texts.CHANNEL_UNKNOWN))
        await self._store.choose(person, found)
        return render_chosen(found, asked.language)

    async def _note(self, told: Interaction) -> None:
        if told.ends_us:
            await self._store.leave(told.chat_id)
        elif told.person is not None:
            await self._store.keep(told.chat_id, told.person, told.chat_title)


def _named(typed: str) -> str | int | None:
    """Return what Telegram knows a channel by, as somebody typed it; None if it is none."""
    if _NUMBER.fullmatch(typed):
        return int(typed)
    found = _NAME.fullmatch(typed)
    return f"@{found[1]}" if found else None


def _moves_us(told: Interaction) -> bool:
    is_channel = told.chat_kind is ChatKind.CHANNEL
    return is_channel and told.is_notice and (told.brings_us or told.ends_us)
