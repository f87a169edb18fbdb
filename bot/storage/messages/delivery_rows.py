"""Messages as rows of ``delivery``, and back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    ScalarSelect,
    Select,
    String,
    and_,
    cast,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
)

from bot.models import ArticleId, DeliveryState, Priority
from bot.outgoing import Delivery, Manner, Outgoing, Recipient, recipient_of
from bot.storage.messages.outgoing_json import outgoing_json, read_outgoing
from bot.storage.schema import (
    NO_CHAT,
    body,
    chat,
    delivery,
    delivery_article,
    follow_up,
    story,
)

#: What keys of stories and of digests begin with.
STORY_PREFIX, DIGEST_PREFIX = "story:", "digest:"

_BROADCAST_PREFIX, _UNSURE_PREFIX, _LAST_PREFIX = "broadcast:", "unsure:", "forgotten:"

#: A database takes an index of some rows only where it sees that no others are asked for, which it does
#: not see of values that are sent beside the statement.
_QUEUED, _SENT = (
    literal_column(f"'{state}'", String) for state in (DeliveryState.QUEUED, DeliveryState.SENT)
)

#: The chat that a message is for; by another name, as statements ask for chats besides.
_TO = chat.alias("to_chat")


def to_row(message: Outgoing, due_at: datetime) -> dict[str, Any]:
    """Return the columns of what is owed, and is no other chat's as well."""
    to = recipient_of(message)
    return {
        "dedup_key": message.key,
        "chat_id": to if isinstance(to, int) else NO_CHAT,
        "recipient": None if isinstance(to, int) else to,
        "priority": message.priority,
        "content": outgoing_json(message),
        "state": DeliveryState.QUEUED,
        "due_at": due_at,
        "attempts": 0,
    }


def story_key(story_id: int | str, chat_id: int | str) -> str:
    """Return what a story's delivery to a chat is known by: it is told there once."""
    return f"{STORY_PREFIX}{story_id}:{chat_id}"


def broadcast_key(broadcast_id: int | str, chat_id: int | str) -> str:
    """Return the same of a message of the operator's."""
    return f"{_BROADCAST_PREFIX}{broadcast_id}:{chat_id}"


def unsure_key(delivery_id: int) -> str:
    """Return what the line is known by that says of an answer that it may be lost."""
    return f"{_UNSURE_PREFIX}{delivery_id}"


def is_unsure_key(key: str) -> bool:
    """Whether a message is such a line."""
    return key.startswith(_UNSURE_PREFIX)


def last_words_key(key: str) -> str:
    """Return what a message is known by of which nothing is kept once it is sent.

    Args:
        key: Of what it answers.
    """
    return f"{_LAST_PREFIX}{key}"


def is_last_words(key: str) -> bool:
    """Whether a message is the last that is known of its chat."""
    return key.startswith(_LAST_PREFIX)


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


def is_queued() -> ColumnElement[bool]:
    """Return what is true of rows that wait, in the words of their index."""
    return delivery.c.state == _QUEUED


def is_troubled(state: DeliveryState | None = None) -> ColumnElement[bool]:
    """Return what is true of rows that are on their way, lost or refused, in the words of their index.

    Args:
        state: Of which; None: of any of these.
    """
    troubled = delivery.c.state.not_in([_QUEUED, _SENT])
    return troubled if state is None else and_(troubled, delivery.c.state == state)


def is_to(recipient: Recipient, rows: Any = delivery) -> ColumnElement[bool]:  # noqa: ANN401
    """Return what is true of a recipient's rows, of the table or of an alias of it."""
    if isinstance(recipient, int):
        return and_(rows.c.chat_id == recipient, rows.c.recipient.is_(None))
    return and_(rows.c.chat_id == NO_CHAT, rows.c.recipient == recipient)


def is_to_none_of(recipients: Collection[Recipient]) -> ColumnElement[bool]:
    """Return what is true of rows of others than these."""
    others = delivery.c.chat_id.not_in([r for r in recipients if isinstance(r, int)])
    if words := [r for r in recipients if isinstance(r, str)]:
        own = delivery.c.recipient
        return and_(others, or_(own.is_(None), not_(own.in_(words))))
    return others


def recipient_of_row(row: Row[*tuple[Any, ...]]) -> Recipient:
    """Return whose a row of ``delivery`` is."""
    to: Recipient = row.chat_id if row.recipient is None else row.recipient
    return to


def original_body() -> ColumnElement[int]:
    """Return the id of the body in English of which a body is a translation; its own if it is that."""
    return func.coalesce(body.c.original_id, body.c.id)


def select_deliveries() -> Select[Any]:
    """Return a SELECT of deliveries, each with what it shares and shows, for :func:`from_row`."""
    shown = func.coalesce(delivery_article.c.article_id, story.c.article_id)
    return (
        select(
            delivery,
            body.c.content.label("shared"),
            shown.label("article_id"),
            _TO.c.silent,
            _TO.c.preview,
            _follows().label("follows"),
        )
        .outerjoin(body, body.c.id == delivery.c.body_id)
        .outerjoin(story, story.c.body_id == original_body())
        .outerjoin(delivery_article, delivery_article.c.delivery_id == delivery.c.id)
        .outerjoin(_TO, _TO.c.id == delivery.c.chat_id)
    )


def _follows() -> ScalarSelect[int]:
    """Return a SELECT of the message that a story's replies to: the latest of its event, told there.

    What a chat has by digest is none, nor what was lost, or stands in another thread.
    """
    earlier = delivery.alias()
    key = literal(STORY_PREFIX) + cast(follow_up.c.earlier_id, String)
    thread = "thread"
    return (
        select(earlier.c.message_id)
        .select_from(follow_up)
        .join(earlier, earlier.c.dedup_key == key + ":" + cast(delivery.c.chat_id, String))
        .where(
            follow_up.c.story_id == story.c.id,
            delivery.c.priority != Priority.AMENDMENT,
            earlier.c.message_id.is_not(None),
            # Of one from before it is not known in which thread it stands.
            earlier.c.content.is_not(None),
            earlier.c.content[thread]
            .as_integer()
            .is_not_distinct_from(delivery.c.content[thread].as_integer()),
        )
        .order_by(earlier.c.id.desc())
        .limit(1)
        .correlate(delivery, story)
        .scalar_subquery()
    )


def from_row(row: Row[Any]) -> Delivery:
    """Return the message of a row whose content is kept; see :func:`select_deliveries`.

    Raises:
        Exception: As of ``read_outgoing``; the row is none of ours.
    """
    return Delivery(
        id=row.id,
        message=read_outgoing(
            (row.shared or {}) | {"reply_to": row.follows} | row.content,
            key=row.dedup_key,
            chat_id=row.chat_id,
            article_id=None if row.article_id is None else ArticleId(row.article_id),
            priority=Priority(row.priority),
        ),
        due_at=row.due_at,
        attempts=row.attempts,
        manner=_manner(row),
    )


def _manner(row: Row[Any]) -> Manner:
    """Return how a row's chat, as it is set by now, wants it to come."""
    # An answer is waited for, and the page that is not told of has nothing to show.
    return Manner(
        silent=bool(row.silent) and row.priority > Priority.ANSWER,
        preview=bool(row.preview) and row.article_id is not None,
    )


def read_all(rows: Sequence[Row[Any]]) -> tuple[tuple[Delivery, ...], dict[int, str]]:
    """Return messages, and by id what is wrong with rows that are none of ours.

    Those must not stand in the way of the others.
    """
    messages, broken = [], {}
    for row in rows:
        try:
            messages.append(from_row(row))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            broken[row.id] = f"cannot be read: {error!r}"
    return tuple(messages), broken
