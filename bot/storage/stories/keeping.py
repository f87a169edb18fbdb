"""A report is kept with the story that it was found to tell, in a transaction of the caller's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ArticleId
from bot.newsroom.packed_topics import pack_topics
from bot.newsroom.placing import Placement
from bot.newsroom.values import EVERYBODY, Audience, Report
from bot.storage.articles.articles import keep_article, make_public
from bot.storage.engine.statements import insert
from bot.storage.schema import fan_out, story, tag
from bot.storage.stories.copies import add_copy
from bot.storage.stories.follow_ups import keep_names
from bot.storage.stories.origins import add_hosts, hosts_of
from bot.storage.stories.topic_index import add_topics
from bot.storage.stories.twins import amend_later, pair, show_later
from summarizer.models import Article, Notice

#: Copies that come in a bunch, and messages that are on their way, are waited for.
AMEND_AFTER = timedelta(seconds=5)

#: Characters of a code that a page states.
_MAX_LANGUAGE = 10


async def keep(connection: AsyncConnection, report: Report, now: datetime) -> ArticleId:
    if report.article_id is not None and await make_public(connection, report.article_id):
        return report.article_id
    kept = await keep_article(connection, report.article, now, report.followed)
    return kept.id


async def apply(
    connection: AsyncConnection,
    report: Report,
    placement: Placement,
    article_id: ArticleId,
    *,
    audience: Audience,
    now: datetime,
) -> int:
    """Keep a report where it was placed; returns its story."""
    story_id = placement.story_id
    if story_id is None:
        story_id = await _begin_story(connection, report, article_id, audience, now)
    else:
        await add_topics(connection, story_id, report.topics, report.matches)
        await add_hosts(connection, story_id, report)
    await pair(connection, story_id, placement.twins)
    await add_copy(connection, report, article_id, story_id, now)
    if placement.updates:
        await _update(connection, report, story_id, article_id, now)
    if placement.amends:
        await amend_later(connection, story_id, report.outlet, now + AMEND_AFTER)
    return story_id


async def _update(
    connection: AsyncConnection,
    report: Report,
    story_id: int,
    article_id: ArticleId,
    now: datetime,
) -> None:
    """Have a story show what its page says now, and its messages edited if it was told."""
    values = {"title": report.article.title, "point": _point(report), "article_id": article_id}
    mine = story.c.id == story_id
    await connection.execute(update(story).where(mine).values(**values, updated_at=now))
    await show_later(connection, story_id, now + AMEND_AFTER)


async def owe(
    connection: AsyncConnection, story_id: int, topics: Sequence[str], about: Iterable[str]
) -> None:
    values = {"story_id": story_id, "topics": list(topics), "about": sorted(about)}
    await connection.execute(insert(connection, fan_out).values(**values))


async def _begin_story(
    connection: AsyncConnection,
    report: Report,
    article_id: ArticleId,
    audience: Audience,
    now: datetime,
) -> int:
    rows = await connection.execute(
        insert(connection, story)
        .values(
            title=report.article.title,
            url=report.article.url,
            outlet=report.outlet,
            point=_point(report),
            seen_at=now,
            topics=pack_topics(report.topics),
            matches=report.matches,
            kind=_kind(report.article),
            language=_language(report.article),
            hosts=hosts_of(report),
            event_key=report.event_key,
            names=report.names,
            article_id=article_id,
            chat_id=audience.chat_id,
            feed_id=audience.feed_id,
        )
        .returning(story.c.id)
    )
    story_id: int = rows.scalar_one()
    await keep_names(connection, story_id, report.ties)
    # Tags are suggested to everybody.
    for topic, label in report.tags if audience == EVERYBODY else ():
        await connection.execute(
            insert(connection, tag)
            .values(topic=topic, label=label, stories=1, seen_at=now)
            .on_conflict_do_update(
                index_elements=[tag.c.topic], set_={"stories": tag.c.stories + 1, "seen_at": now}
            )
        )
    return story_id


def _point(report: Report) -> dict[str, str | None]:
    return {"text": report.point.text, "link": report.point.link} if report.point else {}


def _kind(article: Article) -> str | None:
    return "sponsored" if Notice.SPONSORED in article.notices else article.kind


def _language(article: Article) -> str | None:
    return (article.language or "").casefold().partition("-")[0][:_MAX_LANGUAGE] or None
