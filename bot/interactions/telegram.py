"""What is asked of Telegram while something is answered; messages leave by the ledger alone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import structlog
from telegram import Bot
from telegram.constants import ChatAction, ChatMemberStatus, ChatType
from telegram.error import TelegramError

from bot.models import Channel

log = structlog.stdlib.get_logger(__name__)

_ADMINS = (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)

#: How long is believed what Telegram says of a person, and of how many.
_ADMIN_SECONDS = 60.0
_MANY_ADMINS = 10_000

#: Telegram shows it for five seconds: https://core.telegram.org/bots/api#sendchataction
_TYPING_EVERY_SECONDS = 4.5


class Telegram:
    """Asks the Bot API."""

    def __init__(self, bot: Bot, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Set up.

        Args:
            bot: The Bot API.
            monotonic: Seconds.
        """
        self._bot = bot
        self._monotonic = monotonic
        #: By chat and person: whether he is an admin, and until when that is believed.
        self._admins: dict[tuple[int, int], tuple[bool, float]] = {}

    def name(self) -> str:
        """Return the bot's name, with @."""
        return self._bot.name

    def username(self) -> str:
        """Return the bot's name, without @; empty where it has none, as in a terminal."""
        return self._bot.bot.username or ""

    async def is_admin(self, chat_id: int, person: int) -> bool:
        """Whether a person is an admin of a chat, as of a minute ago at most.

        False where Telegram does not say, which is not remembered.
        """
        now, place = self._monotonic(), (chat_id, person)
        is_one, until = self._admins.get(place, (False, now))
        if now < until:
            return is_one
        try:
            member = await self._bot.get_chat_member(chat_id, person)
        except TelegramError as error:
            log.warning("cannot tell who is an admin", chat_id=chat_id, cause=error.message)
            return False
        is_one = member.status in _ADMINS
        self._admins.pop(place, None)
        self._admins[place] = is_one, now + _ADMIN_SECONDS
        while len(self._admins) > _MANY_ADMINS:
            del self._admins[next(iter(self._admins))]
        return is_one

    async def channel(self, name: str | int) -> Channel | None:
        """Return a channel; None where there is none, or the bot cannot see it.

        Args:
            name: With @, or its number.
        """
        try:
            found = await self._bot.get_chat(name)
        except TelegramError as error:
            log.info("no channel", cause=error.message)
            return None
        return Channel(found.id, found.title or "") if found.type == ChatType.CHANNEL else None

    async def hears_all(self, chat_id: int) -> bool | None:
        """Whether the bot sees each message of a group; None where Telegram does not say.

        Else it sees commands, mentions and answers to it alone.
        Source: https://core.telegram.org/bots/features#privacy-mode
        """
        try:
            us = await self._bot.get_me()
            if us.can_read_all_group_messages:
                return True
            member = await self._bot.get_chat_member(chat_id, us.id)
        except TelegramError as error:
            log.warning("cannot tell what is heard", chat_id=chat_id, cause=error.message)
            return None
        return member.status in _ADMINS

    async def end_press(self, query_id: str, said: str | None) -> None:
        """End the spinner that the client shows; a press that is too old has none any more.

        Args:
            query_id: The press's.
            said: A line of 200 characters at most, seen by who pressed alone; None: nothing is said.
        """
        with suppress(TelegramError):
            await self._bot.answer_callback_query(query_id, said, show_alert=said is not None)

    @asynccontextmanager
    async def typing(self, chat_id: int) -> AsyncIterator[None]:
        """Show "typing" as long as the block runs; it never waits for that, nor fails with it."""
        task = asyncio.create_task(self._show_typing(chat_id))
        try:
            yield
        finally:
            task.cancel()

    async def file(self, file_id: str) -> bytes:
        """Return what is in a file.

        Raises:
            TelegramError: Telegram does not give it.
        """
        file = await self._bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())

    async def _show_typing(self, chat_id: int) -> None:
        while True:
            with suppress(TelegramError):
                await self._bot.send_chat_action(chat_id, ChatAction.TYPING)
            await asyncio.sleep(_TYPING_EVERY_SECONDS)
