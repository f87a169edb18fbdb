"""An answer may be lost: one line, and a button to have it again."""

from __future__ import annotations

from bot.models import Button, Reply
from bot.render import texts

_PREFIX = "again:"


def render_unsure(delivery_id: int) -> Reply:
    """Return the line."""
    return Reply(texts.UNSURE, ((Button(texts.AGAIN, f"{_PREFIX}{delivery_id}"),),))


def parse_again_button(data: str) -> int | None:
    """Return the message that a button asks for again; None if it is no such button."""
    number = data.removeprefix(_PREFIX)
    return int(number) if data.startswith(_PREFIX) and number.isdecimal() else None
