"""The order in which feeds wait: round over those who have them."""

from __future__ import annotations

from sqlalchemy import CTE, BigInteger, Subquery, func, null, or_, select, union_all

from bot.storage.schema import feed, feed_chat


def by_turns(waiting: CTE) -> Subquery:
    """Return feeds with their ``place``: of each owner the one that waits longest is the first.

    A feed that several have, and one of the operator's, has the best place that it has with any.

    Args:
        waiting: Feeds by ``feed_id``, and since when each waits (``since``).
    """
    any_chat = select(feed_chat.c.chat_id).where(feed_chat.c.feed_id == feed.c.id)
    waits = (waiting.c.feed_id, waiting.c.since)
    # Of those that wait alone: of all there are thousands, and this is asked for with each look.
    accounts = union_all(
        select(*waits, feed_chat.c.chat_id).join(
            feed_chat, feed_chat.c.feed_id == waiting.c.feed_id
        ),
        select(*waits, null().cast(BigInteger))
        .join(feed, feed.c.id == waiting.c.feed_id)
        .where(or_(feed.c.approved_at.is_not(None), ~any_chat.exists())),
    ).subquery()
    order = (accounts.c.since, accounts.c.feed_id)
    place = func.row_number().over(partition_by=accounts.c.chat_id, order_by=order)
    placed = select(accounts.c.feed_id, accounts.c.since, place.label("place")).subquery()
    return (
        select(placed.c.feed_id, placed.c.since, func.min(placed.c.place).label("place"))
        .group_by(placed.c.feed_id, placed.c.since)
        .subquery()
    )
