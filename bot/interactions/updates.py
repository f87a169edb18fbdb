"""Updates as they come, each to what a person did: a function for each kind."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from telegram import (
    CallbackQuery,
    Chat,
    ChatMemberUpdated,
    ChosenInlineResult,
    InlineQuery,
    Message,
    Update,
    User,
)
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import filters

from bot.interactions.addressing import (
    answered_by,
    brings_us,
    command_entity,
    command_of,
    is_addressed,
    is_by_bot,
)
from bot.interactions.elsewhere import Elsewhere, GuestQuery, InlineChoice
from bot.interactions.elsewhere import InlineQuery as Typed
from bot.interactions.faces import face_of
from bot.interactions.interaction import ChatKind, Interaction, Known, Press, Rights, SentFile
from bot.interactions.message_links import links_in, links_of, written_links_of
from bot.interactions.sent_kinds import kind_of
from bot.interactions.telegram import Telegram
from bot.locales.languages import Languages
from bot.render.language import Language

_KINDS: dict[str, ChatKind] = {
    ChatType.PRIVATE: ChatKind.PRIVATE,
    ChatType.CHANNEL: ChatKind.CHANNEL,
}

_ABSENT = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


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
            return self._said(message, is_notice=is_notice)
        if message := update.edited_message:
            return self._said(message, is_edit=True)
        if change := update.my_chat_member:
            return self._brought(key, change)
        return self._afar(key, update)

    def _afar(self, key: str, update: Update) -> Interaction | None:
        """Return what a person did in a chat that the bot is not in."""
        if guest := update.guest_message:
            return self._guest(key, guest)
        if typed := update.inline_query:
            return self._inline(key, typed)
        if chosen := update.chosen_inline_result:
            return self._chosen(key, chosen)
        return None

    def _brought(self, key: str, change: ChatMemberUpdated) -> Interaction | None:
        """Return that somebody brought the bot into a group, or made it an admin of a channel or not.

        None for other changes of its place.
        """
        kind, user = _kind_of(change.chat), change.from_user
        before, now = change.old_chat_member.status, change.new_chat_member.status
        comes = before in _ABSENT and now not in _ABSENT
        if kind is ChatKind.CHANNEL:
            comes = now == ChatMemberStatus.ADMINISTRATOR
        elif kind is not ChatKind.GROUP or not comes:
            return None
        return Interaction(
            key=key,
            chat_id=change.chat.id,
            chat_kind=kind,
            message_id=None,
            asker=user.id,
            person=user.id,
            language=self._language(kind, user),
            client_language=_language_of(user),
            sent_at=change.date,
            is_notice=True,
            brings_us=comes,
            ends_us=not comes,
            chat_title=change.chat.title or "",
            rights=self._rights(change.chat, user),
            known=self._known,
        )

    def _said(
        self, message: Message, *, is_notice: bool = False, is_edit: bool = False
    ) -> Interaction | None:
        """Return a message, or a channel's post: whoever can post there is an admin."""
        # Two bots that answer one another would never end.
        if is_by_bot(message):
            return None
        chat, user = message.chat, message.from_user
        addressed, is_command = is_addressed(message), command_entity(message) is not None
        private = chat.type == ChatType.PRIVATE
        behind = message.sender_chat or user or chat
        speaks_for_chat = message.sender_chat is not None and message.sender_chat.id == chat.id
        location = message.location
        return Interaction(
            key=f"message:{chat.id}:{message.message_id}",
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
            html=message.text_html if is_command else "",
            command=None if is_edit else command_of(message),
            is_command=is_command,
            links=links_of(message, bare=private or addressed or is_command),
            written_links=written_links_of(message),
            file=None if is_edit else _file_of(message),
            kind=None if is_edit else kind_of(message),
            addressed=addressed,
            replies_to=answered_by(message),
            is_edit=is_edit,
            brings_us=brings_us(message),
            place=None if is_edit or location is None else (location.latitude, location.longitude),
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
            press=Press(query.id, query.data or "", face_of(message), query.inline_message_id),
            replies_to=answered_by(message) if isinstance(message, Message) else None,
            rights=self._rights(message.chat if message else None, user),
            known=self._known,
        )

    def _guest(self, key: str, message: Message) -> Interaction | None:
        """Return a call of the bot in a chat that it is not in; None for that of another bot.

        The link is the message's own, else that of the one which it replies to.
        """
        user, behind = message.from_user, message.sender_chat or message.from_user
        if is_by_bot(message) or message.guest_query_id is None or user is None or behind is None:
            return None
        under = message.reply_to_message
        links = links_of(message) or (links_of(under) if under else ())
        return self._elsewhere(
            key,
            user,
            GuestQuery(message.guest_query_id),
            asker=behind.id,
            sent_at=message.date,
            text=message.text or message.caption or "",
            links=links,
        )

    def _inline(self, key: str, query: InlineQuery) -> Interaction:
        """Return what is typed behind the bot's name."""
        return self._elsewhere(
            key,
            query.from_user,
            Typed(query.id),
            asker=query.from_user.id,
            text=query.query,
            links=links_in(query.query),
        )

    def _chosen(self, key: str, chosen: ChosenInlineResult) -> Interaction | None:
        """Return the choice of a result; None where nothing can be made of its message."""
        if chosen.inline_message_id is None:
            return None
        return self._elsewhere(
            key,
            chosen.from_user,
            InlineChoice(chosen.result_id, chosen.inline_message_id),
            asker=chosen.from_user.id,
            text=chosen.query,
            links=links_in(chosen.query),
        )

    def _elsewhere(  # what an interaction is made of
        self,
        key: str,
        user: User,
        done: Elsewhere,
        *,
        asker: int,
        text: str,
        links: tuple[str, ...],
        sent_at: datetime | None = None,
    ) -> Interaction:
        # The id of the chat may be that of another one, which the bot is in; so it is not believed.
        return Interaction(
            key=key,
            chat_id=asker,
            chat_kind=ChatKind.ELSEWHERE,
            message_id=None,
            asker=asker,
            person=user.id,
            language=self._languages.of(_language_of(user)),
            client_language=_language_of(user),
            sent_at=sent_at,
            text=text,
            links=links,
            elsewhere=done,
            rights=Rights(known=False),
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


def _file_of(message: Message) -> SentFile | None:
    if (file := message.document) is None:
        return None
    return SentFile(file.file_id, file.file_name or "", file.mime_type, file.file_size or 0)
