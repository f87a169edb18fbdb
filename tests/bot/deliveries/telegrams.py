"""A Bot API that answers as it is told, without a network."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpcore
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData


@dataclass(frozen=True, slots=True)
class Happens:
    """What becomes of a request."""

    #: HTTP status; None: the connection breaks.
    status: int | None = 200

    #: Whether Telegram carries it out.
    accepted: bool = True

    #: Where the connection breaks.
    cause: Exception | None = None

    description: str = ""
    parameters: dict[str, int] = field(default_factory=dict)


OK = Happens()
NEVER_LEFT = Happens(None, accepted=False, cause=httpcore.ConnectError("refused"))
RESET_BEFORE = Happens(None, accepted=False, cause=httpcore.ReadError("reset"))
RESET_AFTER = Happens(None, cause=httpcore.ReadError("reset"))
BLOCKED = Happens(403, accepted=False, description="Forbidden: bot was blocked by the user")
MARKUP = Happens(400, accepted=False, description="Bad Request: can't parse entities: x")
TOKEN = Happens(401, accepted=False, description="Unauthorized")
NOT_MODIFIED = Happens(400, accepted=False, description="Bad Request: message is not modified: x")


def too_many(seconds: int) -> Happens:
    return Happens(429, accepted=False, parameters={"retry_after": seconds})


def moved(chat_id: int) -> Happens:
    return Happens(400, accepted=False, parameters={"migrate_to_chat_id": chat_id})


def server_error(status: int) -> Happens:
    return Happens(status, accepted=False, description="Bad Gateway")


@dataclass(frozen=True, slots=True)
class Asked:
    method: str
    chat_id: int
    text: str
    plain: bool


class Telegram(BaseRequest):
    """Asks a function what becomes of each request."""

    def __init__(self, happens: Callable[[Asked], Happens]) -> None:
        self._happens = happens
        self.asked: list[Asked] = []
        #: What was carried out.
        self.accepted: list[Asked] = []

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        parameters = request_data.parameters if request_data else {}
        asked = Asked(
            method=url.rsplit("/", 1)[-1],
            chat_id=int(str(parameters["chat_id"])),
            text=str(parameters["text"]),
            plain="parse_mode" not in parameters,
        )
        self.asked.append(asked)
        happens = self._happens(asked)
        if happens.accepted:
            self.accepted.append(asked)
        if happens.status is None:
            raise NetworkError("broke") from happens.cause
        if happens.status == 200:
            chat = {"id": asked.chat_id, "type": "private"}
            message = {"message_id": 5, "date": 1, "chat": chat, "text": "x"}
            return 200, json.dumps({"ok": True, "result": message}).encode()
        refusal = {"ok": False, "error_code": happens.status, "description": happens.description}
        return happens.status, json.dumps(refusal | {"parameters": happens.parameters}).encode()
