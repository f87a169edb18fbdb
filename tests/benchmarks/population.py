"""A database as a bot for a million chats would have it after two months, or a share of that.

Rows are of the size that they have for news articles (``shared/summarisation`` beside the project).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Table

from bot.models import DeliveryState, Priority
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.messages.delivery_rows import story_key
from bot.storage.schema import (
    article,
    body,
    chat,
    copy,
    delivery,
    digest_item,
    entry,
    feed,
    feed_chat,
    inbox,
    searchable,
    shown,
    story,
    story_band,
    story_name,
    subscription,
)

Row = dict[str, Any]

_ROWS = 3000
_DAY = timedelta(days=1)

#: Characters and bytes of what a story has, as they are on average.
_ARTICLE, _WORDS, _BODY, _FINGERPRINT, _PACKED = 4200, 1800, 1200, 1360, 400
_BANDS, _NAMES = 20, 10

_VOCABULARY = [f"word{n}" for n in range(30_000)]


@dataclass(frozen=True, slots=True)
class Population:
    """How many there are, and what a day brings."""

    chats: int
    feeds: int
    stories_a_day: int

    #: Messages that leave: what Telegram lets a bot write in a day, if it is asked for all the time.
    sent_a_day: int

    #: Messages that wait for the end of quiet hours.
    asleep: int

    @classmethod
    def of(cls, share: float) -> Population:
        """Return a share of a million chats, 20,000 feeds and 300 stories a minute."""
        return cls(
            chats=round(1_000_000 * share),
            feeds=max(round(20_000 * share), 10),
            stories_a_day=round(300 * 60 * 24 * share),
            sent_a_day=round(29.7 * 86400 * share),
            asleep=round(300_000 * share),
        )

    def a_day(self) -> dict[str, int]:
        """Return the rows that a day adds to tables, those of a full bot's alone that grow."""
        stories = self.stories_a_day
        return {
            **dict.fromkeys(("article", "copy", "story", "body", "entry", "searchable"), stories),
            "story_band": stories * _BANDS,
            "story_name": stories * _NAMES,
            "delivery": self.sent_a_day,
            "shown": self.sent_a_day,
            "digest_item": self.chats // 10 * 5,
            "inbox": self.chats,
        }


#: Days for which rows are kept, and one more, for the sweep.
_STORIES, _SENT, _ENTRIES, _UPDATES = 15, 31, 60, 3


async def populate(database: Database, size: Population, now: datetime) -> None:
    """Fill an empty database."""
    chance = random.Random(1)  # noqa: S311  # the same each time
    stories = size.stories_a_day * _STORIES
    for table, rows in (
        (chat, _chats(size, now)),
        (subscription, _subscriptions(size, now)),
        (feed, _feeds(size, now)),
        (
            feed_chat,
            ({"feed_id": n, "chat_id": n, "added_at": now} for n in range(1, size.feeds, 2)),
        ),
        (entry, _entries(size, now)),
        (article, _articles(stories, size, now, chance)),
        (searchable, _searchable(stories, chance)),
        (body, _bodies(stories, size, now)),
        (story, _stories(stories, size, now, chance)),
        (copy, _copies(stories, size, now, chance)),
        (story_band, _by_story(stories, _BANDS, "band", chance)),
        (story_name, _by_story(stories, _NAMES, "name", chance)),
        (delivery, _deliveries(stories, size, now)),
        (shown, _shown(stories, size)),
        (digest_item, _digest_items(stories, size, now)),
        (inbox, _updates(size, now)),
    ):
        await _write(database, table, rows)


async def _write(database: Database, table: Table, rows: Iterator[Row]) -> None:
    while some := list(islice(rows, _ROWS)):
        async with database.write() as connection:
            await connection.execute(insert(connection, table), some)


def _chats(size: Population, now: datetime) -> Iterator[Row]:
    """One in ten has blocked the bot, one in ten wants a digest; each of both among them."""
    for n in range(1, size.chats + 1):
        digest = n % 10 == 1
        yield {
            "id": n,
            "language": ("en", "es", "pt", "ru", None)[n % 5],
            "paused_at": now - _DAY if n % 10 == 0 or n % 100 == 1 else None,
            "on_hold_at": now if n % 50 == 2 else None,
            "digest": "08:00" if digest else None,
            "digest_at": now - _DAY * (n % 100 == 1) + timedelta(hours=n % 23) if digest else None,
        }


def _subscriptions(size: Population, now: datetime) -> Iterator[Row]:
    """Three a chat: one of a few that many follow, and two of many that few do."""
    for n in range(1, size.chats + 1):
        for topic in (f"large_{n % 10}", f"middle_{n % 1000}", f"small_{n * 7 % 50_000}"):
            yield {"chat_id": n, "topic": topic, "label": topic, "followed_at": now}


def _feeds(size: Population, now: datetime) -> Iterator[Row]:
    """Half are the operator's, half are chats'; a few are due."""
    for n in range(1, size.feeds + 1):
        yield {
            "url": f"https://site{n}.example/feed",
            "title": f"Site {n}",
            "added_at": now - _DAY,
            "approved_at": None if n % 2 else now,
            "look_at": now + timedelta(seconds=n % 3600 - 10),
        }


def _entries(size: Population, now: datetime) -> Iterator[Row]:
    for n in range(size.stories_a_day * _ENTRIES):
        at = now - _DAY * n / size.stories_a_day
        waits = n < size.stories_a_day // 1000
        yield {
            "feed_id": n % size.feeds + 1,
            "guid": f"https://site{n % size.feeds}.example/2026/01/story-{n}",
            "link_hash": n * 7919,
            "text_hash": n * 104_729,
            "seen_at": at,
            "due_at": at if waits else None,
            "content": {} if waits else None,
            "told": None if waits else "read",
            "settled_at": None if waits else at,
        }


def _at(n: int, size: Population, now: datetime) -> datetime:
    """Return when a story came: the first longest ago."""
    return now - _DAY * _STORIES + _DAY * n / size.stories_a_day


def _articles(count: int, size: Population, now: datetime, chance: random.Random) -> Iterator[Row]:
    for n in range(count):
        # As text is, a database that packs what is long makes it half as long.
        text = " ".join(chance.choices(_VOCABULARY, k=_ARTICLE // 9))
        yield {
            "url": f"https://site{n % size.feeds}.example/2026/01/story-{n}",
            "read_at": _at(n, size, now),
            "size_bytes": _ARTICLE,
            "content": {"title": f"Story {n}", "text": text},
        }


def _searchable(count: int, chance: random.Random) -> Iterator[Row]:
    for n in range(1, count + 1):
        yield {"article_id": n, "words": " ".join(chance.choices(_VOCABULARY, k=_WORDS // 9))}


def _bodies(count: int, size: Population, now: datetime) -> Iterator[Row]:
    return ({"content": {"html": "x" * _BODY}, "made_at": _at(n, size, now)} for n in range(count))


def _stories(count: int, size: Population, now: datetime, chance: random.Random) -> Iterator[Row]:
    for n in range(count):
        yield {
            "title": f"Council of town {n} approved what its mayor had asked for",
            "url": f"https://site{n % size.feeds}.example/2026/01/story-{n}",
            "outlet": f"Site {n % size.feeds}",
            "point": {"text": "x" * 200, "link": "x" * 100},
            "seen_at": _at(n, size, now),
            "topics": chance.randbytes(_PACKED),
            "event_key": chance.randbytes(480),
            "matches": chance.randbytes(230),
            "language": "en",
            "article_id": n + 1,
            "body_id": n + 1,
        }


def _copies(count: int, size: Population, now: datetime, chance: random.Random) -> Iterator[Row]:
    for n in range(count):
        yield {
            "article_id": n + 1,
            "story_id": n + 1,
            "feed_id": n % size.feeds + 1,
            "outlet": f"Site {n % size.feeds}",
            "fingerprint": chance.randbytes(_FINGERPRINT),
            "seen_at": _at(n, size, now),
        }


def _by_story(count: int, each: int, key: str, chance: random.Random) -> Iterator[Row]:
    for n in range(1, count + 1):
        for _ in range(each):
            row = {key: chance.randrange(2**32), "story_id": n}
            yield row | {"article_id": n} if key == "band" else row


def _deliveries(stories: int, size: Population, now: datetime) -> Iterator[Row]:
    """What was sent, the oldest first; then what waits until chats wake; then what may leave now."""
    sent = size.sent_a_day * _SENT
    for n in range(sent + 2 * size.asleep):
        at = now - _DAY * _SENT + _DAY * n / size.sent_a_day
        due_at = at if n < sent else now + timedelta(hours=6 if n < sent + size.asleep else -1)
        yield {
            "dedup_key": story_key(n, n % size.chats + 1),
            "chat_id": n % size.chats + 1,
            "body_id": n % stories + 1,
            "content": {},
            "state": DeliveryState.SENT if n < sent else DeliveryState.QUEUED,
            "due_at": due_at,
            "priority": Priority.SUBSCRIPTION,
            "attempts": int(n < sent),
            "settled_at": at if n < sent else None,
            "message_id": n if n < sent else None,
        }


def _shown(stories: int, size: Population) -> Iterator[Row]:
    sent = size.sent_a_day * _SENT
    for n in range(sent - size.sent_a_day * _STORIES, sent):
        yield {"chat_id": n % size.chats + 1, "message_id": n, "article_id": n % stories + 1}


def _digest_items(stories: int, size: Population, now: datetime) -> Iterator[Row]:
    for n in range(1, size.chats + 1, 10):
        for nth in range(5 * _STORIES):
            told_at = None if nth < 5 else now - _DAY
            place = {"chat_id": n, "story_id": (n * 31 + nth) % stories + 1}
            yield place | {"topic": f"large_{n % 10}", "told_at": told_at}


def _updates(size: Population, now: datetime) -> Iterator[Row]:
    for n in range(size.chats * _UPDATES):
        received_at = now - _DAY * _UPDATES + _DAY * n / size.chats
        yield {"update_id": n + 1, "received_at": received_at, "body": None}
