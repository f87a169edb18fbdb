"""Who has held a role so far, as a number; and with PostgreSQL, until when it is held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Interval, func, literal, or_, update

from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.schema import UtcDateTime, role


async def next_epoch(database: Database, name: str) -> int:
    """Count one more holder of a role; returns its number, larger than all before."""
    async with database.write() as connection:
        statement = (
            insert(connection, role)
            .values(name=name, epoch=1)
            .on_conflict_do_update(index_elements=[role.c.name], set_={"epoch": role.c.epoch + 1})
            .returning(role.c.epoch)
        )
        epoch: int = (await connection.execute(statement)).scalar_one()
    return epoch


@dataclass(frozen=True, slots=True)
class Leases:
    """Gives a role to one process for a time, by PostgreSQL's clock, which all hosts share."""

    database: Database
    name: str
    lasts: timedelta

    async def take(self) -> int | None:
        """Take the role, if nobody holds it; returns the holder's number, larger than all before.

        Raises:
            StorageAway: Nobody can use the database for now.
        """
        async with self.database.write() as connection:
            statement = (
                insert(connection, role)
                .values(name=self.name, epoch=1, held_until=self._until())
                .on_conflict_do_update(
                    index_elements=[role.c.name],
                    set_={"epoch": role.c.epoch + 1, "held_until": self._until()},
                    where=or_(role.c.held_until.is_(None), role.c.held_until < func.now()),
                )
                .returning(role.c.epoch)
            )
            epoch: int | None = (await connection.execute(statement)).scalar_one_or_none()
        return epoch

    async def renew(self, epoch: int) -> bool:
        """Hold the role for longer; returns False if another has taken it.

        Raises:
            StorageAway: Nobody can use the database for now.
        """
        return await self._set(epoch, self._until())

    async def give_back(self, epoch: int) -> None:
        """Let another take the role at once.

        Raises:
            StorageAway: Nobody can use the database for now.
        """
        await self._set(epoch, func.now() - literal(timedelta(seconds=1), Interval))

    async def _set(self, epoch: int, until: ColumnElement[datetime]) -> bool:
        mine = (role.c.name == self.name) & (role.c.epoch == epoch)
        async with self.database.write() as connection:
            changed = await connection.execute(update(role).where(mine).values(held_until=until))
        return changed.rowcount == 1

    def _until(self) -> ColumnElement[datetime]:
        until: ColumnElement[datetime] = func.now(type_=UtcDateTime) + literal(self.lasts, Interval)
        return until
