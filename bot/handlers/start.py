"""/start and /help."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, ContextTypes, filters

from bot.deliveries.outbox import Outbox
from bot.interactions.answer import Handler, answer
from bot.models import Reply
from bot.render import texts

#: What Telegram shows in the menu of commands.
COMMANDS = (
    ("follow", "Follow a topic or a site"),
    ("topics", "What you follow"),
    ("latest", "The newest stories of a topic"),
    ("digest", "Stories once a day or week"),
    ("quiet", "Hours without stories"),
    ("mute", "No stories about a topic"),
    ("feeds", "The feeds that you added"),
    ("addfeed", "Watch a site's feed"),
    ("help", "What I can do"),
)


class Introduction:
    """Says what the bot does."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of both commands."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        return (
            CommandHandler("start", self._start, private),
            CommandHandler("help", self._help, private),
        )

    async def _start(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        await self._outbox.put(answer(update, Reply(texts.START)))

    async def _help(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        await self._outbox.put(answer(update, Reply(texts.HELP)))
