"""What was reported, and by whom: an article that comes in is kept with the story that it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.feeds.values import EntryId
from bot.models import ArticleId, DeliveryState, Priority, Reply
from bot.storage.articles import keep_article
from bot.storage.delivery_rows import body_content, story_row
from bot.storage.entries import mark_done
from bot.storage.schema import amendment, body, copy, delivery, fan_out, story, story_band, tag
from bot.storage.statements import insert, one_at_a_time
from bot.storage.subscriptions import followed
from bot.storage.topic_index import FoundStory, add_topics, pack_topics
from summarizer.models import Article, KeyPoint

#: Copies that are farther apart are told as stories of their own.
WINDOW = timedelta(days=4)

#: Copies that come in a bunch, and messages that are on their way, are waited for.
AMEND_AFTER = timedelta(seconds=5)

#: As many as ``choose_copy`` looks at.
_MOST_CANDIDATES = 16


#: An article's id, and who else printed it, to its message.
Render = Callable[[ArticleId, Sequence[str]], Reply]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article that came in, and what is to be known to find its story and its readers."""

    article: Article

    #: The link that led to it, cleaned.
    link: str

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Where a report went."""

    story_id: int
    article_id: ArticleId

    #: Whether nobody reported it before.
    new: bool

    #: Whether somebody follows what it is about.
    told: bool


class StoryStore:
    """Rows of ``story`` and ``copy``."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def record(self, report: Report, render: Render, now: datetime) -> Recorded:
        """Keep a report, and owe it to those who follow what it is about: all in one transaction.

        Args:
            report: The article and what was found in it.
            render: Makes the message of it.
            now: The time.
        """
        async with self._engine.begin() as connection:
            # Two copies that are recorded side by side would each be the first.
            await one_at_a_time(connection)
            if report.entry_id is not None:
                await mark_done(connection, report.entry_id)
            kept = await keep_article(connection, report.article, now, report.link)
            known = await _story_of(connection, kept.id)
            found = known or await _find_story(connection, report, now)
            story_id = found or await _begin_story(connection, report, kept.id, now)
            if known is None and found and await _is_new_outlet(connection, story_id, report):
                await _amend_later(connection, story_id, now)
            if known is None:
                await _add_copy(connection, report, kept.id, story_id, now)
            if found:
                await add_topics(connection, story_id, report.topics)
            matched = await followed(connection, report.topics)
            recorded = Recorded(
                story_id=story_id, article_id=kept.id, new=found is None, told=bool(matched)
            )
            if report.shared_in is not None:
                await _is_told(connection, story_id, report.shared_in, now)
            if matched:
                await _make_message(connection, recorded, render, now)
                about = sorted(report.topics)
                await connection.execute(
                    insert(connection, fan_out).values(
                        story_id=story_id, topics=list(matched), about=about
                    )
                )
        return recorded

    async def tell_one(
        self,
        found: FoundStory,
        chat_id: int,
        thread_id: int | None,
        render: Render,
        now: datetime,
    ) -> bool:
        """Owe a story to one chat, which waits for it; returns False if it was owed before."""
        if found.article_id is None:
            return False
        recorded = Recorded(
            story_id=found.story_id, article_id=found.article_id, new=False, told=True
        )
        async with self._engine.begin() as connection:
            await one_at_a_time(connection)
            await _make_message(connection, recorded, render, now)
            body_id = select(story.c.body_id).where(story.c.id == found.story_id)
            row = story_row(found.story_id, await connection.scalar(body_id), chat_id, thread_id)
            owed = await connection.execute(
                insert(connection, delivery)
                .values(**row, due_at=now, priority=Priority.ANSWER)
                .on_conflict_do_nothing()
                .returning(delivery.c.id)
            )
            return owed.first() is not None

    async def outlets(self, article_id: ArticleId) -> tuple[str, ...]:
        """Return who else printed an article's text, the first first."""
        async with self._engine.begin() as connection:
            return await outlets_beside(connection, article_id)

    async def prune(self, before: datetime) -> None:
        """Drop the stories that were told before a time."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(story).where(story.c.seen_at < before))
            await connection.execute(delete(tag).where(tag.c.seen_at < before))


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


async def _story_of(connection: AsyncConnection, article_id: ArticleId) -> int | None:
    """Return the story of an article that was recorded before: another feed lists it, too."""
    statement = select(copy.c.story_id).where(copy.c.article_id == article_id)
    story_id: int | None = await connection.scalar(statement)
    return story_id


async def _find_story(connection: AsyncConnection, report: Report, now: datetime) -> int | None:
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


async def _begin_story(
    connection: AsyncConnection, report: Report, article_id: ArticleId, now: datetime
) -> int:
    rows = await connection.execute(
        insert(connection, story)
        .values(
            title=report.article.title,
            url=report.article.url,
            outlet=report.outlet,
            point={"text": report.point.text, "link": report.point.link} if report.point else {},
            seen_at=now,
            topics=pack_topics(report.topics),
            event_key=report.event_key,
            article_id=article_id,
        )
        .returning(story.c.id)
    )
    for topic, label in report.tags:
        await connection.execute(
            insert(connection, tag)
            .values(topic=topic, label=label, stories=1, seen_at=now)
            .on_conflict_do_update(
                index_elements=[tag.c.topic], set_={"stories": tag.c.stories + 1, "seen_at": now}
            )
        )
    return int(rows.scalar_one())


async def _add_copy(
    connection: AsyncConnection,
    report: Report,
    article_id: ArticleId,
    story_id: int,
    now: datetime,
) -> None:
    await connection.execute(
        insert(connection, copy).values(
            article_id=article_id,
            story_id=story_id,
            feed_id=report.feed_id,
            outlet=report.outlet,
            fingerprint=report.fingerprint,
            seen_at=now,
        )
    )
    if report.bands:
        rows = [{"band": band, "article_id": article_id} for band in set(report.bands)]
        await connection.execute(insert(connection, story_band), rows)


async def _is_new_outlet(connection: AsyncConnection, story_id: int, report: Report) -> bool:
    same = (copy.c.story_id == story_id) & (copy.c.outlet == report.outlet)
    return (await connection.execute(select(copy.c.article_id).where(same))).first() is None


async def _amend_later(connection: AsyncConnection, story_id: int, now: datetime) -> None:
    told = select(story.c.body_id).where(story.c.id == story_id)
    if await connection.scalar(told) is None:
        return
    await connection.execute(
        insert(connection, amendment)
        .values(story_id=story_id, due_at=now + AMEND_AFTER)
        # One that is under way begins anew, as there is more to say.
        .on_conflict_do_update(index_elements=[amendment.c.story_id], set_={"after_chat_id": None})
    )


async def _is_told(connection: AsyncConnection, story_id: int, chat_id: int, now: datetime) -> None:
    """Keep that a chat has a story already, without a message of ours."""
    row = story_row(story_id, None, chat_id, None) | {
        "content": None,
        "state": DeliveryState.SENT,
        "settled_at": now,
        "due_at": now,
        "priority": Priority.SUBSCRIPTION,
    }
    await connection.execute(insert(connection, delivery).values(**row).on_conflict_do_nothing())


async def _make_message(
    connection: AsyncConnection, recorded: Recorded, render: Render, now: datetime
) -> None:
    """Make the message of a story when the first follows it: it shows the report at hand."""
    of_story = story.c.id == recorded.story_id
    if await connection.scalar(select(story.c.body_id).where(of_story)) is not None:
        return
    reply = render(recorded.article_id, await outlets_beside(connection, recorded.article_id))
    made = insert(connection, body).values(content=body_content(reply), made_at=now)
    body_id = await connection.scalar(made.returning(body.c.id))
    await connection.execute(
        update(story).where(of_story).values(body_id=body_id, article_id=recorded.article_id)
    )
