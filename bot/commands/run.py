"""``precis run``: the bot on Telegram."""

from __future__ import annotations

import asyncio
import signal

from bot.app import build
from bot.errors import SettingsError
from bot.gateway.polling import run_polling
from bot.gateway.requests import Requests
from bot.logs import configure_logs
from bot.settings import Settings
from bot.work.heap import give_back_early


async def run_bot(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT.

    Raises:
        SettingsError: There is no token.
        StorageError: The database cannot be used.
        TokenRefused: Telegram does not know the token.
    """
    give_back_early()
    configure_logs(settings.log_level)
    if settings.telegram_token is None or not settings.telegram_token.get_secret_value().strip():
        raise SettingsError("PRECIS_TELEGRAM_TOKEN is not set: get a token from @BotFather")
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    token = settings.telegram_token.get_secret_value().strip()
    async with build(settings, token, Requests.over_http()) as precis:
        await run_polling(precis.application, precis.inbox, precis.runner, precis.sender, stop)
