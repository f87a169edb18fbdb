"""Which earlier stories a story surely follows up, in a transaction of the caller's.

They are looked for among those that share rare names with it and were told to somebody. Whose they are
does not matter: a message replies to one that its own chat has, or to none.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.newsroom.follow_ups import Earlier, followed_up
from bot.storage.engine.statements import insert
from bot.storage.schema import follow_up, story, story_name
from bot.storage.stories.copies import WINDOW

#: Names that a follow-up has in common with what it follows; stories that are looked at, those first
#: that have most; and those that are kept.
_SHARED, _MOST_LIKE, _MOST = 2, 32, 8


async def keep_names(connection: AsyncConnection, story_id: int, names: Iterable[int]) -> None:
    """Have a story be found by its rare names."""
    if rows := [{"name": name, "story_id": story_id} for name in names]:
        await connection.execute(insert(connection, story_name), rows)


async def find_earlier(connection: AsyncConnection, story_id: int) -> None:
    """Keep which stories one follows up that is told for the first time."""
    mine = (await connection.execute(select(story).where(story.c.id == story_id))).one()
    if mine.names is None:
        return
    own = select(story_name.c.name).where(story_name.c.story_id == story_id)
    near = (
        select(story_name.c.story_id, func.count().label("shared"))
        .where(story_name.c.name.in_(own), story_name.c.story_id != story_id)
        .group_by(story_name.c.story_id)
        .having(func.count() >= _SHARED)
        .subquery()
    )
    rows = await connection.execute(
        select(story.c.id, story.c.event_key, story.c.names)
        .join(near, near.c.story_id == story.c.id)
        .where(
            story.c.body_id.is_not(None),
            story.c.names.is_not(None),
            story.c.seen_at.between(mine.seen_at - WINDOW, mine.seen_at),
        )
        .order_by(near.c.shared.desc(), story.c.id.desc())
        .limit(_MOST_LIKE)
    )
    candidates = [Earlier(row.id, row.event_key, row.names) for row in rows]
    found = followed_up(mine.event_key, mine.names, candidates)[:_MOST]
    if found:
        kept = [{"story_id": story_id, "earlier_id": one} for one in found]
        await connection.execute(insert(connection, follow_up), kept)
