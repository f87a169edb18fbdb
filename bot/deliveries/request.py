"""Turn an outgoing message into a Bot API request."""

from __future__ import annotations

import html
import re

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode

from bot.models import Button, Outgoing

#: The title is a link to the article; a preview below it would say it all twice.
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def request(bot: Bot, message: Outgoing, *, plain: bool = False) -> int | None:
    """Send the message, or edit the one that it replaces.

    Args:
        bot: Initialised.
        message: What to send.
        plain: Send the text alone, without markup.

    Returns:
        Telegram's id of the message.

    Raises:
        TelegramError: As python-telegram-bot tells it; see ``outcome_of``.
    """
    text = _plain(message.reply.html) if plain else message.reply.html
    parse_mode = None if plain else ParseMode.HTML
    markup = _keyboard(message.reply.buttons)
    if message.edits is not None:
        edited = await bot.edit_message_text(
            text,
            chat_id=message.chat_id,
            message_id=message.edits,
            parse_mode=parse_mode,
            reply_markup=markup,
            link_preview_options=_NO_PREVIEW,
        )
        return edited.message_id if isinstance(edited, Message) else message.edits
    sent = await bot.send_message(
        message.chat_id,
        text,
        parse_mode=parse_mode,
        reply_markup=markup,
        link_preview_options=_NO_PREVIEW,
        message_thread_id=message.thread,
        # Whoever deleted the question may still want the answer.
        reply_parameters=None
        if message.reply_to is None
        else ReplyParameters(message.reply_to, allow_sending_without_reply=True),
    )
    return sent.message_id


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.text, callback_data=b.data) for b in row] for row in rows]
    )


def _plain(markup: str) -> str:
    # Our own renderer's HTML: no angle bracket stands inside an attribute.
    return html.unescape(re.sub(r"<[^>]*>", "", markup))
