"""A person presses More or Fewer: edit the summary."""

from __future__ import annotations

from contextlib import suppress

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.handlers.answer import Handler, Summarise, answer_key
from bot.models import Outgoing
from bot.render import texts
from bot.render.summary import parse_points_button, render_summary
from bot.storage.stories import StoryStore


class PointsButtons:
    """Shows more or fewer points in the same message."""

    def __init__(
        self, articles: Articles, summarise: Summarise, stories: StoryStore, outbox: Outbox
    ) -> None:
        self._articles = articles
        self._summarise = summarise
        self._stories = stories
        self._outbox = outbox

    def handler(self) -> Handler:
        """Return the handler of all buttons: one that nobody knows must be answered too."""
        return CallbackQueryHandler(self._handle)

    async def _handle(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        if query is None:
            return
        wanted = parse_points_button(query.data or "")
        stored = await self._articles.by_id(wanted[0]) if wanted else None
        if wanted and stored and query.message:
            summary = await self._summarise(stored.article, wanted[1])
            outlets = await self._stories.outlets(stored.id)
            await self._outbox.put(
                Outgoing(
                    key=answer_key(update, 0),
                    chat_id=query.message.chat.id,
                    reply=render_summary(summary, stored.id, outlets),
                    edits=query.message.message_id,
                )
            )
        # The client shows a spinner until this comes; one that is too old has none any more.
        with suppress(TelegramError):
            await query.answer(None if stored else texts.NOT_KEPT)
