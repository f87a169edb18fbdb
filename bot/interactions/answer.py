"""An answer to an update, as the ledger takes it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, ContextTypes

from bot.models import ArticleId, Reply
from bot.outgoing import SendText
from summarizer.models import Article, Summary

#: An article and a number of points to its summary.
Summarise = Callable[[Article, int], Awaitable[Summary]]

Handler = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]


def answer_key(update: Update, number: int) -> str:
    """Return the key of the ``number``-th answer to an update: the same after a restart."""
    return f"update:{update.update_id}:{number}"


def answer(
    update: Update, reply: Reply, number: int = 0, article_id: ArticleId | None = None
) -> SendText:
    """Return a reply to the message that an update brought.

    Args:
        update: The update.
        reply: What it says.
        number: Of the answer, where an update gets several.
        article_id: The article that it shows; None: it shows none.
    """
    message = update.effective_message
    chat = update.effective_chat
    if message is None or chat is None:
        raise ValueError("the update brought no message to answer")
    return SendText(
        key=answer_key(update, number),
        chat_id=chat.id,
        reply=reply,
        reply_to=message.message_id,
        thread=thread_of(message),
        article_id=article_id,
        asked_by=asker_of(update),
    )


def thread_of(message: Message) -> int | None:
    """Return the forum topic that a message is in; replies outside of forums have such ids too."""
    return message.message_thread_id if message.is_topic_message else None


def asker_of(update: Update) -> int | None:
    """Return who is behind an update: a person, or the chat that speaks for itself.

    An anonymous admin, and a channel, have an id as a user that all such share: what is counted by it
    would be everybody's.
    """
    asker = update.effective_sender or update.effective_chat
    return asker.id if asker else None
