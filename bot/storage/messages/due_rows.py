"""What waits for the sender, and until when, as statements."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Update, func, select, union_all, update

from bot.models import Priority
from bot.storage.messages.delivery_rows import is_queued, select_deliveries
from bot.storage.schema import delivery
from bot.storage.telling.withdrawals import is_held


def select_due(now: datetime, limit: int, *where: ColumnElement[bool]) -> Select[Any]:
    """Return a SELECT of messages that are to be sent now: answers in order first, then what is due for longest.

    Of each priority the first are looked up by themselves: what is not due yet (stories for chats that
    sleep) stands behind them in the index, and is not walked through.
    """
    first = union_all(
        *(
            select(
                _of(priority)
                .with_only_columns(delivery.c.id)
                .where(delivery.c.due_at <= now, *where)
                .order_by(*_turn_of(priority))
                .limit(limit)
                .subquery()
            )
            for priority in Priority
        )
    ).subquery()
    return (
        select_deliveries()
        .join(first, first.c.id == delivery.c.id)
        .order_by(delivery.c.priority, delivery.c.id)
        .limit(limit)
    )


def select_next_due_at(
    *where: ColumnElement[bool], of: Collection[Priority] = tuple(Priority)
) -> Select[Any]:
    """Return a SELECT of when the next of some messages is due."""
    # Not min() of all: that would look at all that is queued.
    first = union_all(
        *(
            select(
                _of(priority)
                .with_only_columns(delivery.c.due_at)
                .where(*where)
                .order_by(delivery.c.due_at)
                .limit(1)
                .subquery()
            )
            for priority in of
        )
    ).subquery()
    return select(func.min(first.c.due_at))


def select_put_back(now: datetime) -> Select[Any]:
    """Return a SELECT of for whom messages were put back, and ``until`` when."""
    to = (delivery.c.chat_id, delivery.c.recipient)
    return (
        select(*to, func.max(delivery.c.due_at).label("until"))
        .where(
            is_queued(),
            delivery.c.priority.in_(list(Priority)),
            delivery.c.due_at > now,
            delivery.c.attempts > 0,
        )
        .group_by(*to)
    )


def hastening(now: datetime) -> Update:
    """Return the statement by which no answer waits for a time to come."""
    late = (is_queued(), delivery.c.priority <= Priority.ANSWER, delivery.c.due_at > now)
    return update(delivery).where(*late).values(due_at=now)


def _turn_of(priority: Priority) -> tuple[ColumnElement[Any], ...]:
    """Return by what messages of a priority have their turn."""
    # One that was put back is due later than those after it; a conversation has an order.
    in_order = priority <= Priority.ANSWER
    return (delivery.c.id,) if in_order else (delivery.c.due_at, delivery.c.id)


def _of(priority: Priority) -> Select[Any]:
    """Return a SELECT of what is queued of a priority, and waits for no chat to want it again."""
    queued = select(delivery).where(is_queued(), delivery.c.priority == priority)
    return queued.where(~is_held()) if priority is Priority.SUBSCRIPTION else queued
