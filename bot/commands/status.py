"""``precis status``: how the bot fares, by what its processes keep in the database."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.errors import StorageError
from bot.observing.observed import Observed, observe
from bot.settings import Settings
from bot.storage.engine.database import open_database, schema_standing
from bot.storage.engine.migrate import Standing
from bot.storage.operating.figures import FigureStore
from bot.storage.operating.processes import ProcessStore


async def look(settings: Settings) -> tuple[Observed, str | None]:
    """Return how the bot fares, and what waits of an upgrade; nothing is made or changed by looking.

    Raises:
        StorageError: There is no database, it is another version's, or it cannot be used.
    """
    url = settings.database_url.get_secret_value() if settings.database_url else None
    there = await schema_standing(settings.data_dir, url)
    if there.version is None:
        raise StorageError("no bot has run here yet: there is no database")
    if not there.usable:
        raise StorageError(f"another version of Precis wrote the database (schema {there.version})")
    async with open_database(settings.data_dir, url, upgrading=False) as database:
        now = datetime.now(UTC)
        observed = await observe(ProcessStore(database), FigureStore(database), now)
    return observed, waiting_line(there)


def waiting_line(there: Standing) -> str | None:
    """Return a line about steps of an upgrade that wait; None: none does."""
    if not there.waiting:
        return None
    steps = ", ".join(there.waiting)
    return f"of the last upgrade {steps} waits: precis migrate, once no older version runs"
