"""Articles that tell one story: which one does a report tell, and who else printed it?

All of this runs in a transaction of the caller's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feeds.values import EntryId
from bot.fetching.followed import Followed
from bot.models import ArticleId
from bot.storage.engine.statements import insert
from bot.storage.schema import article, copy, story, story_band, story_twin
from bot.storage.stories.audiences import Audience, Source, is_for, is_open, is_seen_by
from summarizer.models import Article, KeyPoint

#: Copies that are farther apart are told as stories of their own.
WINDOW = timedelta(days=4)

#: As many as ``choose_copy`` looks at.
_MOST_CANDIDATES = 16

#: Of stories of other audiences; more, as each is looked at for itself.
_MOST_LIKE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article that came in, and what is to be known to find its story and its readers."""

    article: Article

    #: The link that led to it; None: it is kept already.
    followed: Followed | None

    #: Its row, where it was kept for a person who shares it; None: it is to be kept.
    article_id: ArticleId | None = None

    #: What brought it. A chat that shared it has it.
    source: Source

    #: The feed's entry, which is done with it; None: no feed brought it.
    entry_id: EntryId | None = None

    #: Who printed it, as people know it.
    outlet: str

    #: Keys of all topics that it matches.
    topics: frozenset[str]

    #: How surely, and by what; see ``match_json``. None: not known.
    matches: bytes | None = None

    #: The few that it is tagged with: key and label.
    tags: tuple[tuple[str, str], ...]

    #: The first key point; None: it has none.
    point: KeyPoint | None

    fingerprint: bytes
    event_key: bytes

    #: Those of copies have some in common.
    bands: tuple[int, ...]


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
    stories = select(story.c.id).where(is_seen_by(chat_id))
    return await _outlets(
        connection, (copy.c.article_id == article_id) & copy.c.story_id.in_(stories)
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
            copy.c.story_id.in_(select(own.c.story_id)) | copy.c.story_id.in_(open_twins),
            copy.c.outlet.not_in(select(own.c.outlet)),
        )
        .group_by(copy.c.outlet)
        .order_by(func.min(copy.c.seen_at), copy.c.outlet)
    )
    return tuple(rows.scalars())


async def story_of(
    connection: AsyncConnection, article_id: ArticleId, audience: Audience
) -> int | None:
    """Return the story of its audience of an article's page, if that was recorded before.

    Another feed lists it, too, or it says something else by now.
    """
    own = select(article.c.url).where(article.c.id == article_id).scalar_subquery()
    statement = (
        select(copy.c.story_id)
        .join(article, article.c.id == copy.c.article_id)
        .join(story, story.c.id == copy.c.story_id)
        .where(article.c.url == own, is_for(audience))
        .order_by(copy.c.seen_at.desc())
        .limit(1)
    )
    story_id: int | None = await connection.scalar(statement)
    return story_id


async def find_story(
    connection: AsyncConnection, report: Report, audience: Audience, now: datetime
) -> int | None:
    """Return the story of its audience of which a report is one more copy; None if it is new."""
    rows = await connection.execute(_alike(report, now, is_for(audience), _MOST_CANDIDATES))
    return _copy_of(report.fingerprint, rows.all())


async def find_twins(
    connection: AsyncConnection, report: Report, audience: Audience, now: datetime
) -> frozenset[int]:
    """Return the stories of other audiences of which a report would be a copy."""
    rows = (await connection.execute(_alike(report, now, ~is_for(audience), _MOST_LIKE))).all()
    return frozenset(
        row.story_id for row in rows if _copy_of(report.fingerprint, [row]) is not None
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
            feed_id=report.source.feed_id,
            chat_id=report.source.chat_id,
            outlet=report.outlet,
            fingerprint=report.fingerprint,
            seen_at=now,
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


async def is_new_outlet(connection: AsyncConnection, story_id: int, report: Report) -> bool:
    """Whether no copy of a story is by who printed this one."""
    same = (copy.c.story_id == story_id) & (copy.c.outlet == report.outlet)
    return (await connection.execute(select(copy.c.article_id).where(same))).first() is None
