"""Updates as Telegram sends them, before anything is believed of them but that they are JSON."""

from __future__ import annotations

import json
from typing import Any

from bot.storage.inbox import Kept

Raw = dict[str, Any]


def kept(raw: Raw) -> Kept:
    """Return an update as it is kept."""
    return Kept(update_id=raw["update_id"], body=json.dumps(raw), chat_id=chat_of(raw))


def chat_of(raw: Raw) -> int:
    """Return the chat whose updates are handled in order: where it happened, or who did it.

    0 for an update of a kind that has neither.
    """
    for event in raw.values():
        if not isinstance(event, dict):
            continue
        for place in (event, event.get("message")):
            if (number := _id_of(place, "chat")) is not None:
                return number
        for person in ("from", "user"):
            if (number := _id_of(event, person)) is not None:
                return number
    return 0


def _id_of(event: object, name: str) -> int | None:
    owner = event.get(name) if isinstance(event, dict) else None
    number = owner.get("id") if isinstance(owner, dict) else None
    return number if isinstance(number, int) else None
