"""``precis run``: the bot on Telegram."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime
from typing import Any, TypeVar

import structlog

from bot.app import Precis, build
from bot.deliveries.limits import Pace
from bot.fairness.quota import Quota
from bot.gateway.polling import connect, poll, show_commands
from bot.gateway.requests import Requests
from bot.interactions.menus import menus_by_code
from bot.locales.languages import Languages, shipped
from bot.logs import configure_logs
from bot.polling.starter import watch_starter_feeds
from bot.settings import NO_OPERATOR, Settings, proxy_for
from bot.work.memory import give_back_early
from bot.work.roles import SENDER, HeldRole, hold_role

T = TypeVar("T")

log = structlog.stdlib.get_logger(__name__)

#: At a stop, what is finished is sent, as far as this suffices.
_SEND_SECONDS = 1.2

#: After a signal the process ends by then, whatever still hangs: workers that are being started, a
#: database that does not answer.
_STOP_SECONDS = 4.2


async def run_bot(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT.

    Raises:
        SettingsError: There is no token, or its file cannot be read.
        StorageError: The database cannot be used.
        TokenRefused: Telegram does not know the token.
        RoleLost: The database is away, and another process may run the bot now.
    """
    give_back_early()
    configure_logs(settings.log_level)
    token = settings.token()
    if settings.telegram_token and settings.token_path:
        log.warning("the token is that of the file, not PRECIS_TELEGRAM_TOKEN's")
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _stop, stop)
    requests = Requests.over_http(proxy_for(settings.telegram_api_url))
    languages = shipped()
    async with build(
        settings, token, requests, pace=Pace(), quota=Quota(), languages=languages
    ) as precis:
        bot = precis.application.bot
        try:
            async with AsyncExitStack() as held:
                role = await _unless(stop, _start(precis, settings, languages, held))
                if role:
                    await _serve(precis, requests, role, stop)
        finally:
            await precis.application.shutdown()
            # An application that never came up leaves its bot's connections open.
            await bot.shutdown()


def _stop(stop: asyncio.Event) -> None:
    if not stop.is_set():
        cutting_off = threading.Timer(_STOP_SECONDS, _cut_off)
        cutting_off.daemon = True
        cutting_off.start()
    stop.set()


def _cut_off() -> None:
    """End the process at once: what is not done, the ledger has, as after a kill."""
    log.warning("the stop took too long, cut off")
    os._exit(0)


async def _start(
    precis: Precis, settings: Settings, languages: Languages, held: AsyncExitStack
) -> HeldRole:
    """Connect, and become the one process that polls and sends."""
    bot = precis.application.bot
    await connect(bot)
    await precis.application.initialize()
    role = await held.enter_async_context(hold_role(precis.database, SENDER, settings.data_dir))
    await show_commands(bot, menus_by_code(precis.commands, languages), settings.admins)
    await precis.sender.begin(role.epoch)
    if added := await watch_starter_feeds(precis.feeds, settings.starter_feeds, datetime.now(UTC)):
        log.info("watching starter feeds", count=added)
    if waiting := await precis.dispatcher.recover():
        log.info("resuming updates", count=waiting)
    if not settings.admins:
        log.warning(NO_OPERATOR)
    log.info("running", bot=bot.username)
    return role


async def _serve(precis: Precis, requests: Requests, role: HeldRole, stop: asyncio.Event) -> None:
    """Receive, handle and send until told to stop, or until one of these cannot go on."""
    bot = precis.application.bot
    polling = asyncio.create_task(
        poll(requests.polls, bot.base_url, precis.inbox.keep, precis.hears)
    )
    working = asyncio.create_task(precis.dispatcher.run(stop))
    sending = asyncio.create_task(precis.sending.run())
    tasks = (
        polling,
        working,
        sending,
        asyncio.create_task(role.lost()),
        asyncio.create_task(stop.wait()),
    )
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    log.info("stopping")
    polling.cancel()
    stop.set()
    await asyncio.wait({working})
    sending.cancel()
    with suppress(TimeoutError, asyncio.CancelledError):
        await asyncio.wait_for(precis.sender.drain(), _SEND_SECONDS)
    for task in tasks:
        task.cancel()
    for ended in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(ended, Exception):
            raise ended


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """Return what the work returns; None if told to stop before that."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if working.done():
        return working.result()
    working.cancel()
    await asyncio.wait({working})
    return None
