"""Run the bot by long polling until it is told to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

import structlog
from telegram import Update
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application

from bot.deliveries.send import Sender
from bot.errors import TokenRefused
from bot.gateway.inbox import InboxQueue, InboxRunner

log = structlog.stdlib.get_logger(__name__)

_LONG_POLL = timedelta(seconds=30)
_CONNECT_AGAIN_SECONDS = (1, 2, 5, 10, 30)

#: A stop takes no longer than five seconds in all: the poll is let go, answers under way are
#: finished, what is finished is sent.
_LET_GO_SECONDS = 1.0
_FINISH_SECONDS = 2.5
_SEND_SECONDS = 1.0

#: What we ask Telegram for.
UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


async def run_polling(
    application: AnyApplication,
    inbox: InboxQueue,
    runner: InboxRunner,
    sender: Sender,
    *,
    commands: Sequence[tuple[str, str]],
    stop: asyncio.Event,
) -> None:
    """Receive, handle and send until ``stop`` is set.

    Args:
        application: Built, not initialised.
        inbox: Its update queue.
        runner: Handles what the queue holds.
        sender: Sends what handlers put into the ledger.
        commands: Names and descriptions, for Telegram's menu.
        stop: Set by signals.

    Raises:
        TokenRefused: Telegram does not know the token.
    """
    try:
        if not await _connect(application, stop):
            return
        await _show_commands(application, commands)
        if waiting := await inbox.recover(application.bot):
            log.info("resuming updates", count=waiting)
        async with asyncio.TaskGroup() as tasks:
            loops = [tasks.create_task(sender.run()), tasks.create_task(runner.run())]
            await _poll(application, stop)
            await runner.finish(_FINISH_SECONDS)
            for loop in loops:
                loop.cancel()
        with suppress(TimeoutError):
            await asyncio.wait_for(sender.drain(), _SEND_SECONDS)
    finally:
        await application.shutdown()
        # An application that never came up leaves its bot's connections open.
        await application.bot.shutdown()


async def _connect(application: AnyApplication, stop: asyncio.Event) -> bool:
    """Say hello to Telegram as often as it takes; false if told to stop meanwhile."""
    attempt = 0
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken as error:
            raise TokenRefused(
                "Telegram does not know this token (PRECIS_TELEGRAM_TOKEN)"
            ) from error
        except (NetworkError, RetryAfter) as error:
            seconds = _CONNECT_AGAIN_SECONDS[min(attempt, len(_CONNECT_AGAIN_SECONDS) - 1)]
            attempt += 1
            log.warning("cannot reach Telegram", cause=str(error), again_after=seconds)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), seconds)
        else:
            return True
    return False


async def _show_commands(application: AnyApplication, commands: Sequence[tuple[str, str]]) -> None:
    try:
        await application.bot.set_my_commands(commands)
    except TelegramError as error:
        # The menu is an ornament: commands work without it.
        log.warning("cannot set the menu of commands", cause=str(error))


async def _poll(application: AnyApplication, stop: asyncio.Event) -> None:
    updater = application.updater
    if updater is None:
        raise ValueError("the application was built without an updater")

    def on_error(error: TelegramError) -> None:
        log.warning("polling failed, trying again", cause=str(error))

    starting = asyncio.create_task(
        updater.start_polling(
            timeout=_LONG_POLL,
            bootstrap_retries=-1,
            allowed_updates=UPDATES,
            error_callback=on_error,
        )
    )
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if starting.done():
        starting.result()
        log.info("running", bot=application.bot.username)
        await stopping
        log.info("stopping")
        with suppress(TimeoutError):
            await asyncio.wait_for(updater.stop(), _LET_GO_SECONDS)
    else:
        starting.cancel()
