"""Articles that tell one story: which one does a report tell, and who else printed it?

All of this runs in a transaction of the caller's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, Subquery, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ArticleId
from bot.newsroom.placing import Alike, KnownReports
from bot.newsroom.values import Audience, Report
from bot.storage.chats.subscriptions import followed
from bot.storage.engine.statements import insert
from bot.storage.schema import article, copy, story, story_band, story_twin
from bot.storage.stories.audiences import is_for, is_open, is_seen_by

#: Copies that are farther apart are told as stories of their own.
WINDOW = timedelta(days=4)

#: A page that tells news later holds another story, as that of the weather does.
_UPDATES = timedelta(days=1)

#: As many as ``choose_copy`` looks at.
_MOST_CANDIDATES = 16

#: Of stories of other audiences; more, as each is looked at for itself.
_MOST_LIKE = 64


async def outlets_beside(
    connection: AsyncConnection, story_id: int, article_id: ArticleId
) -> tuple[str, ...]:
    """Return who else printed what a story's message shows, the first first, each once.

    Args:
        connection: In a transaction of the caller's.
        story_id: The story.
        article_id: The one of its copies that is shown.
    """
    return await _outlets(
        connection, (copy.c.story_id == story_id) & (copy.c.article_id == article_id)
    )


async def outlets_seen(
    connection: AsyncConnection, article_id: ArticleId, chat_id: int | None
) -> tuple[str, ...]:
    """Return who else printed an article's text, as far as a chat may see it; None: as all may."""
    # Of its own stories each: all that a chat may see are nearly all there are.
    seen = select(story.c.id).where(story.c.id == copy.c.story_id, is_seen_by(chat_id))
    return await _outlets(
        connection, (copy.c.article_id == article_id) & seen.correlate(copy).exists()
    )


async def _outlets(connection: AsyncConnection, shown: ColumnElement[bool]) -> tuple[str, ...]:
    """Return the outlets beside some copies: of their stories, and of twins that all may see."""
    own = select(copy.c.story_id, copy.c.outlet).where(shown).cte()
    open_twins = (
        select(story_twin.c.twin_id)
        .join(own, own.c.story_id == story_twin.c.story_id)
        .join(story, story.c.id == story_twin.c.twin_id)
        .where(is_open())
    )
    rows = await connection.execute(
        select(copy.c.outlet)
        .where(
            # As one list: where either of two may have it, PostgreSQL goes through all copies.
            copy.c.story_id.in_(union_all(select(own.c.story_id), open_twins)),
            copy.c.outlet.not_in(select(own.c.outlet)),
        )
        .group_by(copy.c.outlet)
        .order_by(func.min(copy.c.seen_at), copy.c.outlet)
    )
    return tuple(rows.scalars())


async def find(
    connection: AsyncConnection,
    report: Report,
    article_id: ArticleId,
    audience: Audience,
    now: datetime,
) -> KnownReports:
    """Return what is known of what a report tells.

    Args:
        connection: In a transaction of the caller's.
        report: What came in.
        article_id: Its article's row.
        audience: Who may see it.
        now: The time.
    """
    same = _of_page(report, article_id)
    told_before = await connection.scalar(_told_before(same, audience))
    shown = None
    if told_before is not None:
        shown = await connection.scalar(_shown(same, told_before, now - _UPDATES))
    near = _alike(report, now, is_for(audience), _MOST_CANDIDATES)
    alike = [] if told_before is not None else await _read_alike(connection, near)
    other = _alike(report, now, ~is_for(audience), _MOST_LIKE)
    return KnownReports(
        told_before=told_before,
        shown=shown,
        alike=alike,
        elsewhere=await _read_alike(connection, other),
        printed=await _printed(connection, {one.story_id for one in alike}, report.outlet),
        followed=tuple(await followed(connection, report.topics, audience)),
    )


def _of_page(report: Report, article_id: ArticleId) -> Subquery:
    """Return the copies that an article's page told before.

    Or that a feed told without its page; or that its page told, and a feed tells so now.
    """
    own = select(article.c.url).where(article.c.id == article_id).scalar_subquery()
    listed = [report.listed_url] if report.listed_url else []
    links = tuple(report.followed.links) if report.followed else listed
    told = select(copy.c.story_id, copy.c.article_id, copy.c.fingerprint, copy.c.seen_at)
    of_page = told.join(article, article.c.id == copy.c.article_id)
    # Each by an index of its own.
    return union_all(
        of_page.where(article.c.url == own),
        of_page.where(article.c.url.in_(listed)),
        told.where(copy.c.listed_url.in_(links)),
    ).subquery()


def _told_before(same: Subquery, audience: Audience) -> Select[int]:
    """Return a SELECT of the story of an audience that is told by one of some copies."""
    return (
        select(same.c.story_id)
        .join(story, story.c.id == same.c.story_id)
        .where(is_for(audience))
        .order_by(same.c.seen_at.desc())
        .limit(1)
    )


def _shown(same: Subquery, story_id: int, since: datetime) -> Select[bytes]:
    """Return a SELECT of the fingerprint of what a young story's message shows, if that is of some copies."""
    shows = (story.c.id == same.c.story_id) & (story.c.article_id == same.c.article_id)
    return (
        select(same.c.fingerprint)
        .join(story, shows)
        .where(story.c.id == story_id, story.c.seen_at >= since)
        .limit(1)
    )


def _alike(
    report: Report, now: datetime, among: ColumnElement[bool], most: int
) -> Select[tuple[int, bytes, int]]:
    """Return a SELECT of copies that may be the same text, the likeliest first."""
    near = (
        select(story_band.c.article_id, story_band.c.story_id, func.count().label("shared"))
        .where(story_band.c.band.in_(report.bands))
        .group_by(story_band.c.article_id, story_band.c.story_id)
        .subquery()
    )
    return (
        select(copy.c.story_id, copy.c.fingerprint, near.c.shared)
        .join(
            near,
            (near.c.article_id == copy.c.article_id) & (near.c.story_id == copy.c.story_id),
        )
        .join(story, story.c.id == copy.c.story_id)
        .where(story.c.seen_at >= now - WINDOW, among)
        .order_by(near.c.shared.desc(), copy.c.article_id)
        .limit(most)
    )


async def _read_alike(
    connection: AsyncConnection, statement: Select[tuple[int, bytes, int]]
) -> Sequence[Alike]:
    rows = await connection.execute(statement)
    return [Alike(row.story_id, row.fingerprint, row.shared) for row in rows]


async def _printed(
    connection: AsyncConnection, stories: Collection[int], outlet: str
) -> frozenset[int]:
    """Return those of some stories of which an outlet printed a copy."""
    if not stories:
        return frozenset()
    mine = select(copy.c.story_id).where(copy.c.story_id.in_(stories), copy.c.outlet == outlet)
    return frozenset((await connection.execute(mine.distinct())).scalars())


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
            feed_id=report.source.feed_id,
            chat_id=report.source.chat_id,
            outlet=report.outlet,
            fingerprint=report.fingerprint,
            seen_at=now,
            listed_url=report.listed_url,
        )
        .on_conflict_do_nothing()
        .returning(copy.c.article_id)
    )
    if added.first() and report.bands:
        rows = [
            {"band": band, "article_id": article_id, "story_id": story_id}
            for band in set(report.bands)
        ]
        await connection.execute(insert(connection, story_band), rows)
