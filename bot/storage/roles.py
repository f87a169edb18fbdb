"""Who has held a role so far, as a number."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.schema import role
from bot.storage.statements import insert


async def next_epoch(engine: AsyncEngine, name: str) -> int:
    """Count one more holder of a role; returns its number, larger than all before."""
    async with engine.begin() as connection:
        statement = (
            insert(connection, role)
            .values(name=name, epoch=1)
            .on_conflict_do_update(index_elements=[role.c.name], set_={"epoch": role.c.epoch + 1})
            .returning(role.c.epoch)
        )
        epoch: int = (await connection.execute(statement)).scalar_one()
    return epoch
