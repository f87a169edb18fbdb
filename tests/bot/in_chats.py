"""What is owed to chats, as tests look at it."""

from __future__ import annotations

from bot.outgoing import Delivery, EditText, Outgoing, SendText


def text_of(owed: Delivery | Outgoing) -> SendText | EditText:
    """Return the text that is owed to a chat, new or an edit."""
    message = owed.message if isinstance(owed, Delivery) else owed
    assert isinstance(message, SendText | EditText)
    return message


def edit_of(owed: Delivery) -> EditText:
    """Return the edit that is owed to a chat."""
    assert isinstance(owed.message, EditText)
    return owed.message
