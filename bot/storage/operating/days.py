"""What came of each day, for a year and a bit."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from sqlalchemy import delete, func, literal, select

from bot.metrics.days import Daily, DayFigures, Uncounted
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.schema import day_count, day_person

_KEEP = timedelta(days=400)

#: Each process adds to a day a minute after it at the latest, if the database is there.
_OPEN = timedelta(days=1)

#: Rows of one INSERT.
_BATCH = 2000


class DayStore:
    """Rows of ``day_count`` and ``day_person``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, counted: Uncounted) -> None:
        """Add what happened in a process, once a minute: so that no row is in each other's way."""
        if not counted.counts and not counted.people:
            return
        # In one order, so that of two processes none waits for the other, which waits for it.
        counts = [
            {"day": day.isoformat(), "name": name, "count": count}
            for (day, name), count in sorted(counted.counts.items())
        ]
        people = [
            {"day": day.isoformat(), "person": person} for day, person in sorted(counted.people)
        ]
        async with self._database.write() as connection:
            for row in counts:
                more = insert(connection, day_count).values(row)
                added = {"count": day_count.c.count + more.excluded.count}
                keys = [day_count.c.day, day_count.c.name]
                await connection.execute(
                    more.on_conflict_do_update(index_elements=keys, set_=added)
                )
            for start in range(0, len(people), _BATCH):
                seen = insert(connection, day_person).on_conflict_do_nothing()
                await connection.execute(seen, people[start : start + _BATCH])

    async def last(self, days: int, today: date) -> tuple[DayFigures, ...]:
        """Return what came of the last days, the oldest first, today's last."""
        first = today - timedelta(days=days - 1)
        since = first.isoformat()
        found: defaultdict[str, dict[Daily, int]] = defaultdict(dict)
        people = (
            select(day_person.c.day, literal(Daily.PEOPLE.value), func.count())
            .where(day_person.c.day >= since)
            .group_by(day_person.c.day)
        )
        counted = select(day_count).where(day_count.c.day >= since)
        async with self._database.read() as connection:
            for statement in (people, counted):
                for day, name, count in (await connection.execute(statement)).all():
                    found[day][Daily(name)] = count
        every = (first + timedelta(days=number) for number in range(days))
        return tuple(DayFigures(day, found[day.isoformat()]) for day in every)

    async def close(self, today: date) -> None:
        """Keep of the people of days that are over how many they were; drop what is too old."""
        over = day_person.c.day < (today - _OPEN).isoformat()
        people = (
            select(day_person.c.day, literal(Daily.PEOPLE.value), func.count())
            .where(over)
            .group_by(day_person.c.day)
        )
        async with self._database.write() as connection:
            row = insert(connection, day_count).from_select(["day", "name", "count"], people)
            await connection.execute(row.on_conflict_do_nothing())
            await connection.execute(delete(day_person).where(over))
            too_old = day_count.c.day < (today - _KEEP).isoformat()
            await connection.execute(delete(day_count).where(too_old))
