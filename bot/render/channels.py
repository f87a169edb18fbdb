"""What a person sees who looks after a channel from his private chat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.models import Button, Channel, Menu, Reply
from bot.render import settings_texts as texts
from bot.render.html import MAX_UTF16_UNITS, clean, escape, shorten, utf16_units
from bot.render.language import Language

_CHANNEL, _OFF = "channel", "off"

#: As Telegram numbers channels.
_BUTTON = re.compile(f"{_CHANNEL}:({_OFF}|-[0-9]{{1,15}})")

_MAX_TITLE = 60

#: Buttons of one message.
_MOST = 20


def title_of(channel: Channel) -> str:
    """Return a channel's title as plain text; its number where it has none that can be read."""
    return shorten(clean(channel.title), _MAX_TITLE) or str(channel.id)


def named(reply: Reply, title: str) -> Reply:
    """Return an answer that says which channel it is about; as it is where it has no room for that."""
    head = f"📣 <b>{escape(title)}</b>\n"
    fits = utf16_units(head + reply.html) <= MAX_UTF16_UNITS
    return replace(reply, html=head + reply.html) if fits and head not in reply.html else reply


def render_channels(
    channels: Sequence[Channel], chosen: Channel | None, language: Language
) -> Reply:
    """Return the channels that a person looks after, a button each.

    Args:
        channels: Those where he may; of very many the first.
        chosen: The one that his commands are for now; None: his own chat.
        language: To say it in.
    """
    said = [
        language.say(texts.CHANNEL_NOW, channel=escape(title_of(chosen)))
        if chosen
        else language.say(texts.CHANNEL_NONE),
        language.say(texts.CHANNEL_HOW if channels else texts.CHANNEL_HOW_NONE),
    ]
    rows = [(Button(title_of(each), f"{_CHANNEL}:{each.id}"),) for each in channels[:_MOST]]
    if chosen:
        rows.append((Button(language.say(texts.CHANNEL_OFF_BUTTON), f"{_CHANNEL}:{_OFF}"),))
    return Reply("\n\n".join(said), tuple(rows), Menu.CHANNELS if rows else None)


def render_chosen(channel: Channel, language: Language) -> Reply:
    """Return what is said once a channel was chosen."""
    off = Button(language.say(texts.CHANNEL_OFF_BUTTON), f"{_CHANNEL}:{_OFF}")
    html = language.say(texts.CHANNEL_ON, channel=escape(title_of(channel)))
    return Reply(html, ((off,),), Menu.CHANNELS)


def parse_channel_button(data: str) -> int | None:
    """Return the channel that a button chooses, 0 for none; None if it is no such button."""
    found = _BUTTON.fullmatch(data)
    if found is None:
        return None
    return 0 if found[1] == _OFF else int(found[1])
