"""What a message of ours looks like, as Telegram shows it with a press."""

from __future__ import annotations

from telegram import MaybeInaccessibleMessage, Message

from bot.models import Button, Reply


def face_of(message: MaybeInaccessibleMessage | None) -> Reply | None:
    """Return a message's text and its buttons; None where Telegram does not show them."""
    if not isinstance(message, Message) or not message.text:
        return None
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    buttons = tuple(
        tuple(
            Button(each.text, each.callback_data)
            for each in row
            if isinstance(each.callback_data, str)
        )
        for row in rows
    )
    return Reply(message.text_html, buttons)
