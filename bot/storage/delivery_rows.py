"""Messages as rows of ``delivery``, and back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.models import Button, Delivery, DeliveryState, Outgoing, Priority, Reply


def to_row(message: Outgoing, due_at: datetime) -> dict[str, Any]:
    """Return the columns of a message that is owed."""
    return {
        "dedup_key": message.key,
        "chat_id": message.chat_id,
        "priority": message.priority,
        "content": {
            "html": message.reply.html,
            "buttons": [[[b.text, b.data] for b in row] for row in message.reply.buttons],
            "reply_to": message.reply_to,
            "edits": message.edits,
        },
        "state": DeliveryState.QUEUED,
        "due_at": due_at,
        "attempts": 0,
    }


def from_row(row: Row[tuple[Any, ...]]) -> Delivery:
    """Return the message of a row whose content is kept."""
    content = row.content
    buttons = tuple(tuple(Button(text, data) for text, data in r) for r in content["buttons"])
    return Delivery(
        id=row.id,
        message=Outgoing(
            key=row.dedup_key,
            chat_id=row.chat_id,
            reply=Reply(content["html"], buttons),
            reply_to=content["reply_to"],
            edits=content["edits"],
            priority=Priority(row.priority),
        ),
        due_at=row.due_at,
        attempts=row.attempts,
    )
