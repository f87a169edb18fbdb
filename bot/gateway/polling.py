"""Ask Telegram for updates, and let it forget them once they are kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import structlog
from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest, RequestData

# What RequestData is made of has no public name.
from telegram.request._requestparameter import RequestParameter

from bot.deliveries.outcome import asked_to_wait
from bot.errors import TokenRefused
from bot.interactions.menus import Entry, Menus
from bot.render.language import ENGLISH

log = structlog.stdlib.get_logger(__name__)

_LONG_POLL_SECONDS = 30

#: Waits after the first, second, ... failure in a row; the last one goes on.
_AGAIN_SECONDS = (1, 2, 5, 10, 30)

Keep = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]

T = TypeVar("T")


async def persist(ask: Callable[[], Awaitable[T]]) -> T:
    """Ask something of Telegram as often as it takes; returns the answer.

    Raises:
        TokenRefused: Telegram does not know the token.
    """
    failures = 0
    while True:
        try:
            return await ask()
        except TelegramError as error:
            failures += 1
            await _wait(error, failures)


async def end_webhook(bot: Bot) -> None:
    """Have updates asked for from now on; nothing is dropped that Telegram still holds.

    While a webhook stands, maybe another program's, there is nothing to poll.

    Raises:
        TokenRefused: Telegram does not know the token.
    """
    await persist(bot.delete_webhook)


async def poll(
    telegram: BaseRequest,
    base_url: str,
    keep: Keep,
    kinds: Collection[str],
    heard: Callable[[], None] = lambda: None,
) -> None:
    """Receive until cancelled.

    Updates are kept as they come: one that python-telegram-bot cannot parse must not stand in the
    way of the others.

    Args:
        telegram: For long polls.
        base_url: The bot's, its token in it.
        keep: Returns when updates are kept; only then does the offset move that makes Telegram
            forget them.
        kinds: Of updates, as ``getUpdates`` names them: what is asked for.
        heard: Called when Telegram answered.

    Raises:
        TokenRefused: Telegram does not know the token any more.
    """
    form: dict[str, object] = {"timeout": _LONG_POLL_SECONDS, "allowed_updates": sorted(kinds)}
    failures = 0
    while True:
        try:
            updates = await telegram.post(
                f"{base_url}/getUpdates",
                RequestData([RequestParameter.from_input(*field) for field in form.items()]),
                read_timeout=_LONG_POLL_SECONDS + (telegram.read_timeout or 0),
            )
            known = _known(updates)
        except Exception as error:  # noqa: BLE001  # TelegramError, or an answer that is none
            failures += 1
            await _wait(error, failures)
            continue
        failures = 0
        heard()
        if known:
            await keep(known)
            form["offset"] = known[-1]["update_id"] + 1


def _known(updates: object) -> list[dict[str, Any]]:
    """Return the updates of an answer.

    Raises:
        ValueError: There are some, and none is one.
    """
    answer = updates if isinstance(updates, list) else [updates]
    known = [u for u in answer if isinstance(u, dict) and type(u.get("update_id")) is int]
    if answer and not known:
        raise ValueError("no updates, but something else")
    return known


async def _wait(error: Exception, failures: int) -> None:
    """Wait before the next attempt."""
    if _token_refused(error):
        raise TokenRefused("Telegram does not know this token (PRECIS_TELEGRAM_TOKEN)") from error
    seconds: float = _AGAIN_SECONDS[min(failures, len(_AGAIN_SECONDS)) - 1]
    if isinstance(error, RetryAfter):
        seconds = asked_to_wait(error).total_seconds()
    if isinstance(error, TelegramError):
        log.warning("cannot reach Telegram", cause=str(error), again_after=seconds)
    else:
        log.error("cannot read what Telegram sent", again_after=seconds, exc_info=error)
    await asyncio.sleep(seconds)


def _token_refused(error: BaseException | None) -> bool:
    """Whether Telegram said so, and not somebody on the way in words that cannot be parsed."""
    while isinstance(error, InvalidToken):
        if error.__cause__ is None:
            return True
        error = error.__cause__  # the library may wrap it in another of its kind
    return False


async def show_commands(bot: Bot, menus: Mapping[str, Menus], operators: Iterable[int]) -> None:
    """Put commands into Telegram's menus; an ornament, so a failure is only logged.

    An operator who never wrote to the bot has no chat with it, and gets his at a later start.

    Args:
        bot: Initialised.
        menus: By the code of the language of who sees them; empty: everybody else's.
        operators: People who run the bot.
    """
    people = sorted(operators)
    for code, told in menus.items():
        scopes: list[tuple[BotCommandScope, Sequence[Entry]]] = [
            (BotCommandScopeAllPrivateChats(), told.private),
            (BotCommandScopeAllGroupChats(), told.members),
            (BotCommandScopeAllChatAdministrators(), told.admins),
            *((BotCommandScopeChat(person), told.operators) for person in people),
        ]
        for scope, entries in scopes:
            try:
                await bot.set_my_commands(entries, scope=scope, language_code=code or None)
            except TelegramError as error:
                where = log.bind(scope=scope.type, language=code or ENGLISH.tag)
                where.warning("cannot set a menu of commands", cause=str(error))
    await _describe(bot, menus)


async def _describe(bot: Bot, menus: Mapping[str, Menus]) -> None:
    """Say in an empty chat what the bot does, unless its operator has it say something else."""
    try:
        said = (await bot.get_my_description()).description
        if said and said != menus[""].description:
            return
        for code, told in menus.items():
            await bot.set_my_description(told.description, language_code=code or None)
    except TelegramError as error:
        log.warning("cannot set the description", cause=str(error))
