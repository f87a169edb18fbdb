"""``precis status``: how the bot fares, by what its processes keep in the database."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.errors import StorageError
from bot.observing.observed import Observed, observe
from bot.settings import Settings
from bot.storage.engine.database import open_database, schema_version
from bot.storage.operating.figures import FigureStore
from bot.storage.operating.processes import ProcessStore


async def look(settings: Settings) -> Observed:
    """Return how the bot fares; nothing is made or brought up to date by looking.

    Raises:
        StorageError: There is no database, it is another version's, or it cannot be used.
    """
    url = settings.database_url.get_secret_value() if settings.database_url else None
    there, ours = await schema_version(settings.data_dir, url)
    if there is None:
        raise StorageError("no bot has run here yet: there is no database")
    if there != ours:
        raise StorageError(f"another version of Precis wrote the database (schema {there})")
    async with open_database(settings.data_dir, url) as database:
        now = datetime.now(UTC)
        return await observe(ProcessStore(database), FigureStore(database), now)
