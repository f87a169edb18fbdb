"""What came of the entries of feeds: read, told from the feed, or not told, and why.

In a transaction of the caller's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feeds.entries import ToldFrom
from bot.feeds.values import FeedId
from bot.reports import Health
from bot.storage.schema import entry


async def health_of(
    connection: AsyncConnection, feed_ids: Collection[FeedId] | None, since: datetime
) -> dict[FeedId, Health]:
    """Return what came of entries since a time, by feed; see :meth:`FeedStore.health`."""
    counted = (
        select(entry.c.feed_id, entry.c.told, entry.c.why, func.count().label("entries"))
        .where(entry.c.settled_at > since)
        .group_by(entry.c.feed_id, entry.c.told, entry.c.why)
    )
    if feed_ids is not None:
        counted = counted.where(entry.c.feed_id.in_(tuple(feed_ids)))
    by_feed: dict[FeedId, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    for row in await connection.execute(counted):
        by_feed[FeedId(row.feed_id)][row.told, row.why] += row.entries
    return {feed_id: _health(counts) for feed_id, counts in by_feed.items()}


def in_all(healths: Collection[Health]) -> Health:
    """Return what came of the entries of several feeds together."""
    reasons = Counter[str]()
    for one in healths:
        reasons.update(dict(one.reasons))
    return Health(
        read=sum(one.read for one in healths),
        from_feed=sum(one.from_feed for one in healths),
        headlines=sum(one.headlines for one in healths),
        untold=sum(one.untold for one in healths),
        reasons=tuple(reasons.most_common()),
    )


def _health(counts: Counter[tuple[str, str | None]]) -> Health:
    told, reasons = Counter[str](), Counter[str]()
    for (how, why), count in counts.items():
        told[how] += count
        if why is not None:
            reasons[why] += count
    return Health(
        read=told[ToldFrom.READ],
        from_feed=told[ToldFrom.FEED],
        headlines=told[ToldFrom.HEADLINE],
        untold=told[ToldFrom.NOT],
        reasons=tuple(sorted(reasons.items(), key=lambda row: (-row[1], row[0]))),
    )
