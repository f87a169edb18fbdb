"""Messages as rows of ``delivery``, and back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select

from bot.models import ArticleId, Button, Delivery, DeliveryState, Menu, Outgoing, Priority, Reply
from bot.storage.schema import body, delivery, delivery_article, story

#: What keys of stories and of digests begin with.
STORY_PREFIX, DIGEST_PREFIX = "story:", "digest:"

_UNSURE_PREFIX = "unsure:"


def to_row(message: Outgoing, due_at: datetime) -> dict[str, Any]:
    """Return the columns of a message that is owed, and that no other chat gets."""
    own = {
        "reply_to": message.reply_to,
        "edits": message.edits,
        "thread": message.thread,
        "menu": message.reply.menu,
        "asked_by": message.asked_by,
    }
    return {
        "dedup_key": message.key,
        "chat_id": message.chat_id,
        "priority": message.priority,
        "content": body_content(message.reply) | own,
        "state": DeliveryState.QUEUED,
        "due_at": due_at,
        "attempts": 0,
    }


def story_key(story_id: int | str, chat_id: int | str) -> str:
    """Return what a story's delivery to a chat is known by: it is told there once."""
    return f"{STORY_PREFIX}{story_id}:{chat_id}"


def unsure_key(delivery_id: int) -> str:
    """Return what the line is known by that says of an answer that it may be lost."""
    return f"{_UNSURE_PREFIX}{delivery_id}"


def is_unsure_key(key: str) -> bool:
    """Whether a message is such a line."""
    return key.startswith(_UNSURE_PREFIX)


def story_row(
    story_id: int, body_id: int | None, chat_id: int, thread_id: int | None
) -> dict[str, Any]:
    """Return the columns of a story that is owed to a chat, but for when and how soon."""
    return {
        "dedup_key": story_key(story_id, chat_id),
        "chat_id": chat_id,
        "body_id": body_id,
        "content": {"thread": thread_id} if thread_id else {},
        "state": DeliveryState.QUEUED,
        "attempts": 0,
    }


def body_content(reply: Reply) -> dict[str, Any]:
    """Return a rendered message as JSON: what many chats can share of it."""
    buttons = [[[b.text, b.data] for b in row] for row in reply.buttons]
    return {"html": reply.html, "buttons": buttons}


def select_deliveries() -> Select[Any]:
    """Return a SELECT of deliveries, each with what it shares and shows, for :func:`from_row`."""
    shown = func.coalesce(delivery_article.c.article_id, story.c.article_id)
    return (
        select(delivery, body.c.content.label("shared"), shown.label("article_id"))
        .outerjoin(body, body.c.id == delivery.c.body_id)
        .outerjoin(story, story.c.body_id == delivery.c.body_id)
        .outerjoin(delivery_article, delivery_article.c.delivery_id == delivery.c.id)
    )


def from_row(row: Row[Any]) -> Delivery:
    """Return the message of a row whose content is kept; see :func:`select_deliveries`."""
    content = (row.shared or {}) | row.content
    buttons = tuple(tuple(Button(text, data) for text, data in r) for r in content["buttons"])
    menu = content.get("menu")
    return Delivery(
        id=row.id,
        message=Outgoing(
            key=row.dedup_key,
            chat_id=row.chat_id,
            reply=Reply(content["html"], buttons, Menu(menu) if menu else None),
            reply_to=content.get("reply_to"),
            edits=content.get("edits"),
            thread=content.get("thread"),
            article_id=None if row.article_id is None else ArticleId(row.article_id),
            asked_by=content.get("asked_by"),
            priority=Priority(row.priority),
        ),
        due_at=row.due_at,
        attempts=row.attempts,
    )
