"""Chats, messages and updates, as Telegram keeps them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import Any

from tests.botapi.detected import detected
from tests.botapi.errors import Refusal, bad_request
from tests.botapi.messages import SentMessage, buttons_of, has_preview, parsed_text
from tests.botapi.results import check_offer_button, check_results, message_of
from tests.botapi.webhook import Webhook, webhook_of

#: What a PNG begins with, and letters of a caption: https://core.telegram.org/bots/api#sendphoto
_PNG, _LONGEST_CAPTION = "PNG", 1024

BOT = {"id": 42, "is_bot": True, "first_name": "Precis", "username": "precis_test_bot"}


@dataclass
class State:
    """Everything that the fake server knows."""

    chats: dict[int, dict[str, Any]] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    sent: dict[tuple[int, int], SentMessage] = field(default_factory=dict)
    #: Messages in chats that the bot is not in, by their inline ids.
    inline: dict[str, SentMessage] = field(default_factory=dict)
    #: What was offered for an inline query: titles; the results by their ids; and the button above.
    offered: dict[str, list[str]] = field(default_factory=dict)
    results: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    offer_buttons: dict[str, dict[str, Any]] = field(default_factory=dict)
    received: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    updates: list[dict[str, Any]] = field(default_factory=list)
    queries: set[str] = field(default_factory=set)
    #: The people who are admins of a group.
    admins: dict[int, set[int]] = field(default_factory=dict)
    #: Menus of commands by the type of their scope, and the chat's id where they are one chat's.
    menus: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    webhook: Webhook = field(default_factory=Webhook)
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
        if message.buttons:
            rows = [[_button(*each) for each in row] for row in message.buttons]
            shown["reply_markup"] = {"inline_keyboard": rows}
        if message.edits:
            shown["edit_date"] = 1_700_000_001
        return shown

    def _getMe(self) -> dict[str, Any]:  # noqa: N802  # named for the method
        able = ("can_join_groups", "supports_inline_queries", "supports_guest_queries")
        return BOT | dict.fromkeys(able, True) | {"can_read_all_group_messages": False}

    def _sendMessage(  # noqa: N802
        self, chat_id: int | str, text: str, **options: Any
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        chat = self._chat(chat_id)
        reply_to = self._replied_to(chat, options)
        parsed = parsed_text(text, options)
        message = SentMessage(
            chat_id=chat,
            message_id=next(self.ids),
            text=parsed.text,
            html=text,
            entities=parsed.entities,
            detected=detected(parsed.text, parsed.entities),
            buttons=buttons_of(options.get("reply_markup")),
            reply_to=reply_to,
            thread=options.get("message_thread_id"),
            silent=bool(options.get("disable_notification")),
            preview=has_preview(options),
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
            reply_to=self._replied_to(chat, options),
            thread=options.get("message_thread_id"),
            document=document.encode(),
        )
        self.sent[chat, message.message_id] = message
        return self.message_object(message)

    def _sendPhoto(  # noqa: N802
        self, chat_id: int | str, photo: str, caption: str = "", **options: Any
    ) -> dict[str, Any]:
        """Take a picture of which the first bytes tell what it is."""
        chat = self._chat(chat_id)
        if _PNG not in photo[:8]:
            raise bad_request("IMAGE_PROCESS_FAILED")
        parsed = parsed_text(caption, options)
        if len(parsed.text.encode("utf-16-le")) // 2 > _LONGEST_CAPTION:
            raise bad_request("message caption is too long")
        message = SentMessage(
            chat_id=chat,
            message_id=next(self.ids),
            text=parsed.text,
            html=caption,
            entities=parsed.entities,
            detected=(),
            buttons=(),
            reply_to=self._replied_to(chat, options),
            thread=options.get("message_thread_id"),
        )
        self.sent[chat, message.message_id] = message
        return self.message_object(message)

    def _replied_to(self, chat: int, options: dict[str, Any]) -> int | None:
        reply = options.get("reply_parameters") or {}
        reply_to: int | None = reply.get("message_id")
        known = (chat, reply_to) in self.sent or (chat, reply_to) in self.received
        if reply_to is None or known:
            return reply_to
        if not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
        return None

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
        self, text: str, inline_message_id: str | None = None, **options: Any
    ) -> tuple[Any, tuple[str, ...]]:
        old = self._to_edit(inline_message_id, **options)
        parsed = parsed_text(text, options)
        new = replace(
            old,
            text=parsed.text,
            html=text,
            entities=parsed.entities,
            detected=detected(parsed.text, parsed.entities),
            buttons=buttons_of(options.get("reply_markup")),
            edits=old.edits + 1,
            preview=has_preview(options),
        )
        if (new.text, new.entities, new.buttons) == (old.text, old.entities, old.buttons):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        if inline_message_id is not None:
            self.inline[inline_message_id] = new
            return True, parsed.dropped_links
        self.sent[old.chat_id, old.message_id] = new
        return self.message_object(new), parsed.dropped_links

    def _to_edit(
        self,
        inline_message_id: str | None,
        chat_id: int | None = None,
        message_id: int | None = None,
        **_: Any,
    ) -> SentMessage:
        if inline_message_id is not None:
            if inline_message_id not in self.inline:
                raise bad_request("MESSAGE_ID_INVALID")
            return self.inline[inline_message_id]
        if chat_id is None or message_id is None:
            raise bad_request("message identifier is not specified")
        return self._own_message(chat_id, message_id)

    def _deleteMessage(self, chat_id: int, message_id: int) -> bool:  # noqa: N802
        if (chat_id, message_id) not in self.sent:
            raise bad_request("message to delete not found")
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
        self._answer_once(callback_query_id)
        return True

    def _answerInlineQuery(  # noqa: N802
        self,
        inline_query_id: str,
        results: list[dict[str, Any]],
        button: dict[str, Any] | None = None,
        **_: Any,
    ) -> bool:
        check_results(results)
        if button:
            check_offer_button(button)
        self._answer_once(inline_query_id)
        self.offered[inline_query_id] = [result["title"] for result in results]
        self.results[inline_query_id] = {result["id"]: result for result in results}
        if button:
            self.offer_buttons[inline_query_id] = button
        return True

    def choose(self, query_id: str, result_id: str) -> str:
        """Send a result that was offered; returns the message's inline id."""
        message = message_of(self.results[query_id][result_id])
        inline_id = f"AAQ{next(self.ids)}"
        self.inline[inline_id] = message
        return inline_id

    def _answerGuestQuery(  # noqa: N802
        self, guest_query_id: str, result: dict[str, Any]
    ) -> dict[str, Any]:
        message = message_of(result)
        self._answer_once(guest_query_id)
        inline_id = f"AAQ{next(self.ids)}"
        self.inline[inline_id] = message
        return {"inline_message_id": inline_id}

    def _answer_once(self, query_id: str) -> None:
        if query_id not in self.queries:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        self.queries.discard(query_id)

    def _setMyCommands(  # noqa: N802
        self,
        commands: list[dict[str, Any]],
        scope: dict[str, Any] | None = None,
        language_code: str = "",
    ) -> bool:
        if not re.fullmatch("([a-z]{2})?", language_code):
            raise bad_request("Invalid language code specified")
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self.menus[_menu_key(scope, language_code)] = commands
        return True

    def _getMyCommands(  # noqa: N802
        self, scope: dict[str, Any] | None = None, language_code: str = ""
    ) -> list[dict[str, Any]]:
        return self.menus.get(_menu_key(scope, language_code), [])

    def _setMyDescription(  # noqa: N802
        self, description: str = "", language_code: str = ""
    ) -> bool:
        if not re.fullmatch("([a-z]{2})?", language_code):
            raise bad_request("Invalid language code specified")
        if len(description) > 512:
            raise bad_request("BOT_DESCRIPTION_TOO_LONG")
        self.descriptions[language_code] = description
        return True

    def _getMyDescription(self, language_code: str = "") -> dict[str, Any]:  # noqa: N802
        return {"description": self.descriptions.get(language_code, "")}

    def _setWebhook(  # noqa: N802
        self, *, drop_pending_updates: bool = False, **more: Any
    ) -> bool:
        self.webhook = webhook_of(**more)
        if drop_pending_updates:
            self.updates.clear()
        return True

    def _getWebhookInfo(self) -> dict[str, Any]:  # noqa: N802
        return self.webhook.info(len(self.updates))

    def _deleteWebhook(self, *, drop_pending_updates: bool = False) -> bool:  # noqa: N802
        self.webhook = Webhook()
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


def _button(text: str, leads: str) -> dict[str, str]:
    """Return a button of a message, by what stands on it and where it leads."""
    return {"text": text, "url" if "://" in leads else "callback_data": leads}


def _menu_key(scope: dict[str, Any] | None, language_code: str) -> str:
    """Return ``chat:7``; of a language, ``chat:7 el``."""
    said = scope or {"type": "default"}
    key = ":".join(str(part) for part in (said["type"], said.get("chat_id")) if part is not None)
    return f"{key} {language_code}".rstrip()
