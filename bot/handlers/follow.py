"""/follow and /unfollow: a topic's stories come, or come no more."""

from __future__ import annotations

from contextlib import suppress

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.handlers.answer import Handler, answer_key, thread_of
from bot.handlers.command import Asked, Commands, may_change
from bot.handlers.message_links import links_of
from bot.models import Button, Outgoing, Reply
from bot.render import topic_texts as texts
from bot.render.follow import joined, parse_follow_button, render_activity, render_suggestion
from bot.render.topics import name_of
from bot.storage.subscriptions import Followed
from bot.stories.following import MAX_TOPICS, Follow, Following
from bot.stories.samples import Samples
from bot.subscriptions.wishes import Wish, parse_wishes
from summarizer.topics.keys import topic_key


class FollowCommands:
    """Follows and unfollows topics."""

    def __init__(self, following: Following, samples: Samples, commands: Commands) -> None:
        self._following = following
        self._samples = samples
        self._commands = commands

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of both commands, and of the button under a suggestion."""
        return (
            self._commands.changes("follow", self._follow),
            self._commands.changes("unfollow", self._unfollow),
            CallbackQueryHandler(
                self._press, pattern=lambda data: parse_follow_button(str(data)) is not None
            ),
        )

    async def _follow(self, asked: Asked) -> Reply:
        wishes = parse_wishes(asked.text)
        if not wishes:
            return Reply(texts.FOLLOW_HOW)
        if links_of(asked.message):
            return Reply(texts.FOLLOW_HOW)
        replies = [await self._one(asked.chat_id, asked.thread_id, wish) for wish in wishes]
        return joined([r.html for r in replies], *(row for r in replies for row in r.buttons))

    async def _one(self, chat_id: int, thread_id: int | None, wish: Wish) -> Reply:
        done = await self._following.follow(chat_id, thread_id, wish)
        if done is None:
            return Reply(texts.NO_TOPIC)
        return await self.answer(chat_id, thread_id, done)

    async def answer(self, chat_id: int, thread_id: int | None, done: Follow) -> Reply:
        """Say what came of following something, and have the newest story of it sent."""
        name = name_of(done.wish.label, done.topic)
        if done.outcome is Followed.TOO_MANY:
            return Reply(texts.TOO_MANY_TOPICS.format(limit=MAX_TOPICS))
        already = done.outcome is Followed.ALREADY and done.wish.digest is None
        said = texts.FOLLOWED_ALREADY if already else texts.FOLLOWED
        if done.wish.digest:
            said = texts.FOLLOWED_DAILY
        parts = [said.format(label=name)]
        parts.append(render_activity(done.activity.stories, done.activity.feeds))
        row: tuple[Button, ...] = ()
        if done.suggestion:
            question, row = render_suggestion(done.suggestion)
            parts.append(question)
        newest = done.activity.newest
        if newest and await self._samples.send(chat_id, thread_id, newest):
            parts.append(texts.NEWEST_BELOW)
        return joined([" ".join(parts)], row)

    async def _unfollow(self, asked: Asked) -> Reply:
        followed = await self._following.followed(asked.chat_id)
        wanted = asked.text.strip(" #")
        key = topic_key(wanted)
        match = next((s for s in followed if s.topic == key or s.label == wanted), None)
        if not wanted:
            return Reply(texts.UNFOLLOW_HOW)
        if match is None:
            return Reply(texts.NOT_FOLLOWED.format(label=name_of(wanted)))
        await self._following.unfollow(asked.chat_id, match.topic)
        return Reply(texts.UNFOLLOWED.format(label=name_of(match.label, match.topic)))

    async def _press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, message = update.callback_query, update.effective_message
        label = parse_follow_button(query.data or "") if query else None
        if query is None or message is None or label is None:
            return
        allowed = await may_change(context.bot, update)
        with suppress(TelegramError):
            await query.answer(None if allowed else texts.ADMINS_ONLY)
        if allowed:
            reply = await self._one(message.chat.id, thread_of(message), Wish(label))
            await self._commands.outbox.put(
                Outgoing(
                    key=answer_key(update, 0),
                    chat_id=message.chat.id,
                    reply=reply,
                    thread=thread_of(message),
                )
            )
