"""What processes say of themselves."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from bot.metrics.figures import ProcessReport
from bot.metrics.tally import Tally
from bot.storage.engine.database import Database
from bot.storage.engine.migrate import HEAD, check_usable
from bot.storage.engine.statements import insert
from bot.storage.schema import process

#: Of a process that ended nobody asks any more.
_KEEP = timedelta(hours=1)


class ProcessStore:
    """Rows of ``process``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(self, report: ProcessReport, now: datetime) -> None:
        """Keep what a process says; rows of those that ended long ago go.

        Raises:
            SchemaOutgrown: The process can do nothing any more, as its version is too old.
        """
        values = {
            "started_at": report.started_at,
            "seen_at": now,
            "heard_at": report.heard_at,
            "leads": report.leads,
            "schema": HEAD,
            "tally": report.tally.to_json(),
        }
        async with self._database.write() as connection:
            await connection.run_sync(check_usable)
            row = insert(connection, process).values(id=report.id, **values)
            row = row.on_conflict_do_update(index_elements=[process.c.id], set_=values)
            await connection.execute(row)
            await connection.execute(delete(process).where(process.c.seen_at < now - _KEEP))

    async def remove(self, process_id: str) -> None:
        """Forget a process that ends."""
        async with self._database.write() as connection:
            await connection.execute(delete(process).where(process.c.id == process_id))

    async def since(self, seen_at: datetime) -> tuple[ProcessReport, ...]:
        """Return what processes said since a time, those that began first before others."""
        there = select(process).where(process.c.seen_at >= seen_at)
        async with self._database.read() as connection:
            rows = await connection.execute(there.order_by(process.c.started_at, process.c.id))
            return tuple(
                ProcessReport(
                    id=row.id,
                    started_at=row.started_at,
                    seen_at=row.seen_at,
                    heard_at=row.heard_at,
                    leads=row.leads,
                    tally=Tally.from_json(row.tally),
                )
                for row in rows
            )
