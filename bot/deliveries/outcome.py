"""Decide what an attempt to send means for the message.

The question behind it is always the same: may the message have arrived? What never left, and
what Telegram refused for a while, goes again; what may have arrived is never repeated, unless
repeating it changes nothing (an edit). A guest's answer least of all: it is the one message that
the bot may write there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import httpcore
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.outgoing import (
    AnswerGuest,
    AnswerInline,
    DeleteMessage,
    EditInline,
    EditText,
    Outgoing,
    is_repeatable,
    recipient_of,
)

#: Waits after the first, second, ... failed attempt; the last one goes on.
_BACK_OFF = tuple(timedelta(seconds=s) for s in (1, 2, 5, 15, 60, 300))

#: Whoever asks for more is asked again then, and may say so again; whoever asks for nothing waits too.
LONGEST_WAIT = timedelta(hours=1)
SHORTEST_WAIT = timedelta(seconds=1)

#: What Telegram says of a query that was answered, or that nobody waits for any more.
_QUERY_LAPSED = ("query is too old", "query id is invalid", "query_id_invalid")

#: And of a message that is to be edited or deleted, but was deleted, or is its own no more.
_MESSAGE_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message to delete not found",
)

#: What is raised before a byte of the request has left. A proxy that refuses is one that did
#: not connect.
_NEVER_LEFT = (
    httpcore.ConnectError,
    httpcore.ConnectTimeout,
    httpcore.PoolTimeout,
    httpcore.ProxyError,
)


@dataclass(frozen=True, slots=True)
class Arrived:
    """Telegram has it (or had it already)."""


@dataclass(frozen=True, slots=True)
class Again:
    """It is not there; try again."""

    after: timedelta


@dataclass(frozen=True, slots=True)
class Wait:
    """It is not there, and nothing more may be sent for a while."""

    after: timedelta


@dataclass(frozen=True, slots=True)
class AsPlainText:
    """Telegram cannot parse its HTML; send it without."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has become a supergroup with another id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never be taken."""

    why: str


@dataclass(frozen=True, slots=True)
class Unwelcome:
    """The person blocked the bot, or it was removed from the group."""

    why: str


@dataclass(frozen=True, slots=True)
class Lapsed:
    """Nobody waits for it any more."""

    why: str


@dataclass(frozen=True, slots=True)
class TokenUnknown:
    """Telegram does not know the bot any more; the operator has to act."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may be there, or not."""

    why: str


Outcome = (
    Arrived
    | Again
    | Wait
    | AsPlainText
    | Moved
    | Refused
    | Unwelcome
    | Lapsed
    | TokenUnknown
    | Unknown
)


def outcome_of(  # noqa: PLR0911  # a table, read from top to bottom
    error: TelegramError, attempt: int, message: Outgoing
) -> Outcome:
    """Tell what is to be done after a request failed.

    Source: https://core.telegram.org/bots/api#making-requests, and the descriptions that the
    Bot API server sends (they are not documented, so they are looked for in lower case).

    Args:
        error: As python-telegram-bot raised it.
        attempt: How many requests were made, this one included; >= 1.
        message: What the request was for.
    """
    back_off = _BACK_OFF[min(attempt, len(_BACK_OFF)) - 1]
    cause = error.__cause__
    match error:
        case _ if isinstance(cause, (TelegramError, *_NEVER_LEFT)):
            # It never left; or somebody on the way answered an error, and not as Telegram does.
            return Again(back_off)
        case RetryAfter():
            return Wait(asked_to_wait(error))
        case Forbidden() | ChatMigrated() if isinstance(recipient_of(message), str):
            return Refused(error.message)  # no chat, so none that has moved or is to be spared
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case BadRequest():
            return _refusal(error, message)
        case Forbidden():
            return Unwelcome(error.message)
        case InvalidToken():
            return TokenUnknown()
        case _ if cause and not is_repeatable(message):
            # The connection broke, or what came was no answer.
            return Unknown(error.message)
        case _:
            # 5xx: the Bot API server answered, and not with a message.
            return Again(back_off)


def _refusal(error: BadRequest, message: Outgoing) -> Outcome:
    text, is_query = error.message.lower(), isinstance(message, AnswerGuest | AnswerInline)
    is_edit = isinstance(message, EditText | EditInline | DeleteMessage)
    if "message is not modified" in text:
        return Arrived()
    if "can't parse entities" in text:
        return AsPlainText()
    if is_query and any(phrase in text for phrase in _QUERY_LAPSED):
        return Lapsed(error.message)
    if is_edit and any(phrase in text for phrase in _MESSAGE_GONE):
        return Lapsed(error.message)
    return Refused(error.message)


def asked_to_wait(error: RetryAfter) -> timedelta:
    """Return how long Telegram wants to be left alone, within reason."""
    asked = error.retry_after
    wait = asked if isinstance(asked, timedelta) else timedelta(seconds=asked)
    return min(max(wait, SHORTEST_WAIT), LONGEST_WAIT)
