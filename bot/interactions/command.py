"""What the commands have in common: where they are heard, who may give them, one answer each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

import structlog
from telegram import Bot, Chat, Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError
from telegram.ext import CommandHandler, ContextTypes, filters

from bot.deliveries.outbox import Outbox
from bot.interactions.answer import Handler, answer, answer_key, thread_of
from bot.models import Reply
from bot.render import topic_texts

log = structlog.stdlib.get_logger(__name__)

#: Posts of a channel, too: whoever can post there is an admin.
HEARD = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST

_ADMINS = (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)

_MAX_TEXT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A command as somebody gave it."""

    chat_id: int

    #: The forum topic that it was given in; None: the chat has none.
    thread_id: int | None

    #: What followed the command, blanks folded.
    text: str

    #: The same with its lines.
    typed: str

    update: Update
    message: Message


Answer = Callable[[Asked], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Commands:
    """Makes handlers of commands that are answered with one message."""

    outbox: Outbox

    def looks(self, name: str, act: Answer) -> Handler:
        """Return the handler of a command that changes nothing."""
        return self._handler(name, act, changes=False)

    def changes(self, name: str, act: Answer) -> Handler:
        """Return the handler of a command that only admins may give in groups."""
        return self._handler(name, act, changes=True)

    def _handler(self, name: str, act: Answer, *, changes: bool) -> Handler:
        async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            message = update.effective_message
            # After a restart some were answered.
            if message is None or await self.outbox.has(answer_key(update, 0)):
                return
            if changes and not await may_change(context.bot, update):
                reply = Reply(topic_texts.ADMINS_ONLY)
            else:
                reply = await act(_asked(update, message))
            await self.outbox.put(answer(update, reply))

        return CommandHandler(name, handle, HEARD)


async def may_change(bot: Bot, update: Update) -> bool:
    """Whether who sent an update may change what its chat gets."""
    chat, message = update.effective_chat, update.effective_message
    if chat is None:
        return False
    posted = update.callback_query is None
    if chat.type == ChatType.PRIVATE or (posted and _speaks_for(chat, message)):
        return True
    if update.effective_user is None:
        return False
    try:
        member = await bot.get_chat_member(chat.id, update.effective_user.id)
    except TelegramError as error:
        log.warning("cannot tell who is an admin", chat_id=chat.id, cause=error.message)
        return False
    return member.status in _ADMINS


def is_operator(update: Update, operators: Collection[int]) -> bool:
    """Whether one of the people who run the bot sent an update."""
    person = update.effective_user
    return person is not None and person.id in operators


def _speaks_for(chat: Chat, message: Message | None) -> bool:
    """Whether a message is a channel's post, or that of an admin who stays anonymous."""
    return bool(message and message.sender_chat and message.sender_chat.id == chat.id)


def _asked(update: Update, message: Message) -> Asked:
    typed = ([*(message.text or "").split(maxsplit=1), "", ""])[1].strip()
    return Asked(
        chat_id=message.chat_id,
        thread_id=thread_of(message),
        text=" ".join(typed.split())[:_MAX_TEXT],
        typed=typed[:_MAX_TEXT],
        update=update,
        message=message,
    )
