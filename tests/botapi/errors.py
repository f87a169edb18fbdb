"""Refusals in the words of the Bot API."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """The call is refused; becomes the error object that Telegram answers."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        """Return the JSON object."""
        answer: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        return answer | ({"parameters": self.parameters} if self.parameters else {})


class Dropped(Exception):  # no error of ours
    """The connection is reset instead of an answer."""


def bad_request(why: str) -> Refusal:
    """Return a 400."""
    return Refusal(400, f"Bad Request: {why}")
