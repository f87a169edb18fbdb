"""All topics that a story matches, in four bytes each: which stories were about this?

A story matches hundreds of topics, most of which nobody will ever follow. As rows they would fill
the database; as sorted hashes they are a kilobyte, and a week of them is looked through at once.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.models import ArticleId
from bot.storage.audiences import is_seen_by
from bot.storage.schema import copy, story
from bot.storage.twins import is_told_better

#: Stories that are looked through in one transaction.
_PAGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStory:
    """A story that matches a topic."""

    story_id: int

    #: None: its article is not kept any more.
    article_id: ArticleId | None
    title: str
    url: str
    seen_at: datetime


class TopicIndex:
    """Looks stories up by topic."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def find(
        self, topic: str, since: datetime, chat_id: int | None
    ) -> tuple[FoundStory, ...]:
        """Return the stories since a time that match a topic, the newest first.

        Args:
            topic: Its key.
            since: The time.
            chat_id: Who may see them; None: everybody.
        """
        found: list[FoundStory] = []
        before: int | None = None
        while True:
            async with self._engine.begin() as connection:
                rows = (await connection.execute(_page(since, before, chat_id))).all()
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
            )
            if len(rows) < _PAGE:
                return tuple(found)
            before = rows[-1].id

    async def feeds(self, stories: Iterable[FoundStory]) -> int:
        """Return how many feeds brought some of the stories."""
        ids = [found.story_id for found in stories]
        statement = select(func.count(copy.c.feed_id.distinct())).where(
            copy.c.story_id.in_(ids[:_PAGE])
        )
        async with self._engine.begin() as connection:
            count: int = (await connection.execute(statement)).scalar_one()
        return count


def pack_topics(topics: Iterable[str]) -> bytes:
    """Return the sorted hashes of topics, four bytes each."""
    return _pack(_hash(topic) for topic in topics)


def has_topic(packed: bytes, topic: str) -> bool:
    """Whether a topic is among those packed; one in four million others seems to be, for a thousand packed."""
    hashes, wanted = _unpack(packed), _hash(topic)
    place = bisect_left(hashes, wanted)
    return place < len(hashes) and hashes[place] == wanted


async def add_topics(connection: AsyncConnection, story_id: int, topics: Iterable[str]) -> None:
    """Add what another copy of a story matches, in a transaction of the caller's."""
    statement = select(story.c.topics).where(story.c.id == story_id)
    old = await connection.scalar(statement) or b""
    both = _pack([*_unpack(old), *map(_hash, topics)])
    if both != old:
        await connection.execute(update(story).where(story.c.id == story_id).values(topics=both))


def _hash(topic: str) -> int:
    return zlib.crc32(topic.encode())


def _pack(hashes: Iterable[int]) -> bytes:
    return _in_file_order(array("I", sorted(set(hashes)))).tobytes()


def _unpack(packed: bytes) -> array[int]:
    return _in_file_order(array("I", packed))


def _in_file_order(hashes: array[int]) -> array[int]:
    """Little-endian in the database, whatever this machine is."""
    if sys.byteorder == "big":
        hashes.byteswap()
    return hashes


def _page(since: datetime, before: int | None, chat_id: int | None) -> Select[tuple[object, ...]]:
    statement = select(
        story.c.id, story.c.article_id, story.c.title, story.c.url, story.c.topics, story.c.seen_at
    )
    if before is not None:
        statement = statement.where(story.c.id < before)
    seen = statement.where(is_seen_by(chat_id), ~is_told_better(chat_id))
    return seen.where(story.c.seen_at > since).order_by(story.c.id.desc()).limit(_PAGE)
