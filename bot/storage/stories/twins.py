"""Stories that tell the same to different audiences, in a transaction of the caller's.

Whoever was told one of them is not told the other. The message of one that not everybody may see
says which outlets print it for all; never the other way round.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Select, String, and_, cast, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine.statements import insert
from bot.storage.messages.delivery_rows import story_key
from bot.storage.schema import amendment, copy, delivery, digest_item, story, story_twin
from bot.storage.stories.audiences import is_open, is_seen_by

#: Of one story, that are looked at.
MOST_TWINS = 64


async def pair(connection: AsyncConnection, story_id: int, twins: Iterable[int]) -> None:
    """Keep that stories tell the same."""
    rows = [
        {"story_id": one, "twin_id": other}
        for twin in twins
        for one, other in ((story_id, twin), (twin, story_id))
    ]
    if rows:
        await connection.execute(insert(connection, story_twin).on_conflict_do_nothing(), rows)


async def twins_of(connection: AsyncConnection, story_id: int) -> tuple[int, ...]:
    """Return the stories that tell the same as one."""
    some = _twins(story_id).order_by(story_twin.c.twin_id).limit(MOST_TWINS)
    return tuple(row.twin_id for row in await connection.execute(some))


def _twins(story_id: int) -> Select[tuple[int]]:
    return select(story_twin.c.twin_id).where(story_twin.c.story_id == story_id)


def is_told(story_ids: Collection[int], chat_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Return what is true of chats that have one of some stories, or will have it by digest."""
    keys = [literal(story_key(one, "")) + cast(chat_id, String) for one in story_ids]
    owed = select(delivery.c.id).where(delivery.c.dedup_key.in_(keys))
    waits = select(digest_item.c.story_id).where(
        digest_item.c.story_id.in_(story_ids), digest_item.c.chat_id == chat_id
    )
    return or_(owed.exists(), waits.exists())


async def was_told(connection: AsyncConnection, story_ids: Collection[int], chat_id: int) -> bool:
    """Whether a chat has one of some stories, or will have it by digest."""
    if not story_ids:
        return False
    told = is_told(story_ids, literal(chat_id))
    return bool(await connection.scalar(select(told)))


def is_told_better(chat_id: int | None) -> ColumnElement[bool]:
    """Return what is true of stories whose like the chat sees, too: one for all, or the older."""
    other = story.alias()
    better = or_(is_open(other), other.c.id < story.c.id)
    like = (
        select(story_twin.c.twin_id)
        .join(other, other.c.id == story_twin.c.twin_id)
        .where(story_twin.c.story_id == story.c.id, is_seen_by(chat_id, other), better)
    )
    return and_(~is_open(), like.exists())


async def amend_later(
    connection: AsyncConnection, story_id: int, outlet: str, due_at: datetime
) -> None:
    """Have a story's message say that an outlet prints it, too, and so its twins' if all may see.

    Args:
        connection: In a transaction of the caller's.
        story_id: The story.
        outlet: What prints it, too.
        due_at: When to do so.
    """
    may_tell = select(story.c.id).where(story.c.id == story_id, is_open()).exists()
    # A twin may have it from that outlet.
    like = _twins(story_id)
    know = select(copy.c.story_id).where(copy.c.story_id.in_(like), copy.c.outlet == outlet)
    news_to = story.c.id.in_(like) & story.c.id.not_in(know)
    await _amend(connection, (story.c.id == story_id) | (may_tell & news_to), due_at)


async def show_later(connection: AsyncConnection, story_id: int, due_at: datetime) -> None:
    """Have a story's message, and no twin's, show what its article says now; see ``amend_later``."""
    await _amend(connection, story.c.id == story_id, due_at)


async def _amend(connection: AsyncConnection, which: ColumnElement[bool], due_at: datetime) -> None:
    told = select(story.c.id).where(which, story.c.body_id.is_not(None))
    rows = [{"story_id": one, "due_at": due_at} for one in await connection.scalars(told)]
    if rows:
        begun = insert(connection, amendment).on_conflict_do_update(
            # One that is under way begins anew, as there is more to say.
            index_elements=[amendment.c.story_id],
            set_={"after_chat_id": None},
        )
        await connection.execute(begun, rows)
