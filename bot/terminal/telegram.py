"""A Bot API of one chat, in this process: what the bot sends goes to the screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from itertools import count
from pathlib import Path
from typing import Any

from telegram import Bot, Update
from telegram.request import BaseRequest, RequestData

from bot.models import Button
from bot.terminal.entities import entities_of

#: Has the form of a token, and is none.
TOKEN = "1:terminal"  # noqa: S105

#: Messages that are remembered, so that a button can try again what they asked for.
_REMEMBERED = 100

#: Who types.
PERSON = 2

#: It has no name by which links could lead to it.
_ME = {"id": 1, "is_bot": True, "first_name": "Precis"}

#: What is refused, and why: what is on the screen stays there, as the bot says in its place; and there
#: is no chat but the terminal's own.
_REFUSED = {
    "deleteMessage": "Bad Request: message can't be deleted",
    "getChat": "Bad Request: chat not found",
}
_PERSON: dict[str, object] = {"id": PERSON, "is_bot": False, "first_name": "You"}
_CHAT = {"id": PERSON, "type": "private", "first_name": "You"}


@dataclass(frozen=True, slots=True)
class DisplayedMessage:
    """A message of the bot's as it is to be shown now."""

    message_id: int
    html: str
    buttons: tuple[Button, ...]


class TerminalTelegram(BaseRequest):
    """Answers the bot's requests as Telegram would, and makes updates of what a person types."""

    def __init__(
        self,
        show: Callable[[DisplayedMessage], None],
        files: Path,
        first_id: int,
        language: str | None = None,
    ) -> None:
        """Start a chat.

        Args:
            show: Called with each new or edited message.
            files: The directory that files of the bot's are saved in, each in the last one's place.
            first_id: Larger than any id of the last chat; the inbox knows those already.
            language: The tag of what the person speaks; None: it is not known.
        """
        self._show = show
        self._files = files
        self._ids = count(first_id)
        self._person = _PERSON | ({"language_code": language} if language else {})
        #: Why what was said last could not be shown; None: it was.
        self.lost: OSError | None = None
        #: What was typed, by the id of that, and of what answers it.
        self._typed: dict[int, dict[str, object]] = {}

    def message(self, text: str, bot: Bot, answers: int | None = None) -> Update:
        """Return the update that a typed text makes.

        Args:
            text: It.
            bot: Whose update it is.
            answers: The message of the bot's that it answers; None: none.
        """
        number = next(self._ids)
        message: dict[str, object] = {
            "message_id": number,
            "date": 0,
            "chat": _CHAT,
            "from": self._person,
            "text": text,
            "entities": entities_of(text),
        }
        if answers is not None:
            message["reply_to_message"] = _said(answers)
        self._remember(number, message)
        return Update.de_json({"update_id": number, "message": message}, bot)

    def press(self, message_id: int, button: Button, bot: Bot) -> Update:
        """Return the update that a pressed button makes."""
        number = next(self._ids)
        message: dict[str, object] = {
            "message_id": message_id,
            "date": 1,
            "chat": _CHAT,
            "from": _ME,
        }
        if answered := self._typed.get(message_id):
            message["reply_to_message"] = answered
        query = {
            "id": str(number),
            "from": self._person,
            "chat_instance": "0",
            "data": button.data,
            "message": message,
        }
        return Update.de_json({"update_id": number, "callback_query": query}, bot)

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(  # noqa: PLR0917  # the base class has it so
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = None,
        write_timeout: object = None,
        connect_timeout: object = None,
        pool_timeout: object = None,
    ) -> tuple[int, bytes]:
        """Answer a request at once; the timeouts mean nothing here."""
        del method, read_timeout, write_timeout, connect_timeout, pool_timeout
        asked = request_data or RequestData()
        called = url.rsplit("/", 1)[-1]
        if why := _REFUSED.get(called):
            return 400, json.dumps({"ok": False, "error_code": 400, "description": why}).encode()
        try:
            result = self._answer(called, asked)
        except OSError as error:
            # As a message that arrived: nobody could be told that it did not.
            self.lost, result = error, _said(next(self._ids))
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _answer(self, method: str, asked: RequestData) -> object:  # noqa: PLR0911  # a table
        parameters: dict[str, Any] = asked.parameters
        match method:
            case "getMe":
                return _ME
            case "sendMessage":
                return self._new_message(parameters)
            case "editMessageText":
                return self._message(int(parameters["message_id"]), parameters)
            case "sendDocument":
                for name, body, _ in asked.multipart_data.values():
                    self._save(name, body if isinstance(body, bytes) else body.read())
                return _said(next(self._ids))
            case "sendPhoto":
                self._show(DisplayedMessage(0, str(parameters.get("caption", "")), ()))
                return _said(next(self._ids))
            case "answerCallbackQuery" if text := parameters.get("text"):
                self._show(DisplayedMessage(0, text, ()))
                return True
            case _:
                return True

    def _save(self, name: str, body: bytes) -> None:
        path = self._files / name
        said = str(path)
        try:
            path.write_bytes(body)
        except OSError as error:
            said = f"{said}: {error.strerror}"
        self._show(DisplayedMessage(0, escape(said), ()))

    def _new_message(self, parameters: dict[str, Any]) -> dict[str, Any]:
        number = next(self._ids)
        answers = parameters.get("reply_parameters", {}).get("message_id")
        if answered := self._typed.get(answers):
            self._remember(number, answered)
        return self._message(number, parameters)

    def _remember(self, number: int, typed: dict[str, object]) -> None:
        self._typed[number] = typed
        while len(self._typed) > _REMEMBERED:
            del self._typed[next(iter(self._typed))]

    def _message(self, message_id: int, parameters: dict[str, Any]) -> dict[str, Any]:
        rows = parameters.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = tuple(Button(b["text"], b["callback_data"]) for row in rows for b in row)
        self._show(DisplayedMessage(message_id, parameters["text"], buttons))
        return _said(message_id)


def _said(message_id: int) -> dict[str, Any]:
    return {"message_id": message_id, "date": 1, "chat": _CHAT, "from": _ME, "text": "-"}
