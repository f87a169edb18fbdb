"""What people called wrong of answers: for the operator, and for the next release."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum, auto

from sqlalchemy import delete, func, select

from bot.reports import Complaint, WrongPart
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.schema import complaint

#: A person's, and those of which the operator is told, in a day.
_DAY = timedelta(days=1)
_MOST_A_DAY, _MOST_TOLD_A_DAY = 20, 30

#: That are handed out, the newest.
_MOST_LISTED = 5000


class Filed(Enum):
    """What came of a complaint."""

    #: The operator is told of it; or there were enough today, and he finds it when he looks.
    TELL = auto()
    KEEP = auto()
    #: Somebody called the same wrong before.
    KNOWN = auto()
    #: One person called too much wrong today.
    TOO_MANY = auto()


class ComplaintStore:
    """Rows of ``complaint``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def file(self, person: int, made: Complaint) -> Filed:
        """Keep a complaint; of one part of an article the first."""
        recent = select(func.count()).where(complaint.c.made_at > made.made_at - _DAY)
        known = select(complaint.c.id).where(
            complaint.c.url == made.url, complaint.c.part == made.part
        )
        async with self._database.write() as connection:
            if await connection.scalar(known) is not None:
                return Filed.KNOWN
            of_person = await connection.scalar(recent.where(complaint.c.chat_id == person)) or 0
            if of_person >= _MOST_A_DAY:
                return Filed.TOO_MANY
            told = await connection.scalar(recent) or 0
            row = {
                "chat_id": person,
                "url": made.url,
                "title": made.title,
                "part": made.part,
                "note": made.note,
                "made_at": made.made_at,
            }
            await connection.execute(
                insert(connection, complaint).values(row).on_conflict_do_nothing()
            )
        return Filed.TELL if told < _MOST_TOLD_A_DAY else Filed.KEEP

    async def all(self) -> tuple[Complaint, ...]:
        """Return what is kept, the newest first; not whose it is."""
        newest = select(complaint).order_by(complaint.c.id.desc()).limit(_MOST_LISTED)
        async with self._database.read() as connection:
            rows = (await connection.execute(newest)).all()
        return tuple(
            Complaint(
                url=row.url,
                title=row.title,
                part=WrongPart(row.part),
                note=row.note,
                made_at=row.made_at,
            )
            for row in rows
        )

    async def prune(self, before: datetime) -> None:
        """Drop what was called wrong before a time."""
        async with self._database.write() as connection:
            await connection.execute(delete(complaint).where(complaint.c.made_at < before))
