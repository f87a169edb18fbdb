"""Turn what leaves into a Bot API request."""

from __future__ import annotations

import html
import re
from typing import assert_never

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.models import Button, Reply
from bot.outgoing import (
    AnswerGuest,
    AnswerInline,
    DeleteMessage,
    EditInline,
    EditText,
    InlineResult,
    Manner,
    MessageId,
    Outgoing,
    SendDocument,
    SendPhoto,
    SendText,
)

#: The title is a link to the article; a preview below it would say it all twice, so only who asks for
#: it has one.
_NO_PREVIEW, _PREVIEW = LinkPreviewOptions(is_disabled=True), LinkPreviewOptions(is_disabled=False)

#: What Telegram says of a message that nobody may delete any more.
_TOO_OLD = "message can't be deleted"

#: What /start is given where somebody comes from a query.
_START = "inline"


async def request(  # noqa: PLR0911  # a table
    bot: Bot, message: Outgoing, manner: Manner, *, plain: bool = False
) -> MessageId | None:
    """Make the request of something that leaves.

    Args:
        bot: Initialised.
        message: What to send.
        manner: How it is to come.
        plain: Send the text alone, without markup.

    Returns:
        Telegram's id of the message; None where it makes none.

    Raises:
        TelegramError: As python-telegram-bot tells it; see ``outcome_of``.
    """
    match message:
        case SendText():
            return await _send_text(bot, message, manner, plain=plain)
        case EditText():
            return await _edit_text(bot, message, manner, plain=plain)
        case EditInline():
            return await _edit_inline(bot, message, plain=plain)
        case DeleteMessage():
            await _delete(bot, message, plain=plain)
            return None
        case SendDocument():
            return await _send_document(bot, message)
        case SendPhoto():
            return await _send_photo(bot, message, plain=plain)
        case AnswerGuest():
            result = _result(message.result, plain=plain)
            return (await bot.answer_guest_query(message.query_id, result)).inline_message_id
        case AnswerInline():
            await _answer_inline(bot, message, plain=plain)
            return None
        case _:
            assert_never(message)


async def _send_text(bot: Bot, message: SendText, manner: Manner, *, plain: bool) -> int:
    sent = await bot.send_message(
        message.chat_id,
        _text(message.reply, plain=plain),
        parse_mode=_mode(plain=plain),
        reply_markup=_keyboard(message.reply.buttons),
        link_preview_options=_preview(manner),
        disable_notification=manner.silent or None,
        message_thread_id=message.thread,
        reply_parameters=_replied_to(message.reply_to),
    )
    return sent.message_id


async def _edit_text(bot: Bot, message: EditText, manner: Manner, *, plain: bool) -> int:
    edited = await bot.edit_message_text(
        _text(message.reply, plain=plain),
        chat_id=message.chat_id,
        message_id=message.message_id,
        parse_mode=_mode(plain=plain),
        reply_markup=_keyboard(message.reply.buttons),
        link_preview_options=_preview(manner),
    )
    return edited.message_id if isinstance(edited, Message) else message.message_id


async def _edit_inline(bot: Bot, message: EditInline, *, plain: bool) -> str:
    await bot.edit_message_text(
        _text(message.reply, plain=plain),
        inline_message_id=message.inline_message_id,
        parse_mode=_mode(plain=plain),
        reply_markup=_keyboard(message.reply.buttons),
        link_preview_options=_NO_PREVIEW,
    )
    return message.inline_message_id


async def _delete(bot: Bot, message: DeleteMessage, *, plain: bool) -> None:
    try:
        await bot.delete_message(message.chat_id, message.message_id)
    except BadRequest as error:
        # Older than two days: https://core.telegram.org/bots/api#deletemessage
        if _TOO_OLD not in error.message.lower():
            raise
        await bot.edit_message_text(
            _text(message.instead, plain=plain),
            chat_id=message.chat_id,
            message_id=message.message_id,
            parse_mode=_mode(plain=plain),
            link_preview_options=_NO_PREVIEW,
        )


async def _send_document(bot: Bot, message: SendDocument) -> int:
    sent = await bot.send_document(
        message.chat_id,
        message.body,
        filename=message.name,
        message_thread_id=message.thread,
        reply_parameters=_replied_to(message.reply_to),
    )
    return sent.message_id


async def _send_photo(bot: Bot, message: SendPhoto, *, plain: bool) -> int:
    sent = await bot.send_photo(
        message.chat_id,
        message.body,
        caption=_text(message.caption, plain=plain),
        parse_mode=_mode(plain=plain),
        message_thread_id=message.thread,
        reply_parameters=_replied_to(message.reply_to),
    )
    return sent.message_id


async def _answer_inline(bot: Bot, message: AnswerInline, *, plain: bool) -> None:
    await bot.answer_inline_query(
        message.query_id,
        [_result(result, plain=plain) for result in message.results],
        cache_time=message.cache,
        is_personal=message.personal,
        button=InlineQueryResultsButton(message.start, start_parameter=_START)
        if message.start
        else None,
    )


def _result(result: InlineResult, *, plain: bool) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        result.id,
        result.title,
        InputTextMessageContent(
            _text(result.reply, plain=plain),
            parse_mode=_mode(plain=plain),
            link_preview_options=_NO_PREVIEW,
        ),
        reply_markup=_keyboard(result.reply.buttons),
        description=result.description or None,
    )


def _preview(manner: Manner) -> LinkPreviewOptions:
    return _PREVIEW if manner.preview else _NO_PREVIEW


def _replied_to(message_id: int | None) -> ReplyParameters | None:
    # Whoever deleted the question may still want the answer.
    if message_id is None:
        return None
    return ReplyParameters(message_id, allow_sending_without_reply=True)


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.text, callback_data=b.data) for b in row] for row in rows]
    )


def _mode(*, plain: bool) -> ParseMode | None:
    return None if plain else ParseMode.HTML


def _text(reply: Reply, *, plain: bool) -> str:
    return _plain(reply.html) if plain else reply.html


def _plain(markup: str) -> str:
    # Our own renderer's HTML: no angle bracket stands inside an attribute.
    return html.unescape(re.sub(r"<[^>]*>", "", markup))
