"""Presses of buttons: each is answered, and reaches no more than the message under it shows.

Any client can send any data in any chat that it sees, so nothing of what a press says is believed
but the message that carries the button, which Telegram names. Only admins, and who asked for a
message, change what others see as well.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from telegram import Bot, CallbackQuery, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.interactions.answer import Handler, answer_key, thread_of
from bot.interactions.command import may_change
from bot.models import ArticleId, Menu, Reply, Shown, StoredArticle
from bot.outgoing import EditText, SendText
from bot.render import texts, topic_texts
from bot.storage.messages.shown import ShownStore

T = TypeVar("T")

#: A person can press before it is written down that the message arrived: looks, and the seconds
#: between them.
_LOOKS = 40
_LOOK_AGAIN_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A press that fits its message, by somebody who may."""

    update: Update
    person: int
    chat_id: int
    message_id: int

    #: The forum topic that the message is in; None: the chat has none.
    thread_id: int | None

    shown: Shown

    def edit(self, reply: Reply) -> EditText:
        """Return the message with another face; it goes on to show what it shows."""
        return EditText(
            key=answer_key(self.update, 0),
            chat_id=self.chat_id,
            message_id=self.message_id,
            reply=reply,
            article_id=self.shown.article_id,
            asked_by=self.shown.asked_by,
        )

    def beside(self, reply: Reply, article_id: ArticleId | None = None) -> SendText:
        """Return a new message for who pressed."""
        return SendText(
            key=answer_key(self.update, 0),
            chat_id=self.chat_id,
            reply=reply,
            thread=self.thread_id,
            article_id=article_id,
            asked_by=self.person,
        )


#: A button's data to what it means; None if it is none of these.
Parse = Callable[[str], T | None]

#: Chat, message, and what the button means, to what the message shows; None: it does not fit.
LookUp = Callable[[int, int, T], Awaitable[Shown | None]]

#: Does what a button means; returns a line to say, of 200 characters at most, or None.
Act = Callable[[Press, T], Awaitable[str | None]]

ActOnArticle = Callable[[Press, StoredArticle, T], Awaitable[str | None]]


class Presses:
    """Makes handlers of buttons."""

    def __init__(self, shown: ShownStore, articles: Articles, outbox: Outbox) -> None:
        self._shown = shown
        self._articles = articles
        self._outbox = outbox

    def of_article(
        self,
        parse: Parse[T],
        act: ActOnArticle[T],
        *,
        admins_only: bool = False,
        anybody: bool = False,
    ) -> Handler:
        """Return the handler of a button that acts on the article which its message shows."""

        async def with_article(press: Press, wanted: T) -> str | None:
            article_id = press.shown.article_id
            stored = None if article_id is None else await self._articles.by_id(article_id)
            return await act(press, stored, wanted) if stored else texts.NOT_KEPT

        async def look_up(chat_id: int, message_id: int, _: T) -> Shown | None:
            shown = await self._shown.of(chat_id, message_id)
            return None if shown is None or shown.article_id is None else shown

        return self.by(
            look_up,
            parse,
            with_article,
            no_fit=texts.NOT_KEPT,
            admins_only=admins_only,
            anybody=anybody,
        )

    def of_menu(
        self, menu: Menu, parse: Parse[T], act: Act[T], *, admins_only: bool = False
    ) -> Handler:
        """Return the handler of a menu's button."""

        async def look_up(chat_id: int, message_id: int, _: T) -> Shown | None:
            shown = await self._shown.of(chat_id, message_id)
            return None if shown is None or shown.menu is not menu else shown

        return self.by(look_up, parse, act, no_fit=texts.MENU_NOT_KEPT, admins_only=admins_only)

    def by(
        self,
        look_up: LookUp[T],
        parse: Parse[T],
        act: Act[T],
        *,
        no_fit: str,
        admins_only: bool = False,
        anybody: bool = False,
    ) -> Handler:
        """Return the handler of a button.

        Args:
            look_up: What tells whether the message fits.
            parse: Reads the button's data.
            act: Does what it means.
            no_fit: What is said of a press that does not fit; nothing else comes of it.
            admins_only: Whether who asked for the message must be an admin to press, too.
            anybody: Whether everybody who sees the message may press: it changes nothing.
        """

        async def said(update: Update, bot: Bot, query: CallbackQuery) -> str | None:
            wanted, message = parse(query.data or ""), query.message
            if wanted is None or message is None:
                return no_fit
            chat = message.chat
            shown = await self._settled(look_up, chat.id, message.message_id, wanted)
            if shown is None:
                return no_fit
            asked_by = None if admins_only else shown.asked_by
            if not anybody and not await _may(bot, update, query, asked_by):
                return topic_texts.ADMINS_ONLY if admins_only else texts.NOT_YOURS
            if await self._outbox.has(answer_key(update, 0)):
                return None  # done before a restart
            press = Press(
                update=update,
                person=query.from_user.id,
                chat_id=chat.id,
                message_id=message.message_id,
                thread_id=thread_of(message) if isinstance(message, Message) else None,
                shown=shown,
            )
            return await act(press, wanted)

        async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            if query := update.callback_query:
                await answer_press(query, await said(update, context.bot, query))

        return CallbackQueryHandler(handle, pattern=lambda data: parse(str(data)) is not None)

    @staticmethod
    def others() -> Handler:
        """Return the handler of all that no other takes; it comes after these."""

        async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
            if query := update.callback_query:
                await answer_press(query, texts.NOT_KEPT)

        return CallbackQueryHandler(handle)

    async def _settled(
        self, look_up: LookUp[T], chat_id: int, message_id: int, wanted: T
    ) -> Shown | None:
        for _ in range(_LOOKS):
            # In this order: it may be settled between the two.
            unsettled = await self._shown.is_unsettled(chat_id)
            shown = await look_up(chat_id, message_id, wanted)
            if shown is not None or not unsettled:
                return shown
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)
        return None


async def answer_press(query: CallbackQuery, said: str | None) -> None:
    """End the spinner that the client shows; a press that is too old has none any more."""
    with suppress(TelegramError):
        await query.answer(said, show_alert=said is not None)


async def _may(bot: Bot, update: Update, query: CallbackQuery, asked_by: int | None) -> bool:
    """Whether who pressed may change a message that was asked for by a person, or by nobody."""
    in_channel = query.message is not None and query.message.chat.type == ChatType.CHANNEL
    if query.from_user.id == asked_by and not in_channel:
        return True
    return await may_change(bot, update)
