"""What one process does for all: it asks Telegram for updates, or has them sent, and sends."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime
from typing import Any

import structlog

from bot.app import Precis
from bot.gateway.polling import end_webhook, poll
from bot.gateway.requests import Requests
from bot.gateway.webhook import Webhook, receive
from bot.observing.pulse import Pulse
from bot.polling.starter import watch_starter_feeds
from bot.settings import NO_OPERATOR, Settings
from bot.work.roles import SENDER, HeldRole, hold_role

log = structlog.stdlib.get_logger(__name__)

#: At a stop, what is finished is sent, as far as this suffices.
_SEND_SECONDS = 1.2


async def take_the_lead(precis: Precis, settings: Settings, held: AsyncExitStack) -> HeldRole:
    """Become the one process that receives and sends."""
    bot = precis.application.bot
    role = await held.enter_async_context(hold_role(precis.database, SENDER, settings.data_dir))
    await precis.sender.begin(role.epoch)
    if added := await watch_starter_feeds(precis.feeds, settings.starter_feeds, datetime.now(UTC)):
        log.info("watching starter feeds", count=added)
    if waiting := await precis.dispatcher.recover():
        log.info("resuming updates", count=waiting)
    if not settings.admins:
        log.warning(NO_OPERATOR)
    log.info("running", bot=bot.username)
    return role


async def receive_updates(
    precis: Precis, requests: Requests, pulse: Pulse, webhook: Webhook | None
) -> None:
    """Ask for updates, or have them sent; what Telegram holds comes by the one or the other."""
    bot = precis.application.bot
    if webhook:
        await receive(bot, webhook, pulse.heard)
    else:
        await end_webhook(bot)
        await poll(requests.polls, bot.base_url, precis.inbox.keep, precis.hears, pulse.heard)


async def lead(
    precis: Precis,
    receiving: Coroutine[Any, Any, None],
    role: HeldRole,
    working: asyncio.Task[None] | None,
    stop: asyncio.Event,
) -> None:
    """Receive, handle and send until told to stop, or until one of these cannot go on.

    Args:
        precis: The bot.
        receiving: What receives.
        role: As it was taken.
        working: What handles, where that was begun before; None: it begins now.
        stop: Set when all of it is to end.
    """
    polling = asyncio.create_task(receiving)
    working = working or asyncio.create_task(precis.dispatcher.run(stop))
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
