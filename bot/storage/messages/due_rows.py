"""What waits for the sender, and until when, as statements."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Update, func, select, update

from bot.models import DeliveryState, Priority
from bot.outgoing import Recipient
from bot.storage.messages.delivery_rows import is_to_none_of, select_deliveries
from bot.storage.schema import delivery
from bot.storage.telling.withdrawals import is_held

_IS_QUEUED = delivery.c.state == DeliveryState.QUEUED


def select_due(now: datetime, limit: int, *where: ColumnElement[bool]) -> Select[Any]:
    """Return a SELECT of messages that are to be sent now: answers first, then the oldest."""
    return (
        select_deliveries()
        .where(_IS_QUEUED, delivery.c.due_at <= now, *where, ~is_held())
        .order_by(delivery.c.priority, delivery.c.id)
        .limit(limit)
    )


def select_next_due_at(busy: Collection[Recipient]) -> Select[Any]:
    """Return a SELECT of when the next message to others than some is due."""
    # Not min(): that would look at all that is queued.
    return (
        select(delivery.c.due_at)
        .where(_IS_QUEUED, is_to_none_of(busy), ~is_held())
        .order_by(delivery.c.due_at)
        .limit(1)
    )


def select_put_back(now: datetime) -> Select[Any]:
    """Return a SELECT of for whom messages were put back, and ``until`` when."""
    to = (delivery.c.chat_id, delivery.c.recipient)
    return (
        select(*to, func.max(delivery.c.due_at).label("until"))
        .where(_IS_QUEUED, delivery.c.due_at > now, delivery.c.attempts > 0)
        .group_by(*to)
    )


def hastening(now: datetime) -> Update:
    """Return the statement by which no answer waits for a time to come."""
    late = (_IS_QUEUED, delivery.c.priority <= Priority.ANSWER, delivery.c.due_at > now)
    return update(delivery).where(*late).values(due_at=now)
