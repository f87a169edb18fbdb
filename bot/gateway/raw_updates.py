"""Updates as Telegram sends them, before anything is believed of them but that they are JSON."""

from __future__ import annotations

import json
from typing import Any

from bot.models import Job, KeptUpdate

Raw = dict[str, Any]


def kept(raw: Raw) -> KeptUpdate:
    """Return an update as it is kept."""
    return KeptUpdate(update_id=raw["update_id"], body=json.dumps(raw), chat_id=chat_of(raw))


def job_of(raw: Raw) -> Job:
    """Return what handles an update: in the order of its chat, on behalf of who did it."""
    return Job(
        key=str(chat_of(raw)), id=raw["update_id"], person=person_of(raw), quick=_is_quick(raw)
    )


def kind_of(raw: Raw) -> str:
    """Return what kind of update it is, in Telegram's words; empty: it says none."""
    return next((name for name in raw if name != "update_id"), "")


def said_at(raw: Raw) -> int | None:
    """Return when a message was sent, or changed last, by Telegram's clock; None: it is no message."""
    event = raw.get(kind_of(raw))
    stated = [event.get(name) for name in ("edit_date", "date")] if isinstance(event, dict) else []
    return next((at for at in stated if type(at) is int and 0 < at < 2**40), None)


def _is_quick(raw: Raw) -> bool:
    """Whether it is a button or a command: links and files take longer."""
    message = raw.get("message")
    text = message.get("text") if isinstance(message, dict) else None
    # Telegram forgets queries within seconds, and what is slow about them gives its place back.
    if raw.keys() & {"callback_query", "guest_message", "inline_query"}:
        return True
    return isinstance(text, str) and text.startswith("/")


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


def person_of(raw: Raw) -> int:
    """Return who did it: a person, or the chat that speaks for itself; else where it happened.

    A channel that posts, and an admin who stays anonymous, have an id as a sender, and share
    that of a person with all others who do so.
    """
    for event in raw.values():
        for role in ("sender_chat", "from", "user"):
            if (number := _id_of(event, role)) is not None:
                return number
    return chat_of(raw)


def _id_of(event: object, name: str) -> int | None:
    owner = event.get(name) if isinstance(event, dict) else None
    number = owner.get("id") if isinstance(owner, dict) else None
    return number if isinstance(number, int) else None
