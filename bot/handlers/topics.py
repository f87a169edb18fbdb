"""/topics and /latest: what a chat follows, and what there was of it."""

from __future__ import annotations

from contextlib import suppress

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.handlers.answer import Handler, answer_key
from bot.handlers.command import Asked, Commands, may_change
from bot.models import Outgoing, Reply
from bot.render import topic_texts as texts
from bot.render.topics import (
    name_of,
    parse_topics_button,
    render_titles,
    render_topics,
    topic_of_button,
)
from bot.stories.following import Following
from summarizer.topics.keys import topic_key

#: Headlines that /latest shows.
_LATEST = 8


class TopicCommands:
    """Lists topics and their stories."""

    def __init__(self, following: Following, commands: Commands) -> None:
        self._following = following
        self._commands = commands

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of the commands, and of the list's buttons."""
        return (
            self._commands.looks("topics", self._list),
            self._commands.looks("latest", self._latest),
            CallbackQueryHandler(
                self._press, pattern=lambda data: parse_topics_button(str(data)) is not None
            ),
        )

    async def _list(self, asked: Asked) -> Reply:
        return render_topics(await self._following.followed(asked.chat_id), 0)

    async def _latest(self, asked: Asked) -> Reply:
        label = asked.text.strip(" #")
        key = topic_key(label)
        if not key:
            return Reply(texts.LATEST_HOW)
        titles = await self._following.latest(key, _LATEST)
        if not titles:
            return Reply(texts.LATEST_NONE.format(label=name_of(label)))
        return render_titles(label, titles)

    async def _press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, message = update.callback_query, update.effective_message
        wanted = parse_topics_button(query.data or "") if query else None
        if query is None or message is None or wanted is None:
            return
        start, page = wanted
        said = None
        followed = await self._following.followed(message.chat.id)
        if start is not None and not await may_change(context.bot, update):
            said = texts.ADMINS_ONLY
        elif start is not None and (meant := topic_of_button(start, followed)):
            await self._following.unfollow(message.chat.id, meant.topic)
            followed = await self._following.followed(message.chat.id)
        with suppress(TelegramError):
            await query.answer(said)
        await self._commands.outbox.put(
            Outgoing(
                key=answer_key(update, 0),
                chat_id=message.chat.id,
                reply=render_topics(followed, page),
                edits=message.message_id,
            )
        )
