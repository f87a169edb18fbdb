"""What people do with the bot in chats that it is not in. No such chat can be named, and none is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuestQuery:
    """Somebody called the bot; one message answers it."""

    #: Telegram knows it for some seconds.
    id: str


@dataclass(frozen=True, slots=True)
class InlineQuery:
    """Somebody typed the bot's name, and maybe something behind it; results answer it."""

    #: Telegram knows it for some seconds.
    id: str


@dataclass(frozen=True, slots=True)
class InlineChoice:
    """Somebody sent one of the results."""

    result_id: str

    #: Telegram's id of the message that it made.
    message_id: str


Elsewhere = GuestQuery | InlineQuery | InlineChoice
