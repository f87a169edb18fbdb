"""Which stories were about this? All that a week brought is looked through at once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ArticleId
from bot.newsroom.packed_topics import add_to_packed, has_topic, pack_topics
from bot.newsroom.values import FoundStory, Matching
from bot.storage.engine.database import Database
from bot.storage.engine.statements import has_bytes
from bot.storage.schema import copy, story
from bot.storage.stories.audiences import is_seen_by
from bot.storage.stories.listing import LISTED, listed_story
from bot.storage.stories.match_json import match_of, surer_of, unpack_matches
from bot.storage.stories.origins import ORIGIN, origin_of
from bot.storage.stories.twins import is_told_better
from bot.subscriptions.listing import ListedStory
from bot.subscriptions.narrowing import WIDE, Narrowing, Origin

#: Stories that are looked through in one transaction.
_PAGE = 5000

#: Whose feeds are counted.
_MOST_COUNTED = 1000

#: Stories of one topic that are listed, the newest.
MOST_LISTED = 200


class TopicIndex:
    """Looks stories up by topic."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(
        self, topic: str, since: datetime, chat_id: int | None, narrowing: Narrowing = WIDE
    ) -> tuple[FoundStory, ...]:
        """Return the stories since a time that match a topic, the newest first.

        Args:
            topic: Its key.
            since: The time.
            chat_id: Who may see them; None: everybody.
            narrowing: What of the topic is wanted.
        """
        found: list[FoundStory] = []
        async for rows in self._pages([topic], since, chat_id):
            found += (
                FoundStory(
                    story_id=row.id,
                    article_id=row.article_id,
                    title=row.title,
                    url=row.url,
                    seen_at=row.seen_at,
                )
                for row in rows
                if has_topic(row.topics, topic)
                and (
                    not narrowing
                    or narrowing.admits(origin_of(row), partial(has_topic, row.topics))
                )
            )
        # The past of a feed comes in later than it happened.
        return tuple(sorted(found, key=_seen_at, reverse=True))

    async def listed(
        self, topic: str, since: datetime, chat_id: int | None, narrowing: Narrowing = WIDE
    ) -> tuple[ListedStory, ...]:
        """Return the same, ``MOST_LISTED`` at most, as lines of a list."""
        found = await self.find(topic, since, chat_id, narrowing)
        ids = [one.story_id for one in found[:MOST_LISTED]]
        statement = select(*LISTED).where(story.c.id.in_(ids))
        statement = statement.order_by(story.c.seen_at.desc(), story.c.id.desc())
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).all()
        return tuple(listed_story(row, match_of(row.matches, topic)) for row in rows)

    async def newest(
        self,
        topics: Mapping[str, Narrowing],
        without: Collection[str],
        since: datetime,
        chat_id: int,
        most: int,
    ) -> tuple[ListedStory, ...]:
        """Return the newest stories that match one of some topics at least.

        Args:
            topics: Their keys, and what of each is wanted.
            without: Keys of topics of which none may match.
            since: The time.
            chat_id: Who may see them.
            most: So many at most.
        """
        found: list[int] = []
        async for rows in self._pages(topics, since, chat_id):
            found += (
                row.id
                for row in rows
                if any(
                    has_topic(row.topics, topic)
                    and narrowing.admits(origin_of(row), partial(has_topic, row.topics))
                    for topic, narrowing in topics.items()
                )
                and not any(has_topic(row.topics, topic) for topic in without)
            )
            if len(found) >= most:
                break
        return await self._lines(found[:most])

    async def of_outlet(
        self, outlet: str, since: datetime, chat_id: int
    ) -> tuple[ListedStory, ...]:
        """Return the stories since a time that an outlet told first, ``MOST_LISTED`` at most.

        Args:
            outlet: As people know it.
            since: The time.
            chat_id: Who may see them.
        """
        theirs = (
            select(*LISTED)
            .where(
                story.c.seen_at >= since,
                story.c.outlet == outlet,
                is_seen_by(chat_id),
                ~is_told_better(chat_id),
            )
            .order_by(story.c.seen_at.desc(), story.c.id.desc())
            .limit(MOST_LISTED)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(theirs)).all()
        return tuple(listed_story(row, None) for row in rows)

    async def outlet(self, article_id: ArticleId) -> str | None:
        """Return who printed an article that tells a story; None: it tells none."""
        printed = select(copy.c.outlet).where(copy.c.article_id == article_id).limit(1)
        async with self._database.read() as connection:
            outlet: str | None = await connection.scalar(printed)
        return outlet

    async def _pages(
        self, topics: Collection[str], since: datetime, chat_id: int | None
    ) -> AsyncIterator[Sequence[Row[Any]]]:
        """Yield stories since a time that may match one of some topics, the newest first.

        The database looks through them: of a hundred thousand a handful comes here. Where the bytes of
        two topics together look like those of one, ``has_topic`` knows better.
        """
        ends = select(
            select(func.max(story.c.id)).scalar_subquery(),
            select(func.min(story.c.id)).scalar_subquery(),
        )
        async with self._database.read() as connection:
            newest, oldest = (await connection.execute(ends)).one()
        while topics and newest is not None and newest >= oldest:
            async with self._database.read() as connection:
                may = [has_bytes(connection, story.c.topics, pack_topics([one])) for one in topics]
                some = story.c.id.between(newest - _PAGE + 1, newest)
                rows = (await connection.execute(_page(since, chat_id, some, or_(*may)))).all()
            yield rows
            newest -= _PAGE

    async def _lines(self, ids: Sequence[int]) -> tuple[ListedStory, ...]:
        """Return stories as lines of a list, of which it is not known how surely they match."""
        # The past of a feed comes in later than it happened.
        newest = select(*LISTED).where(story.c.id.in_(ids))
        newest = newest.order_by(story.c.seen_at.desc(), story.c.id.desc())
        async with self._database.read() as connection:
            rows = (await connection.execute(newest)).all()
        return tuple(listed_story(row, None) for row in rows)

    async def matching(self, article_id: ArticleId, chat_id: int) -> Matching:
        """Return what the stories are about that an article tells and that a chat may see."""
        statement = (
            select(story.c.topics, story.c.matches, *ORIGIN)
            .join(copy, copy.c.story_id == story.c.id)
            .where(copy.c.article_id == article_id, is_seen_by(chat_id))
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).all()
        surest: bytes | None = None
        for row in rows:
            surest = surer_of(surest, row.matches)
        origins = [origin_of(row) for row in rows]
        return Matching(
            tuple(row.topics for row in rows),
            unpack_matches(surest),
            Origin(
                tuple(host for origin in origins for host in origin.hosts),
                next((origin.language for origin in origins), None),
            ),
        )

    async def feeds(self, stories: Iterable[FoundStory]) -> int:
        """Return how many feeds brought some of the stories."""
        ids = [found.story_id for found in stories]
        statement = select(func.count(copy.c.feed_id.distinct())).where(
            copy.c.story_id.in_(ids[:_MOST_COUNTED])
        )
        async with self._database.read() as connection:
            count: int = (await connection.execute(statement)).scalar_one()
        return count


async def add_topics(
    connection: AsyncConnection, story_id: int, topics: Iterable[str], matches: bytes | None
) -> None:
    """Add what another copy of a story matches, in a transaction of the caller's."""
    of_story = story.c.id == story_id
    old = (await connection.execute(select(story.c.topics, story.c.matches).where(of_story))).one()
    both = add_to_packed(old.topics, topics)
    if both is None:
        return
    surer = surer_of(old.matches, matches)
    if (both, surer) != (old.topics, old.matches):
        await connection.execute(update(story).where(of_story).values(topics=both, matches=surer))


def _seen_at(found: FoundStory) -> datetime:
    return found.seen_at


def _page(
    since: datetime, chat_id: int | None, *which: ColumnElement[bool]
) -> Select[tuple[Any, ...]]:
    columns = (story.c.article_id, story.c.title, story.c.topics, story.c.seen_at, *ORIGIN)
    seen = (story.c.seen_at > since, is_seen_by(chat_id), ~is_told_better(chat_id))
    return select(story.c.id, *columns).where(*which, *seen).order_by(story.c.id.desc())
