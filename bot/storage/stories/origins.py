"""Where a story was printed and in what language, for those who want it of some alone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.newsroom.values import Report
from bot.storage.schema import story
from bot.subscriptions.narrowing import Origin, host_in
from summarizer.models import Notice

#: What ``origin_of`` reads.
ORIGIN = (story.c.language, story.c.hosts, story.c.url)

#: Of one story; the first that print it are kept.
_MOST_HOSTS = 64


def hosts_of(report: Report) -> list[str]:
    """Return the host of a report's page; none where a feed of somebody else's speaks for the page."""
    article = report.article
    host = host_in(article.url) if Notice.FOREIGN_FEED_TEXT not in article.notices else None
    return [host] if host else []


def origin_of(row: Row[*tuple[Any, ...]]) -> Origin:
    """Return the origin of a story by a row with the columns ``ORIGIN``."""
    hosts = _known(row)
    return Origin(tuple(hosts), row.language)


async def add_hosts(connection: AsyncConnection, story_id: int, report: Report) -> None:
    """Add where another copy of a story was printed, in a transaction of the caller's."""
    of_story = story.c.id == story_id
    known = _known((await connection.execute(select(*ORIGIN).where(of_story))).one())
    both = [*dict.fromkeys([*known, *hosts_of(report)])][:_MOST_HOSTS]
    if both != known:
        await connection.execute(update(story).where(of_story).values(hosts=both))


def _known(row: Row[*tuple[Any, ...]]) -> list[str]:
    if row.hosts is not None:
        return list(row.hosts)
    # A story from before they were kept.
    host = host_in(row.url)
    return [host] if host else []
