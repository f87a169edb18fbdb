"""The Follow buttons: under a summary, in the list of its tags, and under a suggestion."""

from __future__ import annotations

from contextlib import suppress

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.articles import Articles
from bot.handlers.answer import Handler, answer_key, thread_of
from bot.handlers.command import Commands, may_change
from bot.handlers.follow import FollowCommands
from bot.models import Outgoing, Reply
from bot.render import texts, topic_texts
from bot.render.follow import parse_follow_button, parse_tag_button, render_tags
from bot.render.summary import shown_tags
from bot.subscriptions.wishes import Wish


class FollowButtons:
    """Follows what a button names."""

    def __init__(self, articles: Articles, follow: FollowCommands, commands: Commands) -> None:
        self._articles = articles
        self._follow = follow
        self._commands = commands

    def handler(self) -> Handler:
        """Return the handler of these buttons."""
        return CallbackQueryHandler(self._press, pattern=lambda data: _is_ours(str(data)))

    async def _press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, message = update.callback_query, update.effective_message
        if query is None:
            return
        said = None
        if message is None:
            said = texts.NOT_KEPT
        elif not await may_change(context.bot, update):
            said = topic_texts.ADMINS_ONLY
        elif not await self._commands.outbox.has(answer_key(update, 0)):
            chat_id, thread_id = message.chat.id, thread_of(message)
            reply = await self._reply(query.data or "", chat_id, thread_id)
            said = None if reply else texts.NOT_KEPT
            if reply:
                await self._commands.outbox.put(
                    Outgoing(
                        key=answer_key(update, 0), chat_id=chat_id, reply=reply, thread=thread_id
                    )
                )
        with suppress(TelegramError):
            await query.answer(said)

    async def _reply(self, data: str, chat_id: int, thread_id: int | None) -> Reply | None:
        if meant := parse_follow_button(data):
            return await self._follow.instead(chat_id, thread_id, *meant)
        wanted = parse_tag_button(data)
        stored = await self._articles.by_id(wanted[0]) if wanted else None
        if wanted is None or stored is None:
            return None
        tags, number = shown_tags(stored.article), wanted[1]
        if number is None:
            return render_tags(stored.id, tags)
        if number >= len(tags):
            return None
        return await self._follow.one(chat_id, thread_id, Wish(tags[number]))


def _is_ours(data: str) -> bool:
    return parse_follow_button(data) is not None or parse_tag_button(data) is not None
