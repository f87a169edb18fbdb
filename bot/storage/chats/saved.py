"""What people saved to find again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from sqlalchemy import delete, func, select

from bot.newsroom.lines import ArticleLine, Lines
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.schema import saved

#: Of one person.
MOST_SAVED = 500


class Saved(Enum):
    """What came of saving something."""

    NEW = auto()
    ALREADY = auto()
    TOO_MANY = auto()


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page of what a person saved, the last first."""

    page: Lines

    #: Of each line, by which it is removed.
    ids: tuple[int, ...]


class SavedStore:
    """Rows of ``saved``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, person: int, line: ArticleLine) -> Saved:
        """Keep an article's name and link, beside what a person saved before."""
        mine = select(func.count()).select_from(saved).where(saved.c.chat_id == person)
        there = select(saved.c.id).where(saved.c.chat_id == person, saved.c.url == line.url)
        async with self._database.write() as connection:
            if await connection.scalar(there) is not None:
                return Saved.ALREADY
            if (await connection.scalar(mine) or 0) >= MOST_SAVED:
                return Saved.TOO_MANY
            await connection.execute(
                insert(connection, saved)
                .values(
                    chat_id=person,
                    url=line.url,
                    title=line.title,
                    outlet=line.outlet,
                    saved_at=line.at,
                )
                .on_conflict_do_nothing()
            )
        return Saved.NEW

    async def page(self, person: int, start: int, most: int) -> SavedPage:
        """Return what a person saved, the last first.

        Args:
            person: Who.
            start: The place of the first; one that is not there (any more) is the last page's.
            most: So many at most.
        """
        mine = saved.c.chat_id == person
        async with self._database.read() as connection:
            total = await connection.scalar(select(func.count()).where(mine)) or 0
            start = min(start, max(total - 1, 0) // most * most)
            newest = select(saved).where(mine).order_by(saved.c.id.desc())
            rows = (await connection.execute(newest.offset(start).limit(most))).all()
        lines = tuple(
            ArticleLine(title=row.title, url=row.url, outlet=row.outlet, at=row.saved_at)
            for row in rows
        )
        page = Lines(total=total, start=start, lines=lines)
        return SavedPage(page, tuple(row.id for row in rows))

    async def remove(self, person: int, saved_id: int) -> bool:
        """Keep one of a person's no more; returns whether it was there."""
        mine = (saved.c.chat_id == person, saved.c.id == saved_id)
        async with self._database.write() as connection:
            return (await connection.execute(delete(saved).where(*mine))).rowcount > 0
