"""Articles that tell one story: which one does a report tell, and who else printed it?

All of this runs in a transaction of the caller's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feeds.values import EntryId
from bot.fetching.followed import Followed
from bot.models import ArticleId
from bot.storage.schema import article, copy, story, story_band
from bot.storage.statements import insert
from summarizer.models import Article, KeyPoint

#: Copies that are farther apart are told as stories of their own.
WINDOW = timedelta(days=4)

#: As many as ``choose_copy`` looks at.
_MOST_CANDIDATES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article that came in, and what is to be known to find its story and its readers."""

    article: Article

    #: The link that led to it; None: it is kept already.
    followed: Followed | None

    #: Its row, where it was kept for a person who shares it; None: it is to be kept.
    article_id: ArticleId | None = None

    #: The feed that brought it; None: a chat shared it.
    feed_id: int | None

    #: The feed's entry, which is done with it; None as above.
    entry_id: EntryId | None = None

    #: The chat that shared it, and has it; None: a feed brought it.
    shared_in: int | None = None

    #: Who printed it, as people know it.
    outlet: str

    #: Keys of all topics that it matches.
    topics: frozenset[str]

    #: The few that it is tagged with: key and label.
    tags: tuple[tuple[str, str], ...]

    #: The first key point; None: it has none.
    point: KeyPoint | None

    fingerprint: bytes
    event_key: bytes

    #: Those of copies have some in common.
    bands: tuple[int, ...]


async def outlets_beside(connection: AsyncConnection, article_id: ArticleId) -> tuple[str, ...]:
    """Return who else printed an article's text, the first first, each once."""
    own = select(copy.c.story_id, copy.c.outlet).where(copy.c.article_id == article_id).subquery()
    rows = await connection.execute(
        select(copy.c.outlet)
        .join(own, own.c.story_id == copy.c.story_id)
        .where(copy.c.outlet != own.c.outlet)
        .group_by(copy.c.outlet)
        .order_by(func.min(copy.c.seen_at), copy.c.outlet)
    )
    return tuple(rows.scalars())


async def story_of(connection: AsyncConnection, article_id: ArticleId) -> int | None:
    """Return the story of an article's page, if that was recorded before.

    Another feed lists it, too, or it says something else by now.
    """
    own = select(article.c.url).where(article.c.id == article_id).scalar_subquery()
    statement = (
        select(copy.c.story_id)
        .join(article, article.c.id == copy.c.article_id)
        .where(article.c.url == own)
        .order_by(copy.c.seen_at.desc())
        .limit(1)
    )
    story_id: int | None = await connection.scalar(statement)
    return story_id


async def find_story(connection: AsyncConnection, report: Report, now: datetime) -> int | None:
    """Return the story of which the report is one more copy; None if it is a new one."""
    near = (
        select(story_band.c.article_id, func.count().label("shared"))
        .where(story_band.c.band.in_(report.bands))
        .group_by(story_band.c.article_id)
        .subquery()
    )
    rows = await connection.execute(
        select(copy.c.story_id, copy.c.fingerprint, near.c.shared)
        .join(near, near.c.article_id == copy.c.article_id)
        .join(story, story.c.id == copy.c.story_id)
        .where(story.c.seen_at >= now - WINDOW)
        .order_by(near.c.shared.desc(), copy.c.article_id)
        .limit(_MOST_CANDIDATES)
    )
    return _copy_of(report.fingerprint, rows.all())


def _copy_of(fingerprint: bytes, rows: Iterable[Any]) -> int | None:
    found = list(rows)
    if not found:
        return None
    # numpy comes with it, which a process without copies can do without.
    from summarizer.stories.choosing import choose_copy  # noqa: PLC0415
    from summarizer.stories.fingerprint import Fingerprint  # noqa: PLC0415

    read = Fingerprint.from_bytes
    candidates = ((row.story_id, read(row.fingerprint), row.shared) for row in found)
    story_id: int | None = choose_copy(read(fingerprint), candidates)
    return story_id


async def add_copy(
    connection: AsyncConnection,
    report: Report,
    article_id: ArticleId,
    story_id: int,
    now: datetime,
) -> None:
    """Keep a report as one of a story's copies, to be found by those that come; once."""
    added = await connection.execute(
        insert(connection, copy)
        .values(
            article_id=article_id,
            story_id=story_id,
            feed_id=report.feed_id,
            outlet=report.outlet,
            fingerprint=report.fingerprint,
            seen_at=now,
        )
        .on_conflict_do_nothing()
        .returning(copy.c.article_id)
    )
    if added.first() and report.bands:
        rows = [{"band": band, "article_id": article_id} for band in set(report.bands)]
        await connection.execute(insert(connection, story_band), rows)


async def is_new_outlet(connection: AsyncConnection, story_id: int, report: Report) -> bool:
    """Whether no copy of a story is by who printed this one."""
    same = (copy.c.story_id == story_id) & (copy.c.outlet == report.outlet)
    return (await connection.execute(select(copy.c.article_id).where(same))).first() is None
