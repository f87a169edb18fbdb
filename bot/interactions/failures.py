"""What handlers raise: a defect of ours is logged whole, and said in one line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from telegram import Update
from telegram.ext import ContextTypes

from bot.deliveries.outbox import Outbox
from bot.errors import StorageAway
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Hear
from bot.interactions.telegram import Telegram
from bot.models import Reply
from bot.render import texts
from bot.render.language import Text

log = structlog.stdlib.get_logger(__name__)

#: Processes an update, and raises nothing.
Process = Callable[[Update], Awaitable[None]]

#: Keep their keys apart from those of the answers.
_SORRY_NUMBER, _TOO_LONG_NUMBER = 99, 98


class Failures:
    """Brings to light what python-telegram-bot catches."""

    def __init__(
        self,
        outbox: Outbox,
        telegram: Telegram,
        read: Callable[[Update], Interaction | None],
        recall: Hear,
    ) -> None:
        """Set up.

        Args:
            outbox: Takes apologies.
            telegram: Ends presses.
            read: An update to what a person did; None: nobody waits for an answer.
            recall: Knows the language of its chat.
        """
        self._outbox = outbox
        self._telegram = telegram
        self._read = read
        self._recall = recall
        self._raised: dict[int, Exception] = {}

    async def note(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Remember what a handler raised; the application's error handler."""
        if isinstance(update, Update) and context.error:
            self._raised[update.update_id] = context.error

    async def handle(self, update: Update, process: Process) -> None:
        """Process an update, and raise what its handler raised."""
        await process(update)
        if error := self._raised.pop(update.update_id, None):
            raise error

    async def handle_once(self, update: Update, process: Process) -> None:
        """Process an update that nobody tries again.

        Raises:
            StorageAway: The database cannot be used, so not even that can be said: its line says why.
        """
        try:
            await self.handle(update, process)
        except StorageAway:
            raise
        except Exception:
            log.exception("handler broke")
            await self.apologise(update)

    async def apologise(self, update: Update) -> None:
        """Tell the person who waits for an answer that there will be none."""
        await self._tell(update, texts.SORRY, _SORRY_NUMBER)

    async def give_up(self, update: Update) -> None:
        """Tell the person that it took too long; what was answered until then stands."""
        await self._tell(update, texts.TOO_LONG, _TOO_LONG_NUMBER)

    async def _tell(self, update: Update, said: Text, number: int) -> None:
        asked = self._read(update)
        if asked is None:
            return
        asked = await self._in_its_language(asked)
        line = asked.language.say(said)
        if asked.press:
            # Others see the chat that the button is in.
            await self._telegram.end_press(asked.press.query_id, line)
        elif asked.message_id is not None:
            await self._outbox.put(asked.reply(Reply(line), number))

    async def _in_its_language(self, asked: Interaction) -> Interaction:
        try:
            return await self._recall(asked)
        except Exception:
            # It may be what broke before. Better in another language than not at all.
            log.exception("the language of a chat is not known")
            return asked
