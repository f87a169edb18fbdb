"""Stories on their way to those who follow them, some thousand chats at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, delete, func, or_, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import Priority, Reply
from bot.newsroom.values import Audience, StoryMessage
from bot.render.language import resolve
from bot.reports import RowKind
from bot.retry import row_pause
from bot.storage.chats.chats import settings_of
from bot.storage.engine.claims import Claims, Columns
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.messages.delivery_rows import story_row
from bot.storage.messages.delivery_writes import queue_rows
from bot.storage.schema import chat, delivery, digest_item, fan_out, story, subscription
from bot.storage.stories.bodies import bodies_of, load_message, translate
from bot.storage.stories.copies import outlets_beside
from bot.storage.stories.match_json import refusals_from_json, unpack_matches
from bot.storage.stories.narrowing_json import narrowing_from_json
from bot.storage.stories.origins import ORIGIN, origin_of
from bot.storage.stories.twins import twins_of
from bot.storage.telling.fan_out_rows import (
    Chats,
    Work,
    asked_for,
    insert_plain,
    is_plain,
    matching,
)
from bot.subscriptions.looks import Edition, Look
from bot.subscriptions.routing import AtOnce, ByDigest, Interest, route

#: Matching subscriptions that are served in one transaction.
_BATCH = 2000

#: That are asked for in one statement; SQLite takes 500 parts of one.
_MOST_TOPICS = 100

#: Columns of a chat that ``settings_of`` reads.
_SETTINGS = (
    "timezone",
    "quiet",
    "digest",
    "muted",
    "on_hold_at",
    "on_hold_until",
    "share",
    "language",
    "look",
    "silent",
    "preview",
)

_COLUMNS = Columns(
    kind=RowKind.STORY,
    id=fan_out.c.id,
    attempts=fan_out.c.attempts,
    error=fan_out.c.error,
    again_at=fan_out.c.due_at,
    order=(fan_out.c.id,),
    due=lambda now: fan_out.c.due_at <= now,
)


@dataclass(frozen=True, slots=True)
class Served:
    """What came of serving the next chats."""

    #: Editions for them that are not made yet (see ``bot.subscriptions.looks``): nobody was served.
    missing: frozenset[str] = frozenset()

    #: Whether there are chats that were not served.
    more: bool = False


class FanOutStore:
    """Rows of ``fan_out``, worked off."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.claims = Claims(database, _COLUMNS, _drop)

    async def next_due_at(self) -> datetime | None:
        """Return when the next is due; None while there is none."""
        async with self._database.read() as connection:
            due_at: datetime | None = await connection.scalar(select(func.min(fan_out.c.due_at)))
        return due_at

    async def serve(self, fan_out_id: int, tags: Collection[str], now: datetime) -> Served:
        """Owe a story to the next of those who follow it, in one transaction.

        Whoever took the row goes on while there are more of them: to take it anew would cost as many
        commits again. How it reaches a chat says ``route``; of who
        follows it at once and has set nothing that is known: to those a story comes now, and the
        database can say so to thousands with one statement.

        Args:
            fan_out_id: Of the row, which may be gone.
            tags: Of the languages in which the story may be told; those of which it has no message
                are told it in English.
            now: The time.

        Returns:
            What came of it.
        """
        async with self._database.write() as connection:
            work = await _work(connection, fan_out_id)
            if work is None:
                return Served()
            last = await _last_of_batch(connection, work)
            chats = Chats(work.after, last)
            if tags:
                wanted = await _wanted(connection, work, chats, tags)
                made = await bodies_of(connection, work.body_id)
                if missing := frozenset(wanted.values()) - made.keys():
                    return Served(missing, more=True)
                bodies = {asked: made[edition] for asked, edition in wanted.items()}
                work = replace(work, editions=bodies)
            await connection.execute(insert_plain(connection, work, chats, now))
            rows = await _others(connection, work, chats)
            bodies_by_chat = {row.chat_id: work.body_for(row.language, row.look) for row in rows}
            await _owe(connection, work, list(_ways(rows, work, now)), bodies_by_chat)
            if last is None:
                await _drop(connection, work.id, now)
            else:
                again_at = now + row_pause(1)
                got_on = {"after_chat_id": last, "due_at": again_at, "attempts": 0, "error": None}
                await connection.execute(
                    update(fan_out).where(fan_out.c.id == work.id).values(got_on)
                )
        return Served(more=last is not None)

    async def message(self, fan_out_id: int) -> StoryMessage | None:
        """Return what tells the story of a row; None where it cannot be told anew any more."""
        of_row = select(fan_out.c.story_id).where(fan_out.c.id == fan_out_id)
        async with self._database.read() as connection:
            story_id: int | None = await connection.scalar(of_row)
            return None if story_id is None else await load_message(connection, story_id)

    async def translate(
        self, message: StoryMessage, replies: Mapping[str, Reply], now: datetime
    ) -> bool:
        """Keep more editions of a story's message.

        Returns:
            False if one more outlet printed the story meanwhile, of which they do not tell.
        """
        async with self._database.write() as connection:
            outlets = await outlets_beside(connection, message.story_id, message.article.id)
            if outlets != message.outlets:
                return False
            await translate(connection, message.body_id, replies, now)
        return True


async def _drop(connection: AsyncConnection, fan_out_id: int, _: datetime) -> None:
    await connection.execute(delete(fan_out).where(fan_out.c.id == fan_out_id))


async def _work(connection: AsyncConnection, fan_out_id: int) -> Work | None:
    statement = (
        select(fan_out, story.c.body_id, story.c.chat_id, story.c.feed_id, story.c.matches, *ORIGIN)
        .join(story, story.c.id == fan_out.c.story_id)
        .where(fan_out.c.id == fan_out_id)
        # Another process may be at it still, if it is slow; each takes its turn. (SQLite ignores it.)
        .with_for_update(of=fan_out)
    )
    row = (await connection.execute(statement)).first()
    if row is None:
        return None
    return Work(
        row.id,
        row.story_id,
        row.body_id,
        tuple(row.topics),
        frozenset(row.about),
        row.after_chat_id,
        Audience(row.chat_id, row.feed_id),
        await twins_of(connection, row.story_id),
        unpack_matches(row.matches),
        origin_of(row),
    )


async def _last_of_batch(connection: AsyncConnection, work: Work) -> int | None:
    """Return the last chat of the next batch; None if all that are left are one."""
    last: list[int] = []
    for start in range(0, len(work.topics), _MOST_TOPICS):
        some = replace(work, topics=work.topics[start : start + _MOST_TOPICS])
        found = await connection.scalar(_last_of(some))
        last += [] if found is None else [found]
    return min(last, default=None)


def _last_of(work: Work) -> Select[int]:
    """Return a SELECT of the last chat of a batch of those that follow some topics."""
    # Of each topic no more than a batch, in the order of the index: all together would be sorted
    # anew for each batch, however many follow them.
    next_of_each = union_all(
        *(
            select(
                select(subscription.c.chat_id)
                .where(*matching(replace(work, topics=(topic,)), Chats(work.after, None)))
                .order_by(subscription.c.chat_id)
                .limit(_BATCH)
                .subquery()
            )
            for topic in work.topics
        )
    ).subquery()
    by_chat = next_of_each.c.chat_id
    return select(by_chat).order_by(by_chat).offset(_BATCH - 1).limit(1)


async def _wanted(
    connection: AsyncConnection, work: Work, chats: Chats, tags: Collection[str]
) -> dict[str, str]:
    """Return what the next chats have set, each (see ``asked_for``) with the edition that they get."""
    looks, speaks = chat.c.look.is_not(None), chat.c.language.is_not(None)
    # Where there is English alone it does not matter which language a chat has.
    is_set = or_(looks, speaks) if len(tags) > 1 else looks
    asked = (
        select(chat.c.language, chat.c.look)
        .join(subscription, subscription.c.chat_id == chat.c.id)
        .where(*matching(work, chats), is_set)
        .distinct()
    )
    return {
        asked_for(row.language, row.look): str(
            Edition(resolve(row.language, tags), Look.parse(row.look))
        )
        for row in await connection.execute(asked)
    }


async def _others(connection: AsyncConnection, work: Work, chats: Chats) -> Sequence[Row[Any]]:
    """Return the subscriptions of those who have set something, by chat."""
    statement = (
        select(
            subscription.c.chat_id,
            subscription.c.topic,
            subscription.c.digest.label("by_digest"),
            subscription.c.thread_id,
            subscription.c.refused,
            subscription.c.narrowing,
            *(chat.c[name] for name in _SETTINGS),
        )
        .join(chat, chat.c.id == subscription.c.chat_id)
        .where(*matching(work, chats), chat.c.paused_at.is_(None), ~is_plain(work))
        .order_by(subscription.c.chat_id, subscription.c.id)
    )
    return (await connection.execute(statement)).all()


def _ways(
    rows: Sequence[Row[Any]], work: Work, now: datetime
) -> Iterator[tuple[int, AtOnce | ByDigest]]:
    for chat_id, group in groupby(rows, key=lambda row: row.chat_id):
        own = list(group)
        interests = [_interest(row, work) for row in own]
        way = route(interests, settings_of(own[0]), work.about, work.origin, now)
        if way:
            yield chat_id, way


def _interest(row: Row[Any], work: Work) -> Interest:
    return Interest(
        topic=row.topic,
        digest=row.by_digest,
        thread_id=row.thread_id,
        match=work.matches.get(row.topic),
        refused=refusals_from_json(row.refused),
        narrowing=narrowing_from_json(row.narrowing),
    )


async def _owe(
    connection: AsyncConnection,
    work: Work,
    ways: Sequence[tuple[int, AtOnce | ByDigest]],
    bodies: Mapping[int, int],
) -> None:
    """Queue deliveries and lines of digests, each once for a chat and story."""
    if not ways:
        return
    waits = await _told_by_digest(connection, work, ways)
    told_by = (await bodies_of(connection, work.body_id)).values()
    sent = await _told_at_once(connection, told_by, ways)
    at_once = [
        (chat_id, way)
        for chat_id, way in ways
        if isinstance(way, AtOnce) and waits.get(chat_id) is None
    ]
    # What waits for a digest and comes at once now need not come again.
    moved = [chat_id for chat_id, _ in at_once if chat_id in waits]
    if moved:
        await connection.execute(
            delete(digest_item).where(
                digest_item.c.story_id == work.story_id, digest_item.c.chat_id.in_(moved)
            )
        )
    await queue_rows(connection, [_delivery(work, c, way, bodies[c]) for c, way in at_once])
    lines = [
        {
            "chat_id": chat_id,
            "story_id": work.story_id,
            "topic": way.topic,
            "thread_id": way.thread_id,
        }
        for chat_id, way in ways
        if isinstance(way, ByDigest) and chat_id not in sent
    ]
    if lines:
        statement = insert(connection, digest_item).on_conflict_do_nothing()
        await connection.execute(statement, lines)


def _delivery(work: Work, chat_id: int, way: AtOnce, body_id: int) -> dict[str, Any]:
    row = story_row(work.story_id, body_id, chat_id, way.thread_id)
    return row | {"due_at": way.due_at, "priority": Priority.SUBSCRIPTION}


async def _told_by_digest(
    connection: AsyncConnection, work: Work, ways: Sequence[tuple[int, object]]
) -> dict[int, datetime | None]:
    """Return the chats that have the story in a digest, and when it was told; None: it waits."""
    rows = await connection.execute(
        select(digest_item.c.chat_id, digest_item.c.told_at).where(
            digest_item.c.story_id == work.story_id,
            digest_item.c.chat_id.between(ways[0][0], ways[-1][0]),
        )
    )
    return {row.chat_id: row.told_at for row in rows}


async def _told_at_once(
    connection: AsyncConnection, bodies: Collection[int], ways: Sequence[tuple[int, object]]
) -> frozenset[int]:
    rows = await connection.execute(
        select(delivery.c.chat_id).where(
            delivery.c.body_id.in_(list(bodies)),
            delivery.c.chat_id.between(ways[0][0], ways[-1][0]),
        )
    )
    return frozenset(rows.scalars())
