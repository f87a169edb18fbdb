"""Messages of stories that another outlet prints, too: each is edited, silently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, select, update

from bot.models import ArticleId, DeliveryState, Priority, Reply, StoredArticle
from bot.storage.articles import stored_article
from bot.storage.copies import outlets_beside
from bot.storage.database import Database
from bot.storage.delivery_rows import body_content
from bot.storage.delivery_writes import queue_rows
from bot.storage.schema import amendment, article, body, delivery, story
from bot.storage.stories import AMEND_AFTER

#: Messages that are looked at in one transaction.
_BATCH = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendable:
    """A story whose messages are to be edited."""

    story_id: int
    body_id: int
    article: StoredArticle

    #: Who else printed it.
    outlets: tuple[str, ...]


class AmendmentStore:
    """Rows of ``amendment``, worked off."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def next_due_at(self) -> datetime | None:
        """Return when the next is due; None while there is none."""
        async with self._database.read() as connection:
            due_at: datetime | None = await connection.scalar(select(func.min(amendment.c.due_at)))
        return due_at

    async def next(self, now: datetime) -> Amendable | None:
        """Return a story to amend; None while none is due."""
        statement = (
            select(amendment.c.story_id, story.c.body_id, article)
            .join(story, story.c.id == amendment.c.story_id)
            .outerjoin(article, article.c.id == story.c.article_id)
            .where(amendment.c.due_at <= now)
            .order_by(amendment.c.due_at)
            .limit(1)
        )
        async with self._database.write() as connection:
            while (row := (await connection.execute(statement)).first()) is not None:
                if row.id is not None and row.body_id is not None:
                    return Amendable(
                        story_id=row.story_id,
                        body_id=row.body_id,
                        article=stored_article(row),
                        outlets=await outlets_beside(connection, row.story_id, ArticleId(row.id)),
                    )
                # There is nothing (any more) that could be said anew.
                await connection.execute(
                    delete(amendment).where(amendment.c.story_id == row.story_id)
                )
        return None

    async def give_up(self, story: Amendable) -> None:
        """Leave a story's messages as they are."""
        async with self._database.write() as connection:
            await connection.execute(
                delete(amendment).where(amendment.c.story_id == story.story_id)
            )

    async def amend(self, story: Amendable, reply: Reply, now: datetime) -> bool:
        """Put a new text in place of the old, and owe its edit to the next chats that have it.

        What is still queued is sent with the new text.

        Returns:
            Whether there is more to do with this text. If the story was printed by one more outlet
            meanwhile, there is not: it is due again, with another.
        """
        mine = amendment.c.story_id == story.story_id
        async with self._database.write() as connection:
            if await outlets_beside(connection, story.story_id, story.article.id) != story.outlets:
                return False
            await connection.execute(
                update(body).where(body.c.id == story.body_id).values(content=body_content(reply))
            )
            after = await connection.scalar(select(amendment.c.after_chat_id).where(mine))
            rows = (await connection.execute(_sent(story, after))).all()
            edits = [_edit(story, row, now) for row in rows if _is_to_be_edited(row)]
            await queue_rows(connection, edits)
            if len(rows) == _BATCH:
                step = update(amendment).values(after_chat_id=rows[-1].chat_id)
            elif await connection.scalar(_on_its_way(story)):
                # What was being sent without the new outlet is edited when it is there.
                step = update(amendment).values(after_chat_id=None, due_at=now + AMEND_AFTER)
            else:
                await connection.execute(delete(amendment).where(mine))
                return False
            await connection.execute(step.where(mine))
        return len(rows) == _BATCH


def _sent(story: Amendable, after: int | None) -> Select[Any]:
    """Return a SELECT of the next messages of a story that chats have."""
    edits = delivery.alias()
    queued = (
        select(edits.c.id)
        .where(
            edits.c.body_id == delivery.c.body_id,
            edits.c.chat_id == delivery.c.chat_id,
            edits.c.priority == Priority.AMENDMENT,
            edits.c.state == DeliveryState.QUEUED,
        )
        .exists()
    )
    columns = (delivery.c.id, delivery.c.chat_id, delivery.c.message_id, queued.label("queued"))
    statement = (
        select(*columns)
        .where(
            delivery.c.body_id == story.body_id,
            delivery.c.priority != Priority.AMENDMENT,
            delivery.c.state == DeliveryState.SENT,
        )
        .order_by(delivery.c.chat_id)
        .limit(_BATCH)
    )
    return statement if after is None else statement.where(delivery.c.chat_id > after)


def _is_to_be_edited(row: Row[Any]) -> bool:
    # An edit that is queued already is sent with the newest text.
    return row.message_id is not None and not row.queued


def _edit(story: Amendable, row: Row[Any], now: datetime) -> dict[str, Any]:
    return {
        "dedup_key": f"also:{row.id}:{len(story.outlets)}",
        "chat_id": row.chat_id,
        "body_id": story.body_id,
        "content": {"edits": row.message_id},
        "state": DeliveryState.QUEUED,
        "due_at": now,
        "priority": Priority.AMENDMENT,
        "attempts": 0,
    }


def _on_its_way(story: Amendable) -> Select[Any]:
    return (
        select(delivery.c.id)
        .where(delivery.c.body_id == story.body_id, delivery.c.state == DeliveryState.SENDING)
        .limit(1)
    )
