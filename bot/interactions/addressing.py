"""Whom a message is for, and who wrote it."""

from __future__ import annotations

from telegram import Message, MessageEntity

from bot.interactions.interaction import Answered
from bot.interactions.message_links import links_of

_NAMES: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]


def command_entity(message: Message) -> MessageEntity | None:
    """Return the command that a message begins with, as Telegram marks it."""
    first = message.entities[0] if message.text and message.entities else None
    is_one = first and first.type == MessageEntity.BOT_COMMAND and first.offset == 0
    return first if is_one else None


def command_of(message: Message) -> str | None:
    """Return the command that a message begins with, unless it is for another bot."""
    name, addressed = _command(message)
    return name if name and addressed in ("", _our_name(message)) else None


def is_addressed(message: Message) -> bool:
    """Whether a message calls this bot by its name."""
    name, addressed = _command(message)
    return bool(name and addressed == _our_name(message)) or _mentions_us(message)


def is_by_bot(message: Message) -> bool:
    """Whether another bot wrote a message, or this one did by way of a person.

    Anonymous admins and channels are bots by their account, and speak for a chat.
    """
    user = message.from_user
    return _is_ours(message) or (user is not None and user.is_bot and message.sender_chat is None)


def answered_by(message: Message) -> Answered | None:
    """Return the message that another answers; None where the bot does not see it."""
    answered = message.reply_to_message
    # In a forum each message answers the one that made its topic.
    if not isinstance(answered, Message) or answered.forum_topic_created:
        return None
    return Answered(
        links=links_of(answered),
        text=answered.text or answered.caption or "",
        is_ours=_is_ours(answered),
        message_id=answered.message_id,
        html=answered.text_html if answered.text and command_entity(message) else "",
    )


def brings_us(message: Message) -> bool:
    """Whether this bot came into the chat by what a message tells."""
    ours = message.get_bot().id
    joined = any(user.id == ours for user in message.new_chat_members)
    return joined or bool(message.group_chat_created)


def _is_ours(message: Message) -> bool:
    ours = message.get_bot().id
    return any(
        user is not None and user.id == ours for user in (message.from_user, message.via_bot)
    )


def _command(message: Message) -> tuple[str, str]:
    """Return a command and the bot that it is for, both in small letters; empty: none."""
    entity = command_entity(message)
    if entity is None:
        return "", ""
    name, _, addressed = message.parse_entity(entity)[1:].lower().partition("@")
    return name, addressed


def _mentions_us(message: Message) -> bool:
    named = message.parse_entities(_NAMES) | message.parse_caption_entities(_NAMES)
    ours = message.get_bot().id
    return any(
        entity.user.id == ours if entity.user else words[1:].lower() == _our_name(message)
        for entity, words in named.items()
    )


def _our_name(message: Message) -> str:
    return (message.get_bot().username or "").lower()
