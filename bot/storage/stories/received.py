"""What a chat received: articles that were told there, by a message or a digest, and that it asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, Row, Text, and_, cast, func, select, union_all

from bot.models import ArticleId, DeliveryState
from bot.storage.engine.database import Database
from bot.storage.messages.delivery_rows import original_body
from bot.storage.schema import article, body, delivery, digest_item, shown, story

#: Articles that are looked at, the last first, and bytes of them: a worker reads as much in its time.
MOST = 100
MOST_BYTES = 2 * 2**20


@dataclass(frozen=True, slots=True)
class Received:
    """An article as it is kept: nobody reads it here."""

    id: ArticleId

    #: JSON, for ``bot.storage.articles.article_json``.
    content: str


class ReceivedStore:
    """Reads what was delivered."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def latest(self, chat_id: int, since: datetime) -> tuple[Received, ...]:
        """Return the articles that a chat received since a time, as far as they are kept, the last first.

        At most ``MOST``, and ``MOST_BYTES`` but for the first.
        """
        told = _told(chat_id, since)
        newest = (
            select(article.c.id, article.c.size_bytes)
            .join(told, told.c.article_id == article.c.id)
            .group_by(article.c.id, article.c.size_bytes)
            .order_by(func.max(told.c.at).desc(), article.c.id.desc())
            .limit(MOST)
        )
        async with self._database.read() as connection:
            wanted = tuple(_within((await connection.execute(newest)).all()))
            content = cast(article.c.content, Text).label("content")
            kept = select(article.c.id, content).where(article.c.id.in_(wanted))
            found = {row.id: row.content for row in await connection.execute(kept)}
        return tuple(Received(ArticleId(one), found[one]) for one in wanted if one in found)


def _within(rows: Iterable[Row[Any, Any]]) -> Iterator[int]:
    """Yield the articles that there is room for."""
    left = MOST_BYTES
    for number, row in enumerate(rows):
        left -= row.size_bytes
        if left < 0 and number:
            return
        yield row.id


def _told(chat_id: int, since: datetime) -> CTE:
    """Return articles, and when a chat got them."""
    sent = and_(
        delivery.c.chat_id == chat_id,
        delivery.c.state == DeliveryState.SENT,
        delivery.c.settled_at > since,
    )
    stories = (
        select(story.c.article_id, delivery.c.settled_at.label("at"))
        .join(body, story.c.body_id == original_body())
        .join(delivery, delivery.c.body_id == body.c.id)
        .where(sent, story.c.article_id.is_not(None))
    )
    by_digest = (
        select(story.c.article_id, digest_item.c.told_at.label("at"))
        .join(digest_item, digest_item.c.story_id == story.c.id)
        .where(
            digest_item.c.chat_id == chat_id,
            digest_item.c.told_at > since,
            story.c.article_id.is_not(None),
        )
    )
    asked_for = (
        select(shown.c.article_id, delivery.c.settled_at.label("at"))
        .join(
            delivery,
            and_(
                delivery.c.chat_id == shown.c.chat_id,
                delivery.c.message_id == shown.c.message_id,
            ),
        )
        .where(sent, shown.c.article_id.is_not(None))
    )
    return union_all(stories, by_digest, asked_for).cte("told")
