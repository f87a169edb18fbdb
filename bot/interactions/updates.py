"""Updates as they come, each to what a person did: a function for each kind."""

from __future__ import annotations

from functools import partial

from telegram import CallbackQuery, Chat, Message, MessageEntity, Update, User
from telegram.constants import ChatType
from telegram.ext import filters

from bot.interactions.interaction import ChatKind, Interaction, Known, Press, Rights, SentFile
from bot.interactions.message_links import links_of, written_links_of
from bot.interactions.telegram import Telegram
from bot.locales.languages import Languages
from bot.render.language import Language

_KINDS: dict[str, ChatKind] = {
    ChatType.PRIVATE: ChatKind.PRIVATE,
    ChatType.CHANNEL: ChatKind.CHANNEL,
}


class UpdateReader:
    """Reads updates."""

    def __init__(self, telegram: Telegram, known: Known, languages: Languages) -> None:
        """Set up.

        Args:
            telegram: Knows who is an admin.
            known: Whether a message with a key is owed or sent.
            languages: In which people are answered.
        """
        self._telegram = telegram
        self._known = known
        self._languages = languages

    def read(self, update: Update) -> Interaction | None:
        """Return what a person did; None for a kind of update that nobody here answers."""
        key = f"update:{update.update_id}"
        if query := update.callback_query:
            return self._pressed(key, query)
        if message := update.message or update.channel_post:
            is_notice = bool(filters.StatusUpdate.ALL.check_update(update))
            return self._said(key, message, is_notice=is_notice)
        return None

    def _said(self, key: str, message: Message, *, is_notice: bool) -> Interaction:
        """Return a message, or a channel's post: whoever can post there is an admin."""
        chat, user = message.chat, message.from_user
        behind = message.sender_chat or user or chat
        speaks_for_chat = message.sender_chat is not None and message.sender_chat.id == chat.id
        location = message.location
        return Interaction(
            key=key,
            chat_id=chat.id,
            chat_kind=_kind_of(chat),
            message_id=message.message_id,
            thread_id=_thread_of(message),
            asker=behind.id,
            person=user.id if user else None,
            language=self._language(_kind_of(chat), user),
            client_language=_language_of(user),
            sent_at=message.date,
            text=message.text or message.caption or "",
            command=_command_of(message),
            is_command=_command_entity(message) is not None,
            links=links_of(message),
            written_links=written_links_of(message),
            file=_file_of(message),
            place=(location.latitude, location.longitude) if location else None,
            moved_to=message.migrate_to_chat_id,
            is_notice=is_notice,
            rights=self._rights(chat, user, speaks_for_chat=speaks_for_chat),
            known=self._known,
        )

    def _pressed(self, key: str, query: CallbackQuery) -> Interaction:
        """Return a press; Telegram names the message, unless it was sent by way of another chat."""
        user, message = query.from_user, query.message
        kind = _kind_of(message.chat) if message else ChatKind.PRIVATE
        return Interaction(
            key=key,
            chat_id=message.chat.id if message else user.id,
            chat_kind=kind,
            message_id=message.message_id if message else None,
            thread_id=_thread_of(message) if isinstance(message, Message) else None,
            asker=user.id,
            person=user.id,
            language=self._language(kind, user),
            client_language=_language_of(user),
            press=Press(query.id, query.data or ""),
            rights=self._rights(message.chat if message else None, user),
            known=self._known,
        )

    def _language(self, chat: ChatKind, user: User | None) -> Language:
        """Return the language of a person in private; what a chat wants is looked up later."""
        return self._languages.of(_language_of(user) if chat is ChatKind.PRIVATE else None)

    def _rights(
        self, chat: Chat | None, user: User | None, *, speaks_for_chat: bool = False
    ) -> Rights:
        if chat and (speaks_for_chat or chat.type == ChatType.PRIVATE):
            return Rights(known=True)
        if chat is None or user is None:
            return Rights(known=False)
        return Rights(partial(self._telegram.is_admin, chat.id, user.id))


def _kind_of(chat: Chat) -> ChatKind:
    return _KINDS.get(chat.type, ChatKind.GROUP)


def _thread_of(message: Message) -> int | None:
    """Return the forum topic that a message is in; replies outside of forums have such ids too."""
    return message.message_thread_id if message.is_topic_message else None


def _language_of(user: User | None) -> str | None:
    return (user.language_code or None) if user else None


def _command_entity(message: Message) -> MessageEntity | None:
    first = message.entities[0] if message.text and message.entities else None
    is_one = first and first.type == MessageEntity.BOT_COMMAND and first.offset == 0
    return first if is_one else None


def _command_of(message: Message) -> str | None:
    """Return the command that a message begins with, unless it is for another bot."""
    entity = _command_entity(message)
    if entity is None:
        return None
    name, _, addressed = message.parse_entity(entity)[1:].lower().partition("@")
    return name if addressed in ("", (message.get_bot().username or "").lower()) else None


def _file_of(message: Message) -> SentFile | None:
    if (file := message.document) is None:
        return None
    return SentFile(file.file_id, file.file_name or "", file.mime_type, file.file_size or 0)
