"""Show "typing" while an answer is being made."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

#: Telegram shows it for five seconds: https://core.telegram.org/bots/api#sendchataction
_EVERY_SECONDS = 4.5


@asynccontextmanager
async def typing_action(bot: Bot, chat_id: int) -> AsyncIterator[None]:
    """Show it as long as the block runs; the block never waits for it, nor fails with it."""

    async def show() -> None:
        while True:
            with suppress(TelegramError):
                await bot.send_chat_action(chat_id, ChatAction.TYPING)
            await asyncio.sleep(_EVERY_SECONDS)

    task = asyncio.create_task(show())
    try:
        yield
    finally:
        task.cancel()
