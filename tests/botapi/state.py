"""Chats, messages and updates, as Telegram keeps them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import Any

from tests.botapi.detected import detected
from tests.botapi.errors import Refusal, bad_request
from tests.botapi.html import Parsed, parse_html

BOT = {"id": 42, "is_bot": True, "first_name": "Precis", "username": "precis_test_bot"}


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message of the bot's as it is seen now."""

    chat_id: int
    message_id: int
    text: str

    #: As the bot wrote it.
    html: str
    entities: tuple[dict[str, Any], ...]

    #: What Telegram finds in the text by itself.
    detected: tuple[dict[str, Any], ...]

    #: Rows of text and callback data or address.
    buttons: tuple[tuple[tuple[str, str], ...], ...]
    reply_to: int | None
    edits: int = 0

    #: The forum topic that it is in.
    thread: int | None = None

    #: A file that it brings.
    document: bytes = b""

    @property
    def links(self) -> tuple[str, ...]:
        """Return the addresses behind linked texts."""
        return tuple(e["url"] for e in self.entities if e["type"] == "text_link")


@dataclass
class State:
    """Everything that the fake server knows."""

    chats: dict[int, dict[str, Any]] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    sent: dict[tuple[int, int], SentMessage] = field(default_factory=dict)
    received: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    updates: list[dict[str, Any]] = field(default_factory=list)
    queries: set[str] = field(default_factory=set)
    #: The people who are admins of a group.
    admins: dict[int, set[int]] = field(default_factory=dict)
    commands: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    webhook: str = ""
    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1000))

    def call(self, method: str, parameters: dict[str, Any]) -> tuple[Any, tuple[str, ...]]:
        """Carry out a call; returns its result, and the links that were dropped."""
        handler = getattr(self, f"_{method}", None)
        if handler is None:
            return True, ()
        result = handler(**parameters)
        return result if isinstance(result, tuple) else (result, ())

    def message_object(self, message: SentMessage) -> dict[str, Any]:
        """Return a bot's message as the Bot API shows it."""
        shown = {
            "message_id": message.message_id,
            "date": 1_700_000_000,
            "chat": self.chats[message.chat_id],
            "from": BOT,
            "text": message.text,
            "entities": [*message.entities, *message.detected],
        }
        if message.edits:
            shown["edit_date"] = 1_700_000_001
        return shown

    def _getMe(self) -> dict[str, Any]:  # noqa: N802  # named for the method
        return BOT | {"can_join_groups": True, "supports_inline_queries": True}

    def _sendMessage(  # noqa: N802
        self, chat_id: int | str, text: str, **options: Any
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        chat = self._chat(chat_id)
        reply = options.get("reply_parameters") or {}
        reply_to = reply.get("message_id")
        known = (chat, reply_to) in self.sent or (chat, reply_to) in self.received
        if reply_to is not None and not known:
            if not reply.get("allow_sending_without_reply"):
                raise bad_request("message to be replied not found")
            reply_to = None
        parsed = _parsed(text, options)
        message = SentMessage(
            chat_id=chat,
            message_id=next(self.ids),
            text=parsed.text,
            html=text,
            entities=parsed.entities,
            detected=detected(parsed.text, parsed.entities),
            buttons=_buttons(options.get("reply_markup")),
            reply_to=reply_to,
            thread=options.get("message_thread_id"),
        )
        self.sent[chat, message.message_id] = message
        return self.message_object(message), parsed.dropped_links

    def _sendDocument(  # noqa: N802
        self, chat_id: int | str, document: str, **options: Any
    ) -> dict[str, Any]:
        chat = self._chat(chat_id)
        message = SentMessage(
            chat_id=chat,
            message_id=next(self.ids),
            text="",
            html="",
            entities=(),
            detected=(),
            buttons=(),
            reply_to=None,
            thread=options.get("message_thread_id"),
            document=document.encode(),
        )
        self.sent[chat, message.message_id] = message
        return self.message_object(message)

    def _getChatMember(self, chat_id: int | str, user_id: int) -> dict[str, Any]:  # noqa: N802
        """Tell what a person is in a group."""
        chat = self._chat(chat_id)
        status = "administrator" if user_id in self.admins.get(chat, ()) else "member"
        person = {"id": user_id, "is_bot": False, "first_name": "Ada"}
        member: dict[str, Any] = {"status": status, "user": person}
        if status == "administrator":
            rights = (
                "can_be_edited is_anonymous can_manage_chat can_delete_messages "
                "can_manage_video_chats can_restrict_members can_promote_members can_change_info "
                "can_invite_users can_post_stories can_edit_stories can_delete_stories"
            )
            member |= dict.fromkeys(rights.split(), False)
        return member

    def _editMessageText(  # noqa: N802
        self, text: str, chat_id: int | None = None, message_id: int | None = None, **options: Any
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        if chat_id is None or message_id is None:
            raise bad_request("message identifier is not specified")
        old = self._own_message(chat_id, message_id)
        parsed = _parsed(text, options)
        new = replace(
            old,
            text=parsed.text,
            html=text,
            entities=parsed.entities,
            detected=detected(parsed.text, parsed.entities),
            buttons=_buttons(options.get("reply_markup")),
            edits=old.edits + 1,
        )
        if (new.text, new.entities, new.buttons) == (old.text, old.entities, old.buttons):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        self.sent[old.chat_id, message_id] = new
        return self.message_object(new), parsed.dropped_links

    def _deleteMessage(self, chat_id: int, message_id: int) -> bool:  # noqa: N802
        self._own_message(chat_id, message_id)
        del self.sent[chat_id, message_id]
        return True

    def _sendChatAction(self, chat_id: int | str, action: str, **_: Any) -> bool:  # noqa: N802
        self._chat(chat_id)
        if action not in {"typing", "upload_document", "upload_photo"}:
            raise bad_request("wrong parameter action in request")
        return True

    def _answerCallbackQuery(  # noqa: N802
        self, callback_query_id: str, text: str = "", **_: Any
    ) -> bool:
        if len(text) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        if callback_query_id not in self.queries:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        self.queries.discard(callback_query_id)
        return True

    def _setMyCommands(self, commands: list[dict[str, Any]], **_: Any) -> bool:  # noqa: N802
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands = commands
        return True

    def _getMyCommands(self, **_: Any) -> list[dict[str, Any]]:  # noqa: N802
        return self.commands

    def _setWebhook(self, url: str, **_: Any) -> bool:  # noqa: N802
        self.webhook = url
        return True

    def _deleteWebhook(self, *, drop_pending_updates: bool = False) -> bool:  # noqa: N802
        self.webhook = ""
        if drop_pending_updates:
            self.updates.clear()
        return True

    def _getFile(self, file_id: str) -> dict[str, Any]:  # noqa: N802
        if file_id not in self.files:
            raise bad_request("invalid file_id")
        size = len(self.files[file_id])
        return {
            "file_id": file_id,
            "file_unique_id": file_id,
            "file_size": size,
            "file_path": file_id,
        }

    def _getChat(self, chat_id: int | str) -> dict[str, Any]:  # noqa: N802
        return self.chats[self._chat(chat_id)]

    def _chat(self, chat_id: int | str) -> int:
        if isinstance(chat_id, str) and not re.fullmatch(r"-?\d+", chat_id):
            raise bad_request("chat not found")
        number = int(chat_id)
        if number not in self.chats:
            raise bad_request("chat not found")
        if number in self.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        return number

    def _own_message(self, chat_id: int | str, message_id: int) -> SentMessage:
        chat = self._chat(chat_id)
        if (chat, message_id) in self.received:
            raise bad_request("message can't be edited")
        if (chat, message_id) not in self.sent:
            raise bad_request("message to edit not found")
        return self.sent[chat, message_id]


def _parsed(text: str, options: dict[str, Any]) -> Parsed:
    mode = (options.get("parse_mode") or "").lower()
    if mode not in {"", "html"}:
        raise bad_request("unsupported parse_mode")
    parsed = parse_html(text) if mode else Parsed(text, tuple(options.get("entities") or ()))
    if not parsed.text.strip():
        raise bad_request("message text is empty")
    if len(parsed.text.encode("utf-16-le", "surrogatepass")) // 2 > 4096:
        raise bad_request("message is too long")
    if len(parsed.entities) + len(detected(parsed.text, parsed.entities)) > 100:
        # The real server drops the rest without a word.
        raise bad_request("too many entities")
    return parsed


def _buttons(markup: dict[str, Any] | None) -> tuple[tuple[tuple[str, str], ...], ...]:
    rows = (markup or {}).get("inline_keyboard", [])
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise bad_request("too many buttons")
    return tuple(tuple(map(_button, row)) for row in rows)


def _button(button: dict[str, Any]) -> tuple[str, str]:
    actions = button.keys() - {"text", "style", "icon_custom_emoji_id"}
    if not button["text"].strip():
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if len(actions) != 1:
        raise bad_request("exactly one of the optional fields must be used in a button")
    if "callback_data" in actions and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    return button["text"], str(button[next(iter(actions))])
