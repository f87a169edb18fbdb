"""What tells a story, in the editions that chats want (see ``bot.subscriptions.looks``).

The message is made in English with the story; in another language, or of another look, once a chat
that wants it so gets it. Those refer to the one in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import ArticleId, Reply
from bot.newsroom.values import StoryMessage
from bot.storage.articles.articles import stored_article
from bot.storage.engine.statements import insert
from bot.storage.messages.outgoing_json import reply_json
from bot.storage.schema import article, body, story
from bot.storage.stories.copies import outlets_beside


async def load_message(connection: AsyncConnection, story_id: int) -> StoryMessage | None:
    """Return what tells a story; None where nothing (any more) could be said anew."""
    statement = (
        select(story.c.body_id, story.c.updated_at, article)
        .outerjoin(article, article.c.id == story.c.article_id)
        .where(story.c.id == story_id)
    )
    row = (await connection.execute(statement)).first()
    if row is None or row.id is None or row.body_id is None:
        return None
    return StoryMessage(
        story_id=story_id,
        body_id=row.body_id,
        article=stored_article(row),
        outlets=await outlets_beside(connection, story_id, ArticleId(row.id)),
        editions=frozenset(await bodies_of(connection, row.body_id)),
        updated_at=row.updated_at,
    )


async def bodies_of(connection: AsyncConnection, body_id: int) -> dict[str, int]:
    """Return a story's bodies by their editions.

    Args:
        connection: In a transaction of the caller's.
        body_id: Of the one in English.
    """
    rows = await connection.execute(select(body.c.language, body.c.id).where(_is_of(body_id)))
    return {row.language: row.id for row in rows}


async def translate(
    connection: AsyncConnection, body_id: int, replies: Mapping[str, Reply], now: datetime
) -> None:
    """Keep other editions of a story's message; one that is there already stays.

    Args:
        connection: In a transaction of the caller's.
        body_id: Of the one in English.
        replies: By edition.
        now: The time.
    """
    rows = [
        {"original_id": body_id, "language": edition, "content": reply_json(reply), "made_at": now}
        for edition, reply in replies.items()
    ]
    await connection.execute(insert(connection, body).on_conflict_do_nothing(), rows)


def _is_of(body_id: int) -> ColumnElement[bool]:
    return (body.c.id == body_id) | (body.c.original_id == body_id)
