"""How much of what was read is kept: a person has a share, and all of it an end.

All of this runs in a transaction of the caller's, who has the lock of articles.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.schema import article

#: What one person may have kept: two thousand articles of usual length, or twenty of the longest in
#: a script of two bytes a letter. Who sends more has the buttons of the oldest answers end early.
KEEP_A_PERSON_BYTES = 20 * 10**6

#: Articles that are dropped at once: others wait for the end of it.
BATCH = 50


async def make_room(connection: AsyncConnection, person: int) -> None:
    """Drop the oldest articles that were read for one person alone, as far as they are too many."""
    mine = article.c.asked_by == person
    excess = await held_bytes(connection, mine) - KEEP_A_PERSON_BYTES
    while excess > 0 and (dropped := await drop_oldest(connection, excess, mine)):
        excess -= dropped


async def held_bytes(connection: AsyncConnection, *which: ColumnElement[bool]) -> int:
    """Return how many bytes of articles are kept."""
    return await connection.scalar(select(func.sum(article.c.size_bytes)).where(*which)) or 0


async def drop_oldest(connection: AsyncConnection, excess: int, which: ColumnElement[bool]) -> int:
    """Drop the oldest articles of a kind, some of them at most, until so many bytes are gone.

    Returns:
        How many bytes went; 0: there are no more such articles.
    """
    columns = (article.c.id, article.c.size_bytes)
    oldest = select(*columns).where(which).order_by(article.c.read_at, article.c.id).limit(BATCH)
    dropped: dict[int, int] = {}
    for row in await connection.execute(oldest):
        if sum(dropped.values()) < excess:
            dropped[row.id] = row.size_bytes
    await connection.execute(delete(article).where(article.c.id.in_(dropped)))
    return sum(dropped.values())
