"""Whom a message of the operator's reaches, as statements."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    false,
    func,
    literal,
    or_,
    select,
    union,
)

from bot.newsroom.broadcasts import Reach
from bot.storage.chats.bans import is_banned
from bot.storage.schema import allowed, auto, channel, chat, shown, subscription

#: Where chats are known from: what they set or speak, and what they were answered.
_KNOWN: tuple[Column[int], ...] = (chat.c.id, auto.c.chat_id, shown.c.chat_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Whom the bot serves."""

    #: Whether these are the people below and who was let in alone.
    listed_only: bool

    #: The people who run it.
    operators: frozenset[int]


def counted(served: Served) -> Select[tuple[str, int]]:
    """Return a SELECT of how many chats there are of each kind."""
    known = union(*(select(column.label("id")) for column in _KNOWN)).subquery()
    kinds = (
        select(_kind(known.c.id).label("kind")).where(_is_reached(known.c.id, served)).subquery()
    )
    return select(kinds.c.kind, func.count().label("chats")).group_by(kinds.c.kind)


def following(
    after: int | None, reach: Collection[Reach], served: Served, limit: int
) -> Select[tuple[int]]:
    """Return a SELECT of the next chats, in the order of their ids.

    Each place where chats are known from is looked at from there on, and no further than needed.
    """
    parts = [_next(column, after, reach, served, limit) for column in _KNOWN]
    known = union(*(select(part.c.id) for part in parts)).subquery()
    return select(known.c.id.label("id")).order_by(known.c.id).limit(limit)


def _next(
    column: Column[int], after: int | None, reach: Collection[Reach], served: Served, limit: int
) -> Subquery:
    chosen = select(column.label("id")).distinct().order_by(column).limit(limit)
    chosen = chosen.where(_kind(column).in_(reach), _is_reached(column, served))
    return (chosen if after is None else chosen.where(column > after)).subquery()


def _kind(number: ColumnElement[int]) -> ColumnElement[str]:
    """Return of which kind a chat is: Telegram numbers groups and channels alike."""
    return case(
        (number > 0, literal(Reach.PRIVATE.value)),
        (number.in_(select(channel.c.chat_id)), literal(Reach.CHANNELS.value)),
        else_=literal(Reach.GROUPS.value),
    )


def _is_reached(number: ColumnElement[int], served: Served) -> ColumnElement[bool]:
    """Return what is true of chats that are written to: not who blocked the bot, paused, is banned."""
    here = chat.alias()
    away = select(here.c.id).where(
        here.c.id == number, or_(here.c.paused_at.is_not(None), here.c.on_hold_at.is_not(None))
    )
    return and_(number != 0, ~is_banned(number), ~away.exists(), _is_served(number, served))


def _is_served(number: ColumnElement[int], served: Served) -> ColumnElement[bool]:
    if not served.listed_only:
        return ~false()
    return or_(
        number.in_(select(allowed.c.id)),
        number.in_(served.operators),
        # Somebody who was let in brought the bot there.
        and_(number < 0, number.in_(select(subscription.c.chat_id))),
    )
