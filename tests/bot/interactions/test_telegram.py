"""What is asked of Telegram while something is answered."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from telegram import Bot
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot.interactions.telegram import Telegram

ADA = {"id": 7, "is_bot": False, "first_name": "Ada"}
MEMBER = {"status": "member", "user": ADA}
OWNER = {"status": "creator", "user": ADA, "is_anonymous": False}


class Server(BaseRequest):
    """Answers each request alike: with a result, an error of Telegram's, or not at all."""

    def __init__(self, answer: object) -> None:
        self._answer = answer
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.was_asked = asyncio.Event()

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
        parameters = request_data.json_parameters if request_data else {}
        self.asked.append((url.rpartition("/")[2], parameters))
        self.was_asked.set()
        if self._answer is None:
            raise NetworkError("away")
        if isinstance(self._answer, str):
            return 400, json.dumps({"ok": False, "description": self._answer}).encode()
        return 200, json.dumps({"ok": True, "result": self._answer}).encode()


def telegram(server: Server, monotonic: Callable[[], float] = lambda: 0.0) -> Telegram:
    bot = Bot("1:stand-in", request=server, get_updates_request=server)
    return Telegram(bot, monotonic)


@pytest.mark.parametrize(
    ("answer", "is_one"),
    [(OWNER, True), (MEMBER, False), ("Bad Request: chat not found", False), (None, False)],
)
async def test_who_cannot_be_told_to_be_an_admin_is_none(answer: object, is_one: bool) -> None:
    """Whatever keeps Telegram from saying so."""
    assert await telegram(Server(answer)).is_admin(-100, 7) == is_one


@pytest.mark.parametrize(("answer", "asked"), [(OWNER, 2), (MEMBER, 2), (None, 4)])
async def test_what_telegram_says_of_an_admin_is_believed_for_a_minute(
    answer: object, asked: int
) -> None:
    """What it does not say is asked for anew."""
    server = Server(answer)
    # Asked for once at each call.
    asks = telegram(server, iter((0.0, 30.0, 59.0, 60.0)).__next__)
    for _ in range(4):
        await asks.is_admin(-100, 7)

    assert len(server.asked) == asked


@pytest.mark.parametrize(
    ("sees_all", "status", "hears"),
    [(True, MEMBER, True), (False, OWNER, True), (False, MEMBER, False), (None, None, None)],
)
async def test_a_bot_hears_a_group_as_admin_or_without_privacy_mode(
    sees_all: bool | None, status: dict[str, Any] | None, hears: bool | None
) -> None:
    """Where Telegram does not say, nobody knows."""
    us = {"id": 1, "is_bot": True, "first_name": "P", "username": "p_bot"}
    answer = None if status is None else us | status | {"can_read_all_group_messages": sees_all}

    assert await telegram(Server(answer)).hears_all(-100) is hears


@pytest.mark.parametrize("answer", [True, "Bad Request: query is too old", None])
async def test_a_press_is_ended_or_too_old(answer: object) -> None:
    """What is said is an alert."""
    server = Server(answer)
    for said in ("No.", None):
        await telegram(server).end_press("9", said)

    assert [(p.get("text"), p["show_alert"]) for _, p in server.asked] == [
        ("No.", "true"),
        (None, "false"),
    ]


@pytest.mark.parametrize("answer", [True, "Bad Request: chat not found", None])
async def test_typing_is_shown_and_nothing_fails_with_it(answer: object) -> None:
    """Once for a block of a moment."""
    server = Server(answer)
    async with telegram(server).typing(7):
        await server.was_asked.wait()

    assert server.asked == [("sendChatAction", {"chat_id": "7", "action": "typing"})]
