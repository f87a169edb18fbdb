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
    while await drop_beyond(connection, KEEP_A_PERSON_BYTES, article.c.asked_by == person):
        pass


async def drop_beyond(
    connection: AsyncConnection, most_bytes: int, which: ColumnElement[bool], of_all: bool = False
) -> bool:
    """Drop some articles of a kind if there are too many bytes of them, or of all; the oldest.

    Returns:
        Whether there is more to drop.
    """
    sized = select(func.sum(article.c.size_bytes))
    held: int | None = await connection.scalar(sized if of_all else sized.where(which))
    excess = (held or 0) - most_bytes
    if excess <= 0:
        return False
    columns = (article.c.id, article.c.size_bytes)
    oldest = select(*columns).where(which).order_by(article.c.read_at, article.c.id).limit(BATCH)
    dropped: list[int] = []
    for row in await connection.execute(oldest):
        if excess > 0:
            dropped.append(row.id)
            excess -= row.size_bytes
    await connection.execute(delete(article).where(article.c.id.in_(dropped)))
    return excess > 0 and bool(dropped)
