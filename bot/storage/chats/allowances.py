"""How many links a minute people may ask for who are not as all others."""

from __future__ import annotations

from sqlalchemy import delete, select

from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.schema import allowance


class AllowanceStore:
    """Rows of ``allowance``; the operator makes each, so there are few."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> dict[int, int]:
        """Return links a minute by person."""
        rows = select(allowance.c.person, allowance.c.links).order_by(allowance.c.person)
        async with self._database.read() as connection:
            return {row.person: row.links for row in await connection.execute(rows)}

    async def set(self, person: int, links: int | None) -> None:
        """Let a person have so many; None: as many as everybody."""
        async with self._database.write() as connection:
            if links is None:
                mine = allowance.c.person == person
                await connection.execute(delete(allowance).where(mine))
                return
            row = insert(connection, allowance).values(person=person, links=links)
            row = row.on_conflict_do_update(
                index_elements=[allowance.c.person], set_={"links": links}
            )
            await connection.execute(row)
